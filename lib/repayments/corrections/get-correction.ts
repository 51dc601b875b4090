import type { Context } from "@/lib/organizations/context";
import { assess } from "../assess";
import { correctable, type Correctable } from "./correctable";
import { correctionsOf, isFamilyOpen, openCorrection } from "./correction-family";
import { linesOutcome, type NotTakenLine } from "./not-taken";
import type { Report } from "../report";
import { reportProgress } from "../report-progress";
import { allReports, findReport, reportBytes } from "../report-store";

/** What the page of a report says about correcting it. */
export interface Corrections {
  correctable: Correctable;
  /**
   * Lines of refused batches that nobody takes care of yet. None while a correction is under way: handed out as a file,
   * too, they would be reported twice.
   */
  missing: NotTakenLine[];
  /** The one that is not done yet, which stands in the way of another: of this report, or of one it goes back to. */
  open: Report | null;
  /** Something of this report, of one it corrects or of a correction is still to be decided: PA2 can wait. */
  isFamilyOpen: boolean;
  /** Those made of this report, newest first, without the ones given up. */
  made: Report[];
}

/** What Kiva did not take of a confirmed report, and what was made of it. */
export async function getCorrections(context: Context, report: Report): Promise<Corrections> {
  const all = await allReports(context.db, context);
  const found = await correctable(context, report, all);
  const open = openCorrection(report, all);
  const isMissing = found.isSettled && !open;
  return {
    correctable: found,
    missing: isMissing ? found.lines.filter(({ because }) => because === "refused") : [],
    open,
    isFamilyOpen: isFamilyOpen(report, all),
    made: correctionsOf(report.id, all),
  };
}

/** The report that a correction corrects, and when it was sent; null for an ordinary report. */
export async function getCorrected(
  context: Context,
  { corrects }: Report,
): Promise<{ report: Report; sentAt: number | null } | null> {
  const report = corrects === null ? null : await findReport(context.db, context, corrects);
  if (!report) return null;
  const { requested } = await reportProgress(context, report);
  return { report, sentAt: requested?.at ?? null };
}

/** Why the loans of a correction were not taken: the lines of the corrected report that its file was made of. */
export async function getReasons(context: Context, report: Report): Promise<NotTakenLine[]> {
  const bytes = report.corrects === null ? null : await reportBytes(context.db, context, report.id);
  if (report.corrects === null || !bytes) return [];
  const asMade = await assess(context, bytes, report, []);
  if (!asMade.ok) return [];
  const loans = new Set(asMade.value.rows.map(({ cells }) => cells.loanId));
  const { notTaken } = await linesOutcome(context, report.corrects);
  return notTaken.filter(({ loanId }) => loans.has(loanId));
}
