import type { Failure } from "@/lib/result";

/** What one side, browser or server, found in the file; both must be equal. */
export interface Finding {
  fingerprint: string;
  lines: number;
  sumText: string;
  problemRows: number;
  /** Which of Kiva's lists it was compared with; null for none. */
  snapshotId: string | null;
}

export interface SavedReport {
  reportId: string;
  version: number;
  /** Set if server and browser read the file differently: the server's finding counts, and she is shown both. */
  disagreement: { browser: Finding; server: Finding } | null;
}

/**
 * - `report.same-file`: this very file was uploaded before; params `reportId`, `month` (YYYY-MM), `at` (epoch ms).
 *   Saved all the same when she says so
 * - `report.changed-elsewhere`: another tab or person saved meanwhile
 * - `report.not-a-draft`: it was confirmed or cancelled meanwhile
 * - `report.unreadable`: the server cannot read the file; params `code`
 * - `upload.not-whole`: the file's parts do not come to the file; it has to be sent anew
 * - `server.busy`: too many large files at once
 * - `report.unanswered`: a question about columns or decimals is still open
 */
export type SaveFailure = Failure<
  | "report.same-file"
  | "report.changed-elsewhere"
  | "report.not-a-draft"
  | "report.not-found"
  | "report.unreadable"
  | "report.unanswered"
  | "report.month"
  | "upload.not-whole"
  | "server.busy"
  | "input.invalid"
  | "auth.signed-out"
  | "auth.no-such-place"
  | "auth.role"
>;
