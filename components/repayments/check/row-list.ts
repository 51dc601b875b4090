import type { CheckedRow } from "@/lib/repayments/checked-report";

/**
 * The rows she looks at, in the file's order, wherever they are kept: of a huge file only those in sight are in the
 * page. Positions count from 0 among the rows in view; `row` is the number Excel shows. A list never changes: when
 * rows change or arrive, another one takes its place.
 */
export interface RowList {
  readonly length: number;
  /** The row at a position; null while it is on its way, and beyond the ends. */
  at(position: number): CheckedRow | null;
  /** Its number, known before the row itself is here. */
  numberAt(position: number): number;
  /** Where a row stands; -1 if it is not in view. */
  positionOf(row: number): number;
}

/** A list of rows that are all here, in the file's order. */
export function rowListOf(rows: readonly CheckedRow[]): RowList {
  const numberAt = (position: number): number => rows[position]?.row ?? 0;
  return {
    length: rows.length,
    at: (position) => rows[position] ?? null,
    numberAt,
    positionOf: (row) => positionAmong(rows.length, numberAt, row),
  };
}

/** Finds a row by halves: numbers only rise. -1 if it is not among them. */
function positionAmong(length: number, numberAt: (position: number) => number, row: number): number {
  let low = 0;
  let high = length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = numberAt(middle);
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
