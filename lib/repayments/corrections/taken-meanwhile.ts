import type { Context } from "@/lib/organizations/context";
import { forerunnersOf } from "./correction-family";
import { loansTakenBeside } from "./not-taken";
import type { Report } from "../report";
import { allReports } from "../report-store";

/**
 * The loans of a correction that Kiva has by now, or may have, through another report: one sent meanwhile, or the
 * corrected one itself where she changed a loan's ID to one of its others. Nothing for an ordinary report: of the
 * same month reported twice she is warned as a whole.
 */
export async function takenMeanwhile(
  context: Pick<Context, "db" | "organization" | "environment">,
  report: Report,
  loanIds: readonly string[],
): Promise<string[]> {
  if (report.corrects === null) return [];
  const all = await allReports(context.db, context);
  const others = all.filter(({ id }) => id !== report.id);
  const taken = await loansTakenBeside(context, forerunnersOf(report, all), others);
  return [...new Set(loanIds)].filter((loan) => taken.has(loan));
}

/** Of the loans that stand in the way; the page of the draft lists them all. */
const MOST_NAMED = 5;

/** What a refusal says of them: how many, and the first ones by their IDs. */
export function namedLoans(loans: readonly string[]): { count: number; loans: string } {
  return { count: loans.length, loans: loans.slice(0, MOST_NAMED).join(", ") };
}
