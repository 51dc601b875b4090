import { deliveryProblems, deliveryProgress } from "@/lib/delivery/delivery-progress";
import { isSettled } from "@/lib/delivery/states";
import type { Context } from "@/lib/organizations/context";
import { frozenLines } from "../frozen-store";
import type { Report } from "../report";
import { REPORT_DELIVERY } from "../report-store";

type Place = Pick<Context, "db" | "organization" | "environment">;

/** A line of a report that Kiva has answered and not taken. */
export interface NotTakenLine {
  batchNumber: number;
  loanId: string;
  /** null on the two-column format. */
  clientId: string | null;
  amountText: string;
  /** Excel's row numbers in her file, comma separated. */
  rows: string;
  /** The whole batch was refused, or this loan was flagged as an error in a batch that was taken. */
  because: "refused" | "flagged";
  /** Kiva's words, unchanged; several where Kiva named several problems. */
  said: KivaWords[];
}

interface KivaWords {
  code: string | null;
  details: string | null;
}

/** What became of the lines of a confirmed report. */
interface LinesOutcome {
  /** When sending was asked for, in epoch milliseconds; null if it was not yet. */
  requestedAt: number | null;
  /** A batch is still to leave or on its way; one in doubt is not. */
  isMoving: boolean;
  notTaken: NotTakenLine[];
  /** Loans that Kiva has or may have yet: on a line of a batch that was taken, is in doubt or is still to be sent. */
  taken: Set<string>;
}

/**
 * Tells for each line of a confirmed report whether Kiva has taken it. A batch in doubt counts as taken here: its
 * loans must not be sent again before a person has looked.
 */
export async function linesOutcome(
  { db, organization, environment }: Place,
  reportId: string,
): Promise<LinesOutcome> {
  const at = [organization.id, environment, REPORT_DELIVERY, reportId] as const;
  const { requestedAt = null, batches = [] } = (await deliveryProgress(db, ...at)) ?? {};
  const byNumber = new Map(batches.map((batch) => [batch.number, batch]));
  const errors = new Map<string, KivaWords[]>();
  for (const { severity, batchNumber, loanId, code, details } of await deliveryProblems(db, ...at)) {
    if (severity !== "error") continue;
    const key = `${batchNumber}:${loanId}`;
    errors.set(key, [...(errors.get(key) ?? []), { code, details }]);
  }

  const notTaken: NotTakenLine[] = [];
  const taken = new Set<string>();
  for (const line of await frozenLines(db, reportId)) {
    const batch = byNumber.get(line.batch_number);
    const flagged = errors.get(`${line.batch_number}:${line.loan_id}`);
    const isRefused = batch?.state === "rejected";
    if (!isRefused && !(flagged && batch?.state === "accepted_with_problems")) {
      taken.add(line.loan_id);
      continue;
    }
    notTaken.push({
      batchNumber: line.batch_number,
      loanId: line.loan_id,
      clientId: line.client_id,
      amountText: line.amount_text,
      rows: line.rows,
      because: isRefused ? "refused" : "flagged",
      said: isRefused ? [{ code: null, details: batch.reasonDetail }] : (flagged ?? []),
    });
  }
  const isMoving = batches.some(({ state }) => state !== "unknown" && !isSettled(state));
  return { requestedAt, isMoving, notTaken, taken };
}

/**
 * Loans that Kiva has, or may have yet, beside what a correction is to send again. `forerunners` are the report it
 * corrects and those before: of them what Kiva did not take may be sent again. Of the month's other reports those
 * count that were sent after the first of the forerunners, or may be yet: what was sent before was known when that
 * one was.
 */
export async function loansTakenBeside(
  place: Place,
  forerunners: readonly Report[],
  all: readonly Report[],
): Promise<Set<string>> {
  const first = forerunners.at(-1);
  const found = new Set<string>();
  if (!first) return found;
  let since = 0;
  for (const { id } of forerunners) {
    const { requestedAt, taken, notTaken } = await linesOutcome(place, id);
    const free = new Set(notTaken.map((line) => line.loanId));
    for (const loan of taken) if (!free.has(loan)) found.add(loan);
    if (id === first.id) since = requestedAt ?? 0;
  }
  const others = all.filter(
    (other) =>
      other.month === first.month &&
      (other.stage === "confirmed" || other.stage === "finalized") &&
      !forerunners.some(({ id }) => id === other.id),
  );
  for (const { id } of others) {
    const { requestedAt, taken } = await linesOutcome(place, id);
    if (requestedAt === null || requestedAt >= since) for (const loan of taken) found.add(loan);
  }
  return found;
}
