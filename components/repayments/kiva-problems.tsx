import { useLocale, useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { amountText } from "@/components/ui/amount-text";
import { ButtonAnchor } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import type { KivaProblemLine } from "@/lib/repayments/kiva-problems";

/** More than anyone reads on a page; the download holds them all. */
const SHOWN = 25;

/** What Kiva said about single loans, verbatim, beside the loan it is about. */
export function KivaProblems({
  problems,
  currency,
  hasClients,
  downloadUrl,
}: {
  problems: KivaProblemLine[];
  currency: string;
  hasClients: boolean;
  downloadUrl: string;
}) {
  const t = useTranslations("delivery.problems");
  const locale = useLocale();
  if (problems.length === 0) return null;
  const amount = t("amount", { currency });
  return (
    <section aria-labelledby="kiva-problems" className="space-y-4">
      <h2 id="kiva-problems" className="text-lead">
        {t("title")}
      </h2>
      <p className="max-w-[70ch] text-ink-soft">{t("explain")}</p>
      <Table label={t("caption")}>
        <TableHead>
          <HeadCell isFigure>{t("row")}</HeadCell>
          <HeadCell>{t("loan")}</HeadCell>
          {hasClients && <HeadCell>{t("client")}</HeadCell>}
          <HeadCell isFigure>{amount}</HeadCell>
          <HeadCell isFigure>{t("batch")}</HeadCell>
          <HeadCell>{t("severity")}</HeadCell>
          <HeadCell>{t("details")}</HeadCell>
        </TableHead>
        <TableBody>
          {problems.slice(0, SHOWN).map((problem, index) => (
            <Row key={index}>
              <Cell label={t("row")} isFigure>
                {problem.rows}
              </Cell>
              <Cell label={t("loan")}>{problem.loanId}</Cell>
              {hasClients && <Cell label={t("client")}>{problem.clientId}</Cell>}
              <Cell label={amount} isFigure>
                {problem.amountText && amountText(problem.amountText, locale)}
              </Cell>
              <Cell label={t("batch")} isFigure>
                {problem.batchNumber}
              </Cell>
              <Cell label={t("severity")}>
                <span className="inline-flex items-center gap-2">
                  <Mark tone={problem.severity === "error" ? "error" : "warning"} />
                  {problem.severity === "error" ? t("error") : t("warning")}
                </span>
              </Cell>
              <Cell label={t("details")}>
                <span className="text-sea">{problem.details ?? problem.code}</span>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {problems.length > SHOWN && <p>{t("more", { count: problems.length - SHOWN })}</p>}
      <ButtonAnchor href={downloadUrl} download>
        {t("download")}
      </ButtonAnchor>
    </section>
  );
}
