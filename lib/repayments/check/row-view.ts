import { isInRange, type AmountRange } from "./amount-spread";
import type { CheckedFile } from "./checked-file";
import type { CheckedRow } from "../checked-report";
import type { Expectation } from "../expected/expectation";
import type { ProblemCode } from "../problems";

/** Which rows she looks at. */
export type RowFilter =
  "all" | "problems" | "edited" | "left-out" | { code: ProblemCode } | { range: AmountRange };

export interface RowView {
  filter: RowFilter;
  /** What she typed into the find field. */
  find: string;
}

export const ALL_ROWS: RowView = { filter: "all", find: "" };

/** The rows of a view, in the file's order, without the rows themselves: those are made for the few in sight. */
export interface ViewedRows {
  /** The position in the file of each row in view. */
  positions: Int32Array;
  /** How many are in view only because they were held. */
  solved: number;
  /** How many belong to the filter, whatever is looked for. */
  filtered: number;
}

function isEdited(row: CheckedRow): boolean {
  return Object.keys(row.before).length > 0;
}

/** Whether the row belongs to the filter now. */
function matchesFilter(row: CheckedRow, filter: RowFilter): boolean {
  if (filter === "all") return true;
  if (filter === "problems") return row.status === "blocked" || row.status === "undecided";
  if (filter === "edited") return isEdited(row);
  if (filter === "left-out") return row.status === "left-out";
  if ("range" in filter) return row.status !== "left-out" && isInRange(row, filter.range);
  return row.problems.some((problem) => problem.code === filter.code);
}

function matchesFind(row: CheckedRow, wanted: string, expected: Expectation | null): boolean {
  if (wanted === "") return true;
  if (String(row.row) === wanted) return true;
  const { loanId, clientId, amount } = row.cells;
  const texts = [loanId, clientId, amount, row.amountText, expected?.borrowerOf(row.cells)];
  return texts.some((text) => text?.toLowerCase().includes(wanted));
}

/** True where only rows of which there is something to say can match. */
function isAboutMarked({ filter }: RowView): boolean {
  return filter !== "all" && !(typeof filter === "object" && "range" in filter);
}

function isEverything({ filter, find }: RowView): boolean {
  return filter === "all" && find.trim() === "";
}

/**
 * The rows of a view. `held`: rows that matched when she chose it, by number. They stay in it when they are fixed: a
 * row must not vanish from under the hand that corrects it.
 */
export function viewRows(checked: CheckedFile, view: RowView, held: ReadonlySet<number>): ViewedRows {
  const { length } = checked;
  if (isEverything(view)) {
    const positions = new Int32Array(length);
    for (let at = 0; at < length; at++) positions[at] = at;
    return { positions, solved: 0, filtered: length };
  }
  const wanted = view.find.trim().toLowerCase();
  const found: number[] = [];
  let solved = 0;
  let filtered = 0;
  const look = (at: number): void => {
    const row = checked.rowAt(at);
    const belongs = matchesFilter(row, view.filter);
    if (belongs) filtered++;
    if (belongs && matchesFind(row, wanted, checked.layout.expected)) found.push(at);
    else if (held.has(row.row)) {
      found.push(at);
      solved++;
    }
  };
  if (isAboutMarked(view)) {
    const positions = new Set(checked.markedPositions());
    // A row taken back to what the file says is plain again, and still held.
    for (const row of held) positions.add(checked.positionOf(row));
    for (const at of [...positions].sort((left, right) => left - right)) look(at);
  } else for (let at = 0; at < length; at++) look(at);
  return { positions: Int32Array.from(found), solved, filtered };
}

/** The numbers of the rows in view: what it holds from here on. */
export function heldBy(checked: CheckedFile, view: RowView, { positions }: ViewedRows): ReadonlySet<number> {
  return isEverything(view) ? new Set() : new Set(Array.from(positions, (at) => checked.numberAt(at)));
}

/** What the filter is about, if it is one kind of problem. */
export function codeOf(filter: RowFilter): ProblemCode | null {
  return typeof filter === "object" && "code" in filter ? filter.code : null;
}

/** What the filter is about, if it is a range of amounts. */
export function rangeOf(filter: RowFilter): AmountRange | null {
  return typeof filter === "object" && "range" in filter ? filter.range : null;
}
