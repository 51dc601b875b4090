import { firstFrom } from "@/lib/first-from";
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

/** Where the row stands; -1 if it is not among them. Numbers only rise. */
function positionAmong(numbers: Int32Array, row: number): number {
  const at = firstFrom(numbers.length, (position) => (numbers[position] ?? 0) < row);
  return numbers[at] === row ? at : -1;
}
