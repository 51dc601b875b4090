import type { Context } from "@/lib/organizations/context";
import type { CheckedReport } from "./checked-report";
import type { Edit } from "./edits";
import type { Report } from "./report";
import { frozenLeftOut } from "./frozen-store";
import { findReport, reportBytes, reportEdits } from "./report-store";
import { assess } from "./save-report";
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

/** A draft with all it takes to go on checking it: her edits, and the bytes through their own route. */
export async function getDraftEdits(context: Context, reportId: string): Promise<Edit[]> {
  return reportEdits(context.db, reportId);
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
  const checked = await assess(context, bytes, report.choices, await reportEdits(context.db, report.id));
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
