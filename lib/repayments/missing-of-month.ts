import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { loadSnapshot } from "@/lib/loans/expected-snapshots";
import type { Context } from "@/lib/organizations/context";
import type { CheckedReport } from "./checked-report";
import { linesOutcome } from "./corrections/not-taken";
import type { Report } from "./report";
import { allReports } from "./report-store";

/** The loans that Kiva expects, beside what the reports of a month tell her. */
export interface MissingOfMonth {
  /** Epoch milliseconds: when Kiva gave the list. */
  asOf: number;
  /** How many loans she expects. */
  count: number;
  /** Those that no report of the month tells her about. */
  missing: readonly ExpectedLoan[];
}

/** The loans of a draft's file, those on rows that still wait for her included; rows left out are not. */
export function standingLoans({ rows }: Pick<CheckedReport, "rows">): string[] {
  return rows.filter(({ status }) => status !== "left-out").map(({ cells }) => cells.loanId);
}

/**
 * Which of the loans that Kiva expects a month leaves out: with this report, a draft's by the loans that stand in it, and
 * with all others of the month that are confirmed and not refused; PA2 puts them together (domain.md, section 4.1). Null
 * where the report was compared with no list, and for a correction, which holds a few loans only.
 */
export async function missingOfMonth(
  context: Context,
  report: Report,
  drafted: Iterable<string> = [],
): Promise<MissingOfMonth | null> {
  if (report.snapshotId === null || report.corrects !== null || report.stage === "cancelled") return null;
  const snapshot = await loadSnapshot(context, report.snapshotId);
  if (!snapshot) return null;
  const reported = new Set(drafted);
  for (const { id, month, stage } of await allReports(context.db, context)) {
    if (month !== report.month || (stage !== "confirmed" && stage !== "finalized")) continue;
    for (const loanId of (await linesOutcome(context, id)).taken) reported.add(loanId);
  }
  return {
    asOf: snapshot.asOf,
    count: snapshot.loans.length,
    missing: snapshot.loans.filter(({ loanId }) => !reported.has(loanId)),
  };
}
