import type { Encoding, EncodingReading } from "@/lib/files/file-failure";
import type { AmountSpread } from "@/lib/repayments/amount-spread";
import type { CheckedReport, CheckedRow, CheckOutcome, CheckSettings } from "@/lib/repayments/checked-report";
import type { Choices, Edit } from "@/lib/repayments/edits";
import type { BulkChange, BulkKind } from "@/lib/repayments/fix-preview";
import type { LoanTwice } from "@/lib/repayments/loans-twice";
import type { ProblemCode } from "@/lib/repayments/problems";
import type { RememberedColumns } from "@/lib/repayments/remembered-columns";
import type { RepeatedLoan } from "@/lib/repayments/repeated-loans";
import type { RowView } from "@/lib/repayments/row-view";
import type { Finding } from "@/lib/repayments/save-answer";
import type { BothWays } from "./decimal-sign-choice";

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

/** Positions among the rows in view: from the first to before the second. */
export interface RowRange {
  from: number;
  to: number;
}

/** What is drawn of the rows in view: those on the screen and around it, and the one she is in, wherever it is. */
export interface Sight extends RowRange {
  own: number;
}

/**
 * What the page tells the worker. `open` comes once, `judge` after every change, `view` when she looks at other rows,
 * `sight` when others come into sight. Of each the newest counts; every `ask` is answered.
 */
export type ToWorker =
  | { kind: "warm" }
  | { kind: "open"; bytes: Blob; settings: CheckSettings; remembered: RememberedColumns[] }
  | { kind: "judge"; request: number; choices: Choices; edits: Edit[] }
  | { kind: "view"; view: RowView }
  | { kind: "sight"; sight: Sight }
  | {
      [Name in QuestionName]: { kind: "ask"; id: number; name: Name; params: Questions[Name]["params"] };
    }[QuestionName];

/** What needs all rows, which the page does not have: asked when she wants to know. */
export interface Questions {
  /** What doing something about a whole kind of problem would change. */
  bulk: { params: { kind: BulkKind; code: ProblemCode }; answer: BulkChange };
  /** The loans that stand on several rows and are not decided. */
  repeated: { params: undefined; answer: RepeatedLoan[] };
  /** The rows of a range of the view. */
  rows: { params: RowRange; answer: CheckedRow[] };
  /** Every row with an open problem. */
  problems: { params: undefined; answer: CheckedRow[] };
  /** What the file comes to, to be saved; null while there is a question open. */
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

/** What the worker answers. */
export type FromWorker =
  | {
      kind: "outcome";
      request: number;
      outcome: WorkerOutcome;
      /** Her choices, with the remembered columns where they were used. */
      choices: Choices;
      usedRemembered: boolean;
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
