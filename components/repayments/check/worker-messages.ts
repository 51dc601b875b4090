import type { CheckedReport, CheckedRow, CheckOutcome, CheckSettings } from "@/lib/repayments/checked-report";
import type { AmountSpread } from "@/lib/repayments/amount-spread";
import type { Encoding, EncodingReading } from "@/lib/files/file-failure";
import type { Choices, Edit } from "@/lib/repayments/edits";
import type { RememberedColumns } from "@/lib/repayments/remembered-columns";
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

/** What the page asks of the worker. `open` comes once, `judge` after every change. */
export type ToWorker =
  | { kind: "open"; bytes: Blob; settings: CheckSettings; remembered: RememberedColumns[] }
  | { kind: "judge"; request: number; choices: Choices; edits: Edit[] };

/** The report without what is long: rows travel on their own, the lines to send are not shown here. */
export type ReportHead = Omit<CheckedReport, "rows" | "lines">;

export type WorkerOutcome =
  Exclude<CheckOutcome, { state: "checked" }> | { state: "checked"; report: ReportHead };

/**
 * What the worker answers: first the rows that differ from the last answer, in portions that no page stumbles over,
 * then the outcome that makes them count.
 */
export type FromWorker =
  | { kind: "rows"; rows: { index: number; row: CheckedRow }[] }
  | {
      kind: "outcome";
      request: number;
      outcome: WorkerOutcome;
      rowCount: number;
      /** Her choices, with the remembered columns where they were used. */
      choices: Choices;
      usedRemembered: boolean;
      sample: FileSample;
      /** How the bytes became letters, and one word of hers for each way they could; null for a file that is none. */
      letters: Letters | null;
      /** Her amounts under both decimal signs, should she want to change the one they are read with. */
      bothWays: BothWays[];
      /** How large her amounts are; null where there are too few. */
      spread: AmountSpread | null;
    }
  | { kind: "failed"; message: string };
