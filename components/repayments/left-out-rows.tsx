import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import type { LeftOutRow } from "@/lib/repayments/get-report";

const SHOWN = 50;

/** The rows of the file that are not reported, each with the reason: nothing disappears without a word. */
export function LeftOutRows({ rows }: { rows: LeftOutRow[] }) {
  const t = useTranslations("report.leftOut");
  if (rows.length === 0) {
    return (
      <section className="space-y-2">
        <h2 className="text-lead">{t("title")}</h2>
        <p className="text-ink-soft">{t("none")}</p>
      </section>
    );
  }
  return (
    <section className="space-y-4">
      <h2 className="text-lead">{t("title")}</h2>
      <Table label={t("caption")}>
        <TableHead>
          <HeadCell isFigure>{t("row")}</HeadCell>
          <HeadCell>{t("loanId")}</HeadCell>
          <HeadCell isFigure>{t("amount")}</HeadCell>
          <HeadCell>{t("because")}</HeadCell>
        </TableHead>
        <TableBody>
          {rows.slice(0, SHOWN).map((row) => (
            <Row key={row.row}>
              <Cell label={t("row")} isFigure>
                {row.row}
              </Cell>
              <Cell label={t("loanId")}>{row.loanId}</Cell>
              <Cell label={t("amount")} isFigure>
                {row.amountWritten}
              </Cell>
              <Cell label={t("because")}>{reason(t, row.because)}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {rows.length > SHOWN && <p>{t("more", { count: rows.length - SHOWN })}</p>}
    </section>
  );
}

function reason(t: ReturnType<typeof useTranslations<"report.leftOut">>, because: string): string {
  switch (because) {
    case "totals":
    case "header-again":
    case "no-loan":
    case "twice":
      return t(`reasons.${because}`);
    default:
      return t("reasons.person");
  }
}
