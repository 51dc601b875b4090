import { applyEdits, type RowEdits, type TwiceDecision } from "./apply-edits";
import type { CheckedRow } from "../checked-report";
import type { Edit } from "../edits";
import type { Column } from "../problems";

/** A save of more is told by its count alone: the edits themselves are kept with the report. */
const MAX_CHANGES = 200;
/** Longer than any ID or amount; what is longer was never one. */
const MAX_TEXT = 100;
/** A loan can stand on every row of a file; so many tell which it is. */
const MAX_ROWS_TOLD = 20;

/** What one save changed in one row (or in the rows of one loan), for the history. null: nothing was said of it. */
export type EditChange =
  | { row: number; field: Column; before: string; after: string }
  | { row: number; field: "leftOut"; before: boolean | null; after: boolean | null }
  /** Problems she said are right as they stand. */
  | { row: number; field: "accepted"; before: string[]; after: string[] }
  | {
      /** The first of them; all, unless `rowCount` says how many they are. */
      rows: number[];
      rowCount?: number;
      field: "twice";
      before: TwiceDecision | null;
      after: TwiceDecision | null;
    };

const COLUMNS: readonly Column[] = ["loanId", "clientId", "amount"];

/**
 * What lies between the edits of the save before and of this one, row by row, with the text of the file where she had
 * not touched a cell. Undone is undone: an edit that was taken back within the same save is no change.
 */
export function editChanges(
  before: readonly Edit[],
  after: readonly Edit[],
  rows: readonly CheckedRow[],
): { changes: EditChange[]; changeCount: number } {
  const [old, now] = [applyEdits(before), applyEdits(after)];
  const touched = new Set([...old.byRow.keys(), ...now.byRow.keys()]);
  const changes: EditChange[] = [];
  let changeCount = 0;
  const note = (change: EditChange): void => {
    if (++changeCount <= MAX_CHANGES) changes.push(change);
  };
  // Edits of rows that the file does not have change nothing.
  for (const row of rows) {
    if (touched.has(row.row)) rowChanges(row, old.byRow.get(row.row), now.byRow.get(row.row)).forEach(note);
  }
  for (const key of new Set([...old.decisions.keys(), ...now.decisions.keys()])) {
    const [was, is] = [old.decisions.get(key) ?? null, now.decisions.get(key) ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    const own = key.split(",").map(Number);
    note({
      rows: own.slice(0, MAX_ROWS_TOLD),
      ...(own.length > MAX_ROWS_TOLD && { rowCount: own.length }),
      field: "twice",
      before: was,
      after: is,
    });
  }
  return { changes, changeCount };
}

function rowChanges(
  { row, cells, before: inFile }: CheckedRow,
  old: RowEdits | undefined,
  now: RowEdits | undefined,
): EditChange[] {
  const changes: EditChange[] = [];
  for (const field of COLUMNS) {
    const untouched = inFile[field] ?? cells[field];
    const [before, after] = [old?.cells[field] ?? untouched, now?.cells[field] ?? untouched];
    if (before !== after) changes.push({ row, field, before: cut(before), after: cut(after) });
  }
  const leftOut = { before: old?.leftOut ?? null, after: now?.leftOut ?? null };
  if (leftOut.before !== leftOut.after) changes.push({ row, field: "leftOut", ...leftOut });
  const accepted = { before: [...(old?.accepted ?? [])].sort(), after: [...(now?.accepted ?? [])].sort() };
  if (accepted.before.join() !== accepted.after.join()) changes.push({ row, field: "accepted", ...accepted });
  return changes;
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
