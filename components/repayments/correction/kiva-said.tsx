import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import type { NotTakenLine } from "@/lib/repayments/corrections/not-taken";

/** So few are read at a glance; more wait until she wants them, so that the rows to mend stay near. */
const SHOWN_OPEN = 5;
/** A page with more is slow on a phone. */
const SHOWN = 300;

/** Why the loans of a correction were not taken, in Kiva's own words: a refused batch once, flagged loans one by one. */
export function KivaSaid({ lines }: { lines: NotTakenLine[] }) {
  const t = useTranslations("correction.said");
  if (lines.length === 0) return null;
  const rows = [...refusedBatches(lines), ...flaggedLoans(lines)];
  const loans = (row: (typeof rows)[number]) =>
    row.loanId ?? t("wholeBatch", { number: row.batchNumber, count: row.count });
  return (
    <section aria-labelledby="kiva-said">
      <details open={rows.length <= SHOWN_OPEN}>
        <summary className="min-h-11 cursor-pointer py-2">
          <h2 id="kiva-said" className="inline text-lead">
            {t("title")}
          </h2>{" "}
          <span className="text-ink-soft">{t("count", { count: rows.length })}</span>
        </summary>
        <div className="space-y-4 pt-2">
          <p className="max-w-[70ch] text-ink-soft">{t("explain")}</p>
          <Table label={t("title")}>
            <TableHead>
              <HeadCell>{t("loan")}</HeadCell>
              <HeadCell>{t("code")}</HeadCell>
              <HeadCell>{t("details")}</HeadCell>
            </TableHead>
            <TableBody>
              {rows.slice(0, SHOWN).map((row, index) => (
                <Row key={index}>
                  <Cell label={t("loan")}>{loans(row)}</Cell>
                  <Cell label={t("code")}>{row.code ?? "–"}</Cell>
                  <Cell label={t("details")}>
                    <span className="break-words text-sea">{row.details ?? "–"}</span>
                  </Cell>
                </Row>
              ))}
            </TableBody>
          </Table>
          {rows.length > SHOWN && <p>{t("more", { count: rows.length - SHOWN })}</p>}
        </div>
      </details>
    </section>
  );
}

interface Said {
  /** null for all loans of a batch. */
  loanId: string | null;
  batchNumber: number;
  count: number;
  code: string | null;
  details: string | null;
}

function refusedBatches(lines: NotTakenLine[]): Said[] {
  const refused = lines.filter(({ because }) => because === "refused");
  return [...new Set(refused.map(({ batchNumber }) => batchNumber))].map((batchNumber) => {
    const own = refused.filter((line) => line.batchNumber === batchNumber);
    const [said] = own[0]?.said ?? [];
    return {
      loanId: null,
      batchNumber,
      count: own.length,
      code: said?.code ?? null,
      details: said?.details ?? null,
    };
  });
}

function flaggedLoans(lines: NotTakenLine[]): Said[] {
  return lines
    .filter(({ because }) => because === "flagged")
    .flatMap(({ loanId, batchNumber, said }) =>
      said.map(({ code, details }) => ({ loanId, batchNumber, count: 1, code, details })),
    );
}
