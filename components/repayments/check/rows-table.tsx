import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useRowWindow } from "@/components/ui/use-row-window";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import { columnsOf } from "./column-roles";
import { ROW_GRID } from "./row-grid";
import type { LoanTwice } from "./loans-twice";
import { RowLine } from "./row-line";
import type { RowList } from "./row-list";
import { RowOnItsWay } from "./row-on-its-way";

const ROW_HEIGHT = 45;
const SAID_HEIGHT = 48;

/**
 * All rows, of which only those in sight exist in the page; it scrolls with the page, and rows are as high as what is
 * said about them. On a narrow screen each row becomes a small list of labelled cells; roles are explicit because
 * browsers drop them when a table is laid out as anything else.
 */
export function RowsTable({
  rows,
  format,
  currency,
  loans,
  act,
}: {
  rows: RowList;
  format: "two" | "three";
  currency: string;
  /** The rows of each loan that stands on several, by loan ID. */
  loans: ReadonlyMap<string, LoanTwice>;
  act: (edits: Edit[]) => void;
}) {
  const t = useTranslations("check.table");
  const names = useTranslations("common.columnNames");
  const body = useRef<HTMLTableSectionElement>(null);
  const [focusedRow, setFocusedRow] = useState<number | null>(null);
  const isUsual = useCallback((index: number) => isPlain(rows.at(index)), [rows]);
  const estimate = useCallback(
    (index: number, usual: number | null) => (usual ?? ROW_HEIGHT) + saidHeight(rows.at(index)),
    [rows],
  );
  const { shown, spaceBelow, measure } = useRowWindow({
    body,
    rows,
    isUsual,
    estimate,
    // The row she is in stays in the page however far she scrolls: what she types there must not be lost.
    keep: focusedRow === null ? -1 : rows.positionOf(focusedRow),
  });

  return (
    <table
      role="table"
      aria-label={t("name")}
      aria-rowcount={rows.length + 1}
      className="block w-full border-y border-line bg-sheet"
    >
      <thead role="rowgroup" className="sticky top-0 z-10 block bg-sheet max-md:sr-only">
        <tr
          role="row"
          aria-rowindex={1}
          className={classNames(ROW_GRID[format], "border-b border-line-strong")}
        >
          <th role="columnheader" scope="col" className={HEAD}>
            {t("row")}
          </th>
          {columnsOf(format).map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={classNames(HEAD, column === "amount" && "text-end")}
            >
              {column === "amount" ? t("amount", { currency }) : names(column)}
            </th>
          ))}
          <th role="columnheader" scope="col" className={HEAD}>
            <span className="sr-only">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        ref={body}
        // A margin above the first row must not move the table itself.
        className="flow-root"
        style={{ paddingBottom: spaceBelow }}
        onFocus={(event) => {
          const row = event.target.closest("tr")?.dataset.rowKey;
          setFocusedRow(row === undefined ? null : Number(row));
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setFocusedRow(null);
        }}
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
            <RowLine
              key={row.row}
              row={row}
              index={index}
              gap={gap}
              isUsual={isPlain(row)}
              format={format}
              loan={isTwice(row) ? (loans.get(row.cells.loanId) ?? null) : null}
              act={act}
              measure={measure}
            />
          );
        })}
      </tbody>
    </table>
  );
}

/** Nothing is said about it: as high as nearly all rows. One that is on its way is taken for such a row. */
function isPlain(row: CheckedRow | null): boolean {
  if (!row) return true;
  return row.status === "report" && row.problems.length === 0 && Object.keys(row.before).length === 0;
}

function saidHeight(row: CheckedRow | null): number {
  return SAID_HEIGHT * (row?.problems.filter(({ open }) => open).length ?? 0);
}

function isTwice(row: CheckedRow): boolean {
  return row.problems.some((problem) => problem.code === "loan.twice");
}

const HEAD = "px-2 py-3 text-small text-ink-soft";
