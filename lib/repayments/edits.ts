import type { DecimalSign } from "@/lib/amounts/number-format";
import type { Encoding } from "@/lib/files/file-failure";
import { MAX_ROWS } from "@/lib/files/file-limits";
import type { Column, ProblemCode } from "./problems";

/** The longest text a cell may be given: no ID or amount comes near it. */
export const MAX_CELL_TEXT = 500;
/** So many rows her edits may name in all: every row of the largest file twice, and more than anybody does one by one. */
export const MAX_EDITED_ROWS = 2 * MAX_ROWS;
/** Their JSON text, in bytes: so many corrected cells, with texts twice as long as any ID. */
export const MAX_EDITS_BYTES = 48 * 1024 * 1024;

/**
 * What she did to the file, in order. Edits travel to the server as they are, are stored as they are, and the server
 * replays them on the same bytes. `row` is the number Excel shows.
 */
export type Edit =
  | { kind: "cell"; row: number; column: Column; text: string }
  | { kind: "leave-out"; row: number }
  | { kind: "put-back"; row: number }
  /** "It is right as it stands." Undone by editing the cell. */
  | { kind: "accept"; row: number; code: ProblemCode }
  /**
   * The decision about one loan that stands on several rows. It holds only for exactly these rows: should another row
   * join them later, she is asked again.
   */
  | { kind: "twice"; rows: number[]; choice: "keep"; keep: number }
  | { kind: "twice"; rows: number[]; choice: "add" | "all" };

/** How she answered what the file alone cannot tell. */
export interface Choices {
  /** Which sheet of a workbook, by its name; asked when several can be meant. */
  sheet?: string;
  /** How the bytes become letters; told by the file's own words, and hers to change. */
  encoding?: Encoding;
  /** Which column is which; asked when the headers are not sure. */
  columns?: ColumnChoice;
  /** Which sign is the decimal one; asked when every amount can be read both ways. */
  decimalSign?: DecimalSign;
}

/** Positions count from 0. `headerRow` is Excel's row number of the header, null if the file has none. */
export interface ColumnChoice {
  headerRow: number | null;
  loanId: number;
  /** null for organizations on the two-column format. */
  clientId: number | null;
  amount: number;
}

/** How many rows edits name, each as often as it is named: what `MAX_EDITED_ROWS` bounds. */
export function editedRows(edits: readonly Edit[]): number {
  let count = 0;
  for (const edit of edits) count += edit.kind === "twice" ? edit.rows.length : 1;
  return count;
}
