import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import { classNames } from "@/components/ui/class-names";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import { showHidden } from "@/lib/repayments/ids/hidden-characters";
import type { Column } from "@/lib/repayments/problems";
import { CellEditor } from "./cell-editor";
import type { LoanTwice } from "@/lib/repayments/check/loans-twice";
import { SAID_FROM } from "./row-grid";
import { problemId, RowProblem } from "./row-problem";

const PLACE = {
  two: { loanId: "md:col-start-2", clientId: "", amount: "md:col-start-3" },
  three: { loanId: "md:col-start-2", clientId: "md:col-start-3", amount: "md:col-start-4" },
} as const;
/** Each column's remarks have a line of their own, so that two of them never stand beside each other. */
const SAID_LINE: Record<Column, string> = {
  loanId: "md:row-start-2",
  clientId: "md:row-start-3",
  amount: "md:row-start-4",
};

/** A cell and, under it, what is said about it. On a wide screen the cell's box gives its parts to the row's grid. */
export function RowCell({
  row,
  column,
  format,
  isOut,
  isTabStop,
  loan,
  act,
}: {
  row: CheckedRow;
  column: Column;
  format: "two" | "three";
  /** Not reported: shown, but not to be worked on before it is put back. */
  isOut: boolean;
  /** The one cell of the table that the Tab key leads to. */
  isTabStop: boolean;
  loan: LoanTwice | null;
  act: (edits: Edit[]) => void;
}) {
  const t = useTranslations("check.table");
  const names = useTranslations("common.columnNames");
  const locale = useLocale();
  const problems = row.problems.filter((problem) => problem.column === column);
  const before = row.before[column];
  const isMoved = row.problems.some((problem) => problem.code === "row.shifted");
  const isAmount = column === "amount";
  const shown = isAmount && row.amountText !== null ? amountText(row.amountText, locale) : row.cells[column];

  return (
    <td role="cell" data-column={column} className="contents">
      <div
        className={classNames(
          "col-span-2 flex min-h-11 items-center gap-3 md:col-span-1 md:row-start-1 md:block",
          PLACE[format][column],
        )}
      >
        <span aria-hidden="true" className="w-24 shrink-0 text-small text-ink-soft md:hidden">
          {names(column)}
        </span>
        <div className={classNames("min-w-0 grow", before !== undefined && "border-s-3 border-leaf")}>
          <CellEditor
            label={t("cell", { column: names(column), row: row.row })}
            column={column}
            text={row.cells[column]}
            shown={shown}
            isOut={isOut}
            isTabStop={isTabStop}
            problemIds={problems.map((problem) => problemId(row.row, problem.code))}
            commitsUnchanged={isMoved}
            onCommit={(text) => act([{ kind: "cell", row: row.row, column, text }])}
          />
          {before !== undefined && (
            <p
              className={classNames(
                "px-2 pb-1.5 text-small wrap-anywhere text-ink-soft",
                isAmount && "md:text-end",
              )}
            >
              {before.trim() === "" ? t("wasEmpty") : t("was", { text: showHidden(before) })}
            </p>
          )}
        </div>
      </div>
      {problems.length > 0 && (
        <div
          className={classNames(
            "col-span-2 pb-1.5 md:-col-end-1 md:px-2",
            SAID_FROM[format][column],
            SAID_LINE[column],
          )}
        >
          {problems.map((problem) => (
            <RowProblem key={problem.code} row={row} problem={problem} loan={loan} act={act} />
          ))}
        </div>
      )}
    </td>
  );
}
