import type { DecimalSign } from "@/lib/amounts/number-format";
import type { Encoding } from "@/lib/files/file-failure";
import type { Column, ProblemCode } from "./problems";

/** The longest text a cell may be given: no ID or amount comes near it. */
export const MAX_CELL_TEXT = 500;

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
