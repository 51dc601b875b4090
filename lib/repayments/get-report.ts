import type { Context } from "@/lib/organizations/context";
import type { CheckedReport } from "./checked-report";
import type { DraftWork } from "./edits/draft-work";
import { reportEdits, storedEdits } from "./edits-store";
import type { Report } from "./report";
import { frozenLeftOut } from "./frozen-store";
import { findReport, reportBytes } from "./report-store";
import { assess } from "./assess";
import { splitReport } from "./split-report";

/** One batch as the review shows it, before or after confirming. */
export interface BatchFigures {
  number: number;
  loans: number;
  sumText: string;
}

export interface LeftOutRow {
  row: number;
  loanId: string;
  amountWritten: string;
  because: string;
}

/** A report by its id, within the organization and environment; null if there is none. */
export function getReport(context: Context, reportId: string): Promise<Report | null> {
  return findReport(context.db, context, reportId);
}

/** What she did to a draft so far, to go on with it; null if there is no such report. */
export async function getDraftWork(context: Context, reportId: string): Promise<DraftWork | null> {
  // In this order: should somebody save in between, the version is the older one, and a save that names it is refused.
  const report = await findReport(context.db, context, reportId);
  if (!report) return null;
  const { version, choices } = report;
  return { version, choices, edits: (await storedEdits(context.db, reportId)).join(",") };
}

/** The file of a report as it was uploaded. */
export function getReportFile(context: Context, reportId: string): Promise<Uint8Array | null> {
  return reportBytes(context.db, context, reportId);
}

/** How a draft would be sent, computed from its file now. Null if the file can no longer be read. */
export async function reviewDraft(
  context: Context,
  report: Report,
): Promise<{ checked: CheckedReport; batches: BatchFigures[]; leftOut: LeftOutRow[] } | null> {
  const bytes = await reportBytes(context.db, context, report.id);
  if (!bytes) return null;
  const checked = await assess(context, bytes, report, await reportEdits(context.db, report.id));
  if (!checked.ok) return null;
  const { lines, rows } = checked.value;
  return {
    checked: checked.value,
    batches: splitReport(lines, report.batchLimit).map((batch) => ({
      number: batch.number,
      loans: batch.lines.length,
      sumText: batch.sumText,
    })),
    leftOut: rows
      .filter((row) => row.status === "left-out")
      .map((row) => ({
        row: row.row,
        loanId: row.cells.loanId,
        amountWritten: row.cells.amount,
        because: row.because ?? "person",
      })),
  };
}

/** What a confirmed report left out, frozen with it. */
export async function getLeftOut(context: Context, reportId: string): Promise<LeftOutRow[]> {
  const rows = await frozenLeftOut(context.db, reportId);
  return rows.map((row) => ({
    row: row.row,
    loanId: row.loan_id,
    amountWritten: row.amount_written,
    because: row.because,
  }));
}
