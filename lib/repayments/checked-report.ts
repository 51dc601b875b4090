import type { DecimalSign } from "@/lib/amounts/number-format";
import type { Delimiter, Encoding, EncodingReading, FileFailure } from "@/lib/files/file-failure";
import type { ColumnChoice } from "./edits";
import type { Column, Problem, ProblemCode, Severity } from "./problems";

/** What the organization has agreed with Kiva, as far as the check needs it. */
export interface CheckSettings {
  /** Kiva's "CSV upload format" (PA2 > Account > Profile): with or without the client ID. */
  columns: "two" | "three";
  /** ISO 4217. */
  currency: string;
}

/** Something about the file as a whole that she should know; the words stand under `repayments.notices.<code>`. */
export interface Notice {
  code:
    | "file.nul-bytes"
    /** The letters can be meant in another way too; params `word`, `other`: one word both ways. */
    | "file.letters-unsure"
    /** Letters that are gone, as U+FFFD; params `count` of rows and the first `row`. */
    | "file.letters-lost"
    /** Garbled before the file was written ("PÃ©rez"); params `count`, `text`, `meant`. */
    | "file.letters-garbled"
    | "file.stray-quotes"
    /** Lines that stood in quotes as a whole; params `count` and the first `row`. */
    | "file.wrapped-lines"
    | "file.lines-before-header"
    | "file.no-header"
    | "file.totals-agree"
    | "file.totals-differ"
    | "file.totals-unreadable"
    /** Rows that Excel does not show; params `count`, the first `row`, and `how`: "filter" or "hidden". */
    | "sheet.hidden-rows"
    /** Columns that are reported and that Excel does not show; params `count` and `columns`, their letters. */
    | "sheet.hidden-columns"
    /** Figures or IDs that formulas computed; params `count` of rows and the first `row`. */
    | "sheet.formulas"
    /** Merged cells among those that are reported; params `count` and `rows`, the first places. */
    | "sheet.merged";
  params: Record<string, string | number>;
}

/** A sheet of a workbook, to choose by: how many rows hold something, and the first of them, cut short. */
export interface SheetSample {
  name: string;
  /** Excel shows no tab for it. */
  isHidden: boolean;
  rows: number;
  lines: { row: number; cells: string[] }[];
}

/** Which sheet of a workbook was read, among all that hold something; hidden ones come last. */
export interface SheetReading {
  name: string;
  isHidden: boolean;
  sheets: SheetSample[];
}

/** How the file was read, to be said on screen. */
export interface Reading {
  /** null for a text file; what follows about letters and delimiters is said of those only. */
  sheet: SheetReading | null;
  encoding: Encoding;
  /** One of her own words in every encoding that the bytes allow. */
  words: EncodingReading[];
  delimiter: Delimiter;
  /** The file's own header texts, by position; empty if it has none. */
  headers: readonly string[];
  columns: ColumnChoice;
  /** null where no amount depends on it. */
  decimalSign: DecimalSign | null;
  /** Up to three of her own amounts and how they are read. */
  examples: { row: number; text: string; amountText: string }[];
}

/**
 * - `report`: goes out
 * - `blocked`: has an open error
 * - `undecided`: has an open warning
 * - `left-out`: by her, by a decision, or because it is no loan (`because`)
 * - `added`: its amount went into the row named by `intoRow`
 */
export type RowStatus = "report" | "blocked" | "undecided" | "left-out" | "added";

export interface CheckedRow {
  /** As Excel shows it, header included. */
  row: number;
  /** The texts as they stand after her edits. */
  cells: Record<Column, string>;
  /** The texts of the file, only for columns she changed. */
  before: Partial<Record<Column, string>>;
  /** The figure this row reports as plain decimal text with the currency's decimals ("1250.00"); null if unreadable. */
  amountText: string | null;
  problems: Problem[];
  status: RowStatus;
  because: "person" | "totals" | "header-again" | "no-loan" | "twice" | null;
  intoRow: number | null;
  /** Whose loan it is in PA2, null if Kiva does not expect it. Only in rows made to be looked at, and only if known. */
  borrower?: string | null;
  /** Only where `row.shifted` is open: what stands beyond the last column, so that no download loses it. */
  extra?: string[];
}

/** All problems of one kind. */
export interface ProblemGroup {
  code: ProblemCode;
  severity: Severity;
  /** Problems still open. */
  open: number;
  /** All, answered ones included. */
  count: number;
  /** How many of them `fixAll` would fix. */
  fixable: number;
  /** Of rows that are not left out. */
  standing: number;
}

/** One line of the report: what Kiva will be told. */
export interface ReportLine {
  loanId: string;
  /** null on the two-column format. */
  clientId: string | null;
  /** Plain decimal text with the currency's decimals: "25.00". */
  amountText: string;
  /** The rows of the file it comes from; several where she added them up. */
  rows: number[];
}

export interface Totals {
  /** Rows of the file that are neither blank nor header. */
  rowsInFile: number;
  /** Rows with at least one open problem. */
  problemRows: number;
  leftOut: number;
  edited: number;
  /** Lines to report. */
  lines: number;
  /** Different loans among them. */
  loans: number;
  /** Sum of the lines, plain decimal text. */
  sumText: string;
}

/** The loans that Kiva expects, beside the file. */
export interface ExpectedTotals {
  count: number;
  /** Those that stand on no row, or on rows that are left out only. */
  missing: number;
}

export interface CheckedReport {
  reading: Reading;
  notices: Notice[];
  rows: CheckedRow[];
  groups: ProblemGroup[];
  totals: Totals;
  /** Null where Kiva's list is not known. */
  expected: ExpectedTotals | null;
  /** Rows with the status `report`, in the file's order, additions applied. Complete only when `problemRows` is 0. */
  lines: ReportLine[];
  /** A checksum of `lines`: browser and server compare theirs. */
  fingerprint: string;
}

/** What must be asked before rows can be judged at all. */
export type Question =
  | {
      /** Several sheets of a workbook could be meant, or none is understood. */
      kind: "sheet";
      sheets: SheetSample[];
    }
  | {
      kind: "columns";
      /** "unsure": headers found but not understood; "no-header": the first line already holds data. */
      reason: "unsure" | "no-header" | "one-column";
      headerRow: number | null;
      headers: readonly string[];
      /** The first rows, for her eyes. */
      sample: { row: number; cells: readonly string[] }[];
      /** The best guess, as a start. */
      guess: { loanId: number | null; clientId: number | null; amount: number | null };
    }
  | {
      kind: "decimal-sign";
      /** Up to three of her amounts, each read both ways. */
      examples: { row: number; text: string; withPoint: string; withComma: string }[];
    };

export type CheckOutcome =
  | { state: "checked"; report: CheckedReport }
  | { state: "question"; question: Question }
  | {
      state: "unreadable";
      failure: FileFailure;
    };
