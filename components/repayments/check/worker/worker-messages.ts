import type { Encoding, EncodingReading } from "@/lib/files/file-failure";
import type { AmountSpread } from "@/lib/repayments/check/amount-spread";
import type {
  CheckedReport,
  CheckedRow,
  CheckOutcome,
  CheckSettings,
  Question,
} from "@/lib/repayments/checked-report";
import type { Choices } from "@/lib/repayments/edits";
import type { BulkChange, BulkKind } from "@/lib/repayments/edits/fix-preview";
import type { LoanTwice } from "@/lib/repayments/check/loans-twice";
import type { MissingLoan } from "@/lib/repayments/check/missing-loans";
import type { ProblemCode } from "@/lib/repayments/problems";
import type { RememberedColumns } from "@/lib/repayments/file/remembered-columns";
import type { RepeatedChange, RepeatedChoice } from "@/lib/repayments/edits/repeated-loans";
import type { RowView } from "@/lib/repayments/check/row-view";
import type { Finding } from "@/lib/repayments/save-answer";
import type { Act } from "../acts";
import type { ToldEdits } from "./told-edits";
import type { WordsOfRowsInError } from "./write-rows-in-error";

/** The first lines of the file as they stand, so that she can assign the columns anew at any time. */
export interface FileSample {
  /** Excel's number of the header row; null if the file has none or none was understood. */
  headerRow: number | null;
  lines: { row: number; cells: readonly string[] }[];
}

export interface Letters {
  encoding: Encoding;
  words: EncodingReading[];
}

/** One of her amounts under both signs, as plain decimal text; "" where that sign makes no number of it. */
export type BothWays = Extract<Question, { kind: "decimal-sign" }>["examples"][number];

/** Positions among the rows in view: from the first to before the second. */
export interface RowRange {
  from: number;
  to: number;
}

/** What is drawn of the rows in view: those on the screen and around it, and the one she is in, wherever it is. */
export interface Sight extends RowRange {
  own: number;
}

/** Kiva's list of expected loans: where its content is, and of which snapshot. */
export interface SnapshotAddress {
  id: string;
  url: string;
}

/**
 * How far the comparison with Kiva's expected loans is. `none`: there is no list; `waiting`: it is on its way, and what
 * it says comes with another outcome.
 */
export type Comparison = "none" | "waiting" | "here" | "failed";

/**
 * What the page tells the worker. `warm` comes before there is a file, `open` once, `compare` to fetch Kiva's list again, `judge` after every change, `view` when she looks at other rows,
 * `sight` when others come into sight, which the page may have already (`isHere`): then the worker only learns where
 * she looks, for its next judgement. Of each the newest counts; every `ask` is answered.
 */
export type ToWorker =
  | { kind: "warm"; snapshot: SnapshotAddress | null }
  | { kind: "compare" }
  | {
      kind: "open";
      bytes: Blob;
      buffer: ArrayBuffer | null;
      settings: CheckSettings;
      remembered: RememberedColumns[];
      snapshot: SnapshotAddress | null;
    }
  | { kind: "judge"; request: number; choices: Choices; edits: ToldEdits[] }
  | { kind: "view"; view: RowView }
  | { kind: "sight"; sight: Sight; isHere: boolean }
  | {
      [Name in QuestionName]: { kind: "ask"; id: number; name: Name; params: Questions[Name]["params"] };
    }[QuestionName];

/** What she is shown of something before she does it, and the act that it would be. */
export type Foreseen<Change extends { edits: unknown }> = Omit<Change, "edits"> & {
  act: Act;
  /** How many rows all her edits would name then. */
  editedRows: number;
};

/** What needs all rows, which the page does not have: asked when she wants to know. */
export interface Questions {
  /** What doing something about a whole kind of problem would change. */
  bulk: { params: { kind: BulkKind; code: ProblemCode }; answer: Foreseen<BulkChange> };
  /** What deciding all loans that stand on several rows would change, in each way there is. */
  repeated: { params: undefined; answer: Record<RepeatedChoice, Foreseen<RepeatedChange>> };
  /** The rows of a range of the view. */
  rows: { params: RowRange; answer: CheckedRow[] };
  /** Every row with an open problem, as a workbook. */
  rowsInError: { params: WordsOfRowsInError; answer: Uint8Array<ArrayBuffer> };
  /** The expected loans that are not in the file; `row`: the one that was left out. */
  missing: { params: undefined; answer: MissingLoan[] };
  /** What the file comes to, to be saved, once the comparison has come to an end; null while there is a question open. */
  finding: { params: undefined; answer: { seen: Finding; choices: Choices } | null };
}

export type QuestionName = keyof Questions;

/** The report without what is long: the rows in sight travel on their own, the lines to send are not shown here. */
export type ReportHead = Omit<CheckedReport, "rows" | "lines" | "fingerprint"> & {
  /** The loans that stand on several rows and are not decided: how many, and whether that is how the file is made. */
  repeated: { count: number; isOfPayments: boolean };
};

export type WorkerOutcome =
  Exclude<CheckOutcome, { state: "checked" }> | { state: "checked"; report: ReportHead };

/** The rows in view as the page knows them: all their numbers, and those in sight whole. */
export interface InView {
  view: RowView;
  /** The request after which they stand so. */
  request: number;
  /** The number of each row in view, as Excel shows it. */
  numbers: Int32Array;
  /** The positions of rows that are not plain, and how many open problems each has. */
  marked: Int32Array;
  openProblems: Uint8Array;
  /** Rows in view only because they were there before she fixed them. */
  solved: number;
  /** Rows that belong to the filter, whatever she looks for. */
  filtered: number;
}

export interface RowsInSight {
  rows: CheckedRow[];
  /** The loans among them that stand on several rows. */
  loans: [loanId: string, loan: LoanTwice][];
}

/** A file of no importance, checked so that all is ready for hers. */
export interface Warmed {
  report: ReportHead;
  seen: { inView: InView; inSight: RowsInSight };
}

/** What the worker answers. */
export type FromWorker =
  | ({ kind: "warmed" } & Warmed)
  | {
      kind: "outcome";
      request: number;
      outcome: WorkerOutcome;
      /** Her choices, with the remembered columns where they were used. */
      choices: Choices;
      usedRemembered: boolean;
      comparison: Comparison;
      /** How many rows her edits name: more than `MAX_EDITED_ROWS` cannot be saved. */
      editedRows: number;
      sample: FileSample;
      /** How the bytes became letters, and one word of hers for each way they could; null for a file that is none. */
      letters: Letters | null;
      /** Her amounts under both decimal signs, should she want to change the one they are read with. */
      bothWays: BothWays[];
      /** Null while there is nothing to look at. */
      seen: { inView: InView; inSight: RowsInSight } | null;
    }
  | { kind: "seen"; inView: InView; inSight: RowsInSight }
  | { kind: "sight"; request: number; inSight: RowsInSight }
  /** How large her amounts are; null where there are too few. After the outcome, which does not wait for it. */
  | { kind: "spread"; request: number; spread: AmountSpread | null }
  | { kind: "told"; id: number; answer: Questions[QuestionName]["answer"] }
  | { kind: "failed"; message: string };
