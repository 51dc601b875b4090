import { classNames } from "@/components/ui/class-names";
import { columnsOf } from "../column-roles";
import { ROW_GRID } from "./row-grid";
import type { RowLineProps } from "./row-line";

/** The place of a row that has not come from the worker yet, as high as nearly all rows. */
export function RowOnItsWay({
  number,
  index,
  gap,
  format,
  measure,
}: Pick<RowLineProps, "index" | "gap" | "format" | "measure"> & {
  /** As Excel shows it. */
  number: number;
}) {
  return (
    <tr
      role="row"
      ref={measure}
      data-row-key={number}
      data-usual
      aria-rowindex={index + 2}
      aria-busy="true"
      // Focus waits here for the row, should she have gone to it.
      tabIndex={-1}
      style={gap > 0 ? { marginTop: gap } : undefined}
      className={classNames(
        "scroll-mt-16 scroll-mb-32 border-b border-line px-3 py-2 last:border-b-0 md:px-0 md:py-0",
        ROW_GRID[format],
      )}
    >
      <td role="cell" className="flex h-11 items-center px-2 text-small text-ink-soft md:ps-8">
        {number}
      </td>
      {columnsOf(format).map((column) => (
        <td
          key={column}
          role="cell"
          className="flex h-11 items-center px-2 max-md:col-span-2 max-md:col-start-1"
        >
          <span
            className={classNames("h-4 w-20 rounded-base bg-line", column === "amount" && "md:ms-auto")}
          />
        </td>
      ))}
      <td role="cell" className="max-md:hidden" />
    </tr>
  );
}
