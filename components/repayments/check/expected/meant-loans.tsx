import { useTranslations } from "next-intl";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import type { Column, Meant } from "@/lib/repayments/problems";
import { RowAction } from "../grid/row-action";

/** The loans of Kiva's that may be meant, with their borrowers: she takes one of them, or none. */
export function MeantLoans({
  row: { row },
  column,
  meant: { loans, count },
  act,
}: {
  row: CheckedRow;
  column: Exclude<Column, "amount">;
  meant: Meant;
  act: (edits: Edit[]) => void;
}) {
  const t = useTranslations("check.expected");
  const table = useTranslations("check.table");
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 ps-5">
      <span className="text-ink-soft">{t("meant", { count })}</span>
      {loans.map((loan) => {
        const text = loan[column] ?? "";
        return (
          <span key={loan.loanId} className="flex items-center">
            <RowAction
              cell={column}
              isSuggestion={count === 1}
              label={table("useInRow", { text, row })}
              onClick={() => act([{ kind: "cell", row, column, text }])}
            >
              {table("use", { text })}
            </RowAction>
            <span className="wrap-anywhere">{loan.name}</span>
          </span>
        );
      })}
      {count > loans.length && (
        <span className="text-ink-soft">{t("meantMore", { count: count - loans.length })}</span>
      )}
    </span>
  );
}
