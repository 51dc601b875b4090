import { useTranslations } from "next-intl";
import { memo, useContext } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Mark, type Tone } from "@/components/ui/mark";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import type { Column } from "@/lib/repayments/problems";
import { columnsOf } from "../column-roles";
import type { LoanTwice } from "@/lib/repayments/check/loans-twice";
import { InOpenRow } from "./row-action";
import { RowCell } from "./row-cell";
import { ROW_GRID, SAID_FROM } from "./row-grid";
import { RowProblem } from "./row-problem";

const LOOK: Record<CheckedRow["status"], { tone: Tone | null; wash: string }> = {
  report: { tone: null, wash: "" },
  blocked: { tone: "error", wash: "bg-brick-wash" },
  undecided: { tone: "warning", wash: "bg-amber-wash" },
  "left-out": { tone: "neutral", wash: "" },
  added: { tone: "neutral", wash: "" },
};

export interface RowLineProps {
  row: CheckedRow;
  /** Position among the rows shown. */
  index: number;
  /** Space above it, where rows out of sight were left away. */
  gap: number;
  format: "two" | "three";
  /** Its loan, if that stands on other rows too. */
  loan: LoanTwice | null;
  act: (edits: Edit[]) => void;
  /** The column of the cell that the Tab key leads to, if that is one of this row's. */
  tabStop: Column | null;
  /** True if it is as high as nearly all others. */
  isUsual: boolean;
  measure: (element: HTMLElement | null) => (() => void) | void;
}

/** One row of the file: its cells, what is wrong with each under it, and what can be done. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, index, gap, format, loan, act, tabStop, isUsual, measure } = props;
  const t = useTranslations("check.table");
  const isOpen = useContext(InOpenRow);
  const { tone, wash } = LOOK[row.status];
  const { borrower } = row;
  const isOut = row.status === "left-out" || row.status === "added";
  const aboutRow = row.problems.filter((problem) => problem.column === null);

  return (
    <tr
      role="row"
      ref={measure}
      data-row-key={row.row}
      data-usual={isUsual || undefined}
      aria-rowindex={index + 2}
      style={gap > 0 ? { marginTop: gap } : undefined}
      className={classNames(
        "scroll-mt-16 scroll-mb-32 border-b border-line px-3 py-2 last:border-b-0 md:px-0 md:py-0",
        ROW_GRID[format],
        wash,
      )}
    >
      <td role="cell" className="row-start-1 flex h-11 items-center gap-2 text-small text-ink-soft md:px-2">
        <span className="flex w-4 justify-center max-md:hidden">{tone && <Mark tone={tone} />}</span>
        {tone && <Mark tone={tone} className="md:hidden" />}
        <span className="md:hidden" aria-hidden="true">
          {t("row")}
        </span>
        <span>{row.row}</span>
        {tone && <span className="sr-only">{t(`status.${row.status}`)}</span>}
      </td>
      {columnsOf(format).map((column) => (
        <RowCell
          key={column}
          row={row}
          column={column}
          format={format}
          isOut={isOut}
          isTabStop={column === tabStop}
          loan={loan}
          act={act}
        />
      ))}
      {borrower !== undefined && (
        <td
          role="cell"
          className="flex min-h-11 min-w-0 items-center gap-3 text-ink-soft max-md:col-span-2 md:row-start-1 md:-col-end-2 md:ps-6"
        >
          <span aria-hidden="true" className="w-24 shrink-0 text-small md:hidden">
            {t("borrower")}
          </span>
          <span className="px-2 wrap-anywhere md:px-0">{borrower ?? "–"}</span>
        </td>
      )}
      <td role="cell" className="contents">
        <div className="row-start-1 -col-end-1 justify-self-end md:pe-1">
          <Button
            kind="quiet"
            tabIndex={isOpen ? 0 : -1}
            className={classNames(!isOut && "text-ink-soft! no-underline! hover:underline!")}
            aria-label={t(isOut ? "putBackRow" : "leaveOutRow", { row: row.row })}
            onClick={() => act([{ kind: isOut ? "put-back" : "leave-out", row: row.row }])}
          >
            {t(isOut ? "putBack" : "leaveOut")}
          </Button>
        </div>
        {(aboutRow.length > 0 || isOut) && (
          <div
            className={classNames(
              "col-span-2 pb-2 md:row-start-5 md:-col-end-1 md:px-2",
              SAID_FROM[format].row,
            )}
          >
            <WhyOut row={row} />
            {aboutRow.map((problem) => (
              <RowProblem key={problem.code} row={row} problem={problem} loan={loan} act={act} />
            ))}
          </div>
        )}
      </td>
    </tr>
  );
});

/** Why a row is not reported, where no problem's own sentence says it. */
function WhyOut({ row }: { row: CheckedRow }) {
  const t = useTranslations("check.table");
  if (row.status === "added") {
    return <p className="text-ink-soft">{t("addedInto", { row: row.intoRow ?? 0 })}</p>;
  }
  if (row.because === "person") return <p className="text-ink-soft">{t("because.person")}</p>;
  if (row.because === "twice") return <p className="text-ink-soft">{t("because.twice")}</p>;
  return null;
}
