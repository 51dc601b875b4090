import { recordHistory } from "@/lib/history/record-history";
import type { Context } from "@/lib/organizations/context";
import { expectedContent } from "./expected-content";
import type { ExpectedLoan } from "./expected-loan";
import { finishRun, type FetchRun } from "./run-store";
import { confirmSnapshot, forgetUnused, insertSnapshot, newestHead } from "./snapshot-store";

/**
 * Ends a run with the list it has read: a new snapshot, or the newest one with a later date where Kiva said the same
 * again. Answers its id; null, and nothing has changed, if another run has taken this one's place.
 */
export async function takeSnapshot(
  context: Context,
  run: FetchRun,
  loans: readonly ExpectedLoan[],
): Promise<string | null> {
  const content = await expectedContent(loans);
  const defaultedCount = loans.filter(({ status }) => status === "defaulted").length;
  const counts = { loanCount: loans.length, defaultedCount };
  return context.db.transaction().execute(async (trx) => {
    if (!(await finishRun(trx, context, run))) return null;
    const former = await newestHead(trx, context);
    const isSame = former?.sha256 === content.sha256;
    // When it was asked, not when the last page came: what changed meanwhile may not be in it.
    const asOf = run.startedAt;
    if (isSame) await confirmSnapshot(trx, former.id, asOf);
    const id = isSame ? former.id : await insertSnapshot(trx, context, { asOf, ...counts, content });
    await forgetUnused(trx, context, id);
    await recordHistory(trx, {
      organizationId: context.organization.id,
      environment: context.environment,
      personId: context.person.id,
      action: "loans.fetched",
      subjectKind: "loans",
      subjectId: id,
      details: { loans: loans.length, defaulted: defaultedCount, before: former?.loanCount ?? null, isSame },
    });
    return id;
  });
}
