import { useTranslations } from "next-intl";
import { useCallback, useEffect, useImperativeHandle, useRef, type Ref } from "react";
import { onceDrawn } from "@/components/ui/later";
import { useRowWindow } from "@/components/ui/use-row-window";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import { columnsOf } from "../column-roles";
import type { LoanTwice } from "@/lib/repayments/check/loans-twice";
import { InOpenRow } from "./row-action";
import { RowLine } from "./row-line";
import type { RowList } from "../worker/row-list";
import { RowOnItsWay } from "./row-on-its-way";
import { RowsHead } from "./rows-head";
import { useCellClipboard, type RowsFrom } from "./use-cell-clipboard";
import { useGrid } from "./use-grid";
import type { Sight } from "../worker/worker-messages";

const PasteQuestion = onceDrawn(() => import("./paste-question").then((part) => part.PasteQuestion));

const SAID_HEIGHT = 48;

/** Says which keys the cells know; it stands where the table is drawn. */
export const KEYS_HINT = "rows-keys";

/** What a control beside the table can ask of it. */
export interface RowsTableHandle {
  /** Puts focus into the first row in view. */
  goToFirst: () => void;
}

/**
 * All rows, of which only those in sight exist in the page; it scrolls with the page, and rows are as high as what is
 * said about them. On a narrow screen each row becomes a small list of labelled cells; roles are explicit because
 * browsers drop them when a table is laid out as anything else.
 *
 * Its keys are those of the ARIA grid pattern (use-grid.ts), but its role stays that of a table: screen readers then
 * let her read it as one, row by row and with their own table keys, and every cell is a button that says by itself
 * what it is. A grid would take these keys from her, and on a phone it is none. Tab comes to one cell, goes on to the
 * buttons that follow in its row, those of its problems and "Leave out", and then out of the table; otherwise some
 * hundred buttons would lie between the rows and the foot of the page.
 */
export function RowsTable({
  rows,
  format,
  currency,
  loans,
  rowsFrom,
  onSight,
  ref,
  act,
}: {
  rows: RowList;
  /** Told which rows are drawn, so that those not here yet are fetched. */
  onSight: (drawn: Sight) => void;
  /** The rows that a pasted block falls on. */
  rowsFrom: RowsFrom;
  ref: Ref<RowsTableHandle>;
  format: "two" | "three";
  currency: string;
  /** The rows of each loan that stands on several, by loan ID. */
  loans: ReadonlyMap<string, LoanTwice>;
  act: (edits: Edit[]) => void;
}) {
  const t = useTranslations("check.table");
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = columnsOf(format);
  const { place, openRow, goTo, handlers } = useGrid(body, rows, columns);
  const { plan, drop } = useCellClipboard(body, { place, columns, rows, rowsFrom, act });
  useImperativeHandle(ref, () => ({ goToFirst: () => goTo({ position: 0, column: place.column }) }));
  const { openProblems } = rows;
  const estimate = useCallback((place: number) => SAID_HEIGHT * (openProblems[place] ?? 0), [openProblems]);
  const { shown, from, to, spaceBelow, measure } = useRowWindow({
    body,
    rows,
    unusual: rows.marked,
    estimate,
    keep: place.position,
  });
  const own = place.position;
  useEffect(() => onSight({ from, to, own }), [from, to, own, rows, onSight]);

  return (
    <>
      <table
        role="table"
        aria-label={t("name")}
        aria-describedby={KEYS_HINT}
        aria-rowcount={rows.length + 1}
        className="block w-full border-y border-line bg-sheet"
      >
        <RowsHead
          format={format}
          currency={currency}
          hasBorrowers={shown.some(({ index }) => rows.at(index)?.borrower !== undefined)}
        />
        <tbody
          role="rowgroup"
          ref={body}
          // A margin above the first row must not move the table itself.
          className="flow-root"
          style={{ paddingBottom: spaceBelow }}
          {...handlers}
        >
          {shown.map(({ index, gap }) => {
            const row = rows.at(index);
            if (!row) {
              const number = rows.numberAt(index);
              return (
                <RowOnItsWay
                  key={number}
                  number={number}
                  index={index}
                  gap={gap}
                  format={format}
                  measure={measure}
                />
              );
            }
            return (
              <InOpenRow key={row.row} value={index === openRow}>
                <RowLine
                  row={row}
                  index={index}
                  gap={gap}
                  isUsual={isPlain(row)}
                  format={format}
                  loan={isTwice(row) ? (loans.get(row.cells.loanId) ?? null) : null}
                  act={act}
                  tabStop={index === place.position ? place.column : null}
                  measure={measure}
                />
              </InOpenRow>
            );
          })}
        </tbody>
      </table>
      {plan && (
        <PasteQuestion
          plan={plan}
          onPaste={() => {
            drop();
            act(plan.edits);
          }}
          onClose={drop}
        />
      )}
    </>
  );
}

/** Nothing is said about it: as high as nearly all rows. */
function isPlain(row: CheckedRow): boolean {
  return row.status === "report" && row.problems.length === 0 && Object.keys(row.before).length === 0;
}

function isTwice(row: CheckedRow): boolean {
  return row.problems.some((problem) => problem.code === "loan.twice");
}
