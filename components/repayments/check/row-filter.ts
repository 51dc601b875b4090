import { isInRange, type AmountRange } from "@/lib/repayments/amount-spread";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { ProblemCode } from "@/lib/repayments/problems";

/** Which rows she looks at. */
export type RowFilter =
  "all" | "problems" | "edited" | "left-out" | { code: ProblemCode } | { range: AmountRange };

export interface RowView {
  filter: RowFilter;
  /** What she typed into the find field. */
  find: string;
  /**
   * Rows that matched when she chose the view. They stay in it when they are fixed: a row must not vanish from under
   * the hand that corrects it.
   */
  held: ReadonlySet<number>;
}

export const ALL_ROWS: RowView = { filter: "all", find: "", held: new Set() };

function isEdited(row: CheckedRow): boolean {
  return Object.keys(row.before).length > 0;
}

/** Whether the row belongs to the filter now. */
export function matchesFilter(row: CheckedRow, filter: RowFilter): boolean {
  if (filter === "all") return true;
  if (filter === "problems") return row.status === "blocked" || row.status === "undecided";
  if (filter === "edited") return isEdited(row);
  if (filter === "left-out") return row.status === "left-out";
  if ("range" in filter) return row.status !== "left-out" && isInRange(row, filter.range);
  return row.problems.some((problem) => problem.code === filter.code);
}

function matchesFind(row: CheckedRow, wanted: string): boolean {
  if (wanted === "") return true;
  if (String(row.row) === wanted) return true;
  const { loanId, clientId, amount } = row.cells;
  return [loanId, clientId, amount, row.amountText ?? ""].some((text) => text.toLowerCase().includes(wanted));
}

/** True if the row belongs to the view now, whatever it was before. */
function matches(row: CheckedRow, view: Pick<RowView, "filter" | "find">): boolean {
  return matchesFilter(row, view.filter) && matchesFind(row, view.find.trim().toLowerCase());
}

/** A view of these rows, holding what matches now. */
export function viewOf(rows: readonly CheckedRow[], wanted: Pick<RowView, "filter" | "find">): RowView {
  const everything = wanted.filter === "all" && wanted.find.trim() === "";
  const held = everything ? [] : rows.filter((row) => matches(row, wanted)).map((row) => row.row);
  return { ...wanted, held: new Set(held) };
}

/** The rows to show, and how many of them are there only because they were held. */
export function rowsInView(
  rows: readonly CheckedRow[],
  view: RowView,
): { shown: readonly CheckedRow[]; solved: number } {
  if (view.filter === "all" && view.find.trim() === "") return { shown: rows, solved: 0 };
  let solved = 0;
  const shown = rows.filter((row) => {
    if (matches(row, view)) return true;
    if (!view.held.has(row.row)) return false;
    solved++;
    return true;
  });
  return { shown, solved };
}

/** What the filter is about, if it is one kind of problem. */
export function codeOf(filter: RowFilter): ProblemCode | null {
  return typeof filter === "object" && "code" in filter ? filter.code : null;
}

/** What the filter is about, if it is a range of amounts. */
export function rangeOf(filter: RowFilter): AmountRange | null {
  return typeof filter === "object" && "range" in filter ? filter.range : null;
}
