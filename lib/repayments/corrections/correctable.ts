import { addAmounts } from "@/lib/money";
import type { Context } from "@/lib/organizations/context";
import { forerunnersOf } from "./correction-family";
import { mendedSince } from "./mended-since";
import { linesOutcome, loansTakenBeside, type NotTakenLine } from "./not-taken";
import type { Report } from "../report";

/** What a correction of a report would send. */
export interface Correctable {
  /** False while a batch is still to leave or on its way, or once the report was finalized or cancelled. */
  isSettled: boolean;
  lines: NotTakenLine[];
  sumText: string;
  /** Lines of refused batches among them; the others are loans flagged as errors. */
  refused: number;
  /** Lines that Kiva did not take, but that another report of the month has reported since. */
  reportedSince: number;
}

/** The lines of a report that Kiva has answered and not taken, and that no other report has reported since. */
export async function correctable(
  place: Pick<Context, "db" | "organization" | "environment">,
  report: Report,
  all: readonly Report[],
): Promise<Correctable> {
  const { isMoving, notTaken } = await linesOutcome(place, report.id);
  const isSettled = report.stage === "confirmed" && !isMoving;
  const dealtWith = new Set<string>();
  if (isSettled && notTaken.length > 0) {
    const family = [report, ...forerunnersOf(report, all)];
    for (const loan of await loansTakenBeside(place, family, all)) dealtWith.add(loan);
    for (const loan of await mendedSince(place, report, all)) dealtWith.add(loan);
  }
  const lines = notTaken.filter(({ loanId }) => !dealtWith.has(loanId));
  return {
    isSettled,
    lines,
    sumText: addAmounts(lines.map((line) => line.amountText)),
    refused: lines.filter(({ because }) => because === "refused").length,
    reportedSince: notTaken.length - lines.length,
  };
}
