import type { TableLine } from "@/lib/files/cut-lines";

/** A rectangle of merged cells: Excel's row numbers, columns counted from 0; the value stands in its first cell. */
export interface MergedCells {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

/** One sheet of a workbook. */
export interface Sheet {
  name: string;
  /** Excel shows no tab for it. */
  isHidden: boolean;
  /** Rows that hold something, with Excel's numbers; at most as many as are judged. */
  lines: TableLine[];
  /** How many rows hold something, also where `lines` had to stop before. */
  rowCount: number;
  /** Columns that Excel does not show, from 0, as ranges with both ends in them. */
  hiddenColumns: [from: number, to: number][];
  merged: MergedCells[];
  /** Rows are hidden by a filter, not by hand. */
  isFiltered: boolean;
}

/** An .xlsx as far as a list is read from it: the sheets in the order of their tabs. */
export interface Workbook {
  sheets: Sheet[];
}

/** Ends reading from wherever it stands; caught in `readWorkbook` and nowhere else. */
export class Unreadable extends Error {
  constructor(readonly code: "workbook.broken" | "workbook.too-large") {
    super(code);
  }
}

/** For what cannot be: a part is missing, or does not say what it must. */
export function broken(): never {
  throw new Unreadable("workbook.broken");
}

/** For more than can be meant. */
export function tooLarge(): never {
  throw new Unreadable("workbook.too-large");
}
