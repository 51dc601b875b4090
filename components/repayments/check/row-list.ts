import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { InView } from "./worker-messages";

/**
 * The rows she looks at, in the file's order, wherever they are kept: of a huge file only those in sight are in the
 * page. Positions count from 0 among the rows in view; `row` is the number Excel shows. A list never changes: when
 * rows change or arrive, another one takes its place.
 */
export interface RowList {
  readonly length: number;
  /** The positions of rows that are not plain, rising, and how many open problems each has. */
  readonly marked: Int32Array;
  readonly openProblems: Uint8Array;
  /** The row at a position; null while it is on its way, and beyond the ends. */
  at(position: number): CheckedRow | null;
  /** Its number, known before the row itself is here. */
  numberAt(position: number): number;
  /** Where a row stands; -1 if it is not in view. */
  positionOf(row: number): number;
}

/** A list of rows of which those in `here`, by number, have come. */
export function rowListOf(
  { numbers, marked, openProblems }: Pick<InView, "numbers" | "marked" | "openProblems">,
  here: ReadonlyMap<number, CheckedRow>,
): RowList {
  const numberAt = (position: number): number => numbers[position] ?? 0;
  return {
    length: numbers.length,
    marked,
    openProblems,
    at: (position) => here.get(numberAt(position)) ?? null,
    numberAt,
    positionOf: (row) => positionAmong(numbers, row),
  };
}

/** Finds a row by halves: numbers only rise. -1 if it is not among them. */
function positionAmong(numbers: Int32Array, row: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = numbers[middle] ?? 0;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
