import { useLocale, useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { ButtonAnchor } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Mark } from "@/components/ui/mark";
import type { MissingOfMonth } from "@/lib/repayments/missing-of-month";
import { ReportedShare } from "./reported-share";

const SHOWN = 50;

/** Which loans did I not report: how many of those Kiva expects the month tells her about, and which are missing. */
export function MissingLoans({
  found,
  hasClients,
  downloadUrl,
}: {
  found: MissingOfMonth | null;
  hasClients: boolean;
  downloadUrl: string;
}) {
  const t = useTranslations("report.missing");
  const names = useTranslations("common.columnNames");
  const locale = useLocale();
  if (!found) return null;
  const { asOf, missing } = found;
  return (
    <section aria-labelledby="missing-title" className="space-y-3">
      <h2 id="missing-title" className="text-lead">
        {t("title")}
      </h2>
      <ReportedShare found={found} />
      <p className="flex items-center gap-2">
        <Mark tone={missing.length > 0 ? "warning" : "good"} />
        <span>
          {t("missing", { count: missing.length })}{" "}
          <span className="text-ink-soft">
            {t("asOf")} <LocalTime at={asOf} locale={locale} />
          </span>
        </span>
      </p>
      {missing.length > 0 && (
        <>
          <details>
            <summary className="min-h-11 cursor-pointer py-2.5 text-leaf underline underline-offset-2">
              {t("see", { count: missing.length })}
            </summary>
            <Table label={t("caption")}>
              <TableHead>
                <HeadCell>{names("loanId")}</HeadCell>
                {hasClients && <HeadCell>{names("clientId")}</HeadCell>}
                <HeadCell>{t("borrower")}</HeadCell>
              </TableHead>
              <TableBody>
                {missing.slice(0, SHOWN).map(({ kivaId, loanId, clientId, name }) => (
                  <Row key={kivaId}>
                    <Cell label={names("loanId")}>{loanId}</Cell>
                    {hasClients && <Cell label={names("clientId")}>{clientId ?? ""}</Cell>}
                    <Cell label={t("borrower")}>{name}</Cell>
                  </Row>
                ))}
              </TableBody>
            </Table>
            {missing.length > SHOWN && <p>{t("more", { count: missing.length - SHOWN })}</p>}
          </details>
          <p>
            <ButtonAnchor href={downloadUrl} download>
              {t("download")}
            </ButtonAnchor>
          </p>
        </>
      )}
    </section>
  );
}
