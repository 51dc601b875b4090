import { resolveBatch } from "@/lib/delivery/resolve-batch";
import { wake } from "@/lib/delivery/wake";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { findDraft } from "./draft-store";
import { draftProgress } from "./draft-progress";

/**
 * A person's answer about a draft in doubt, after looking in PA2's Drafts: it arrived, or it did not and the same
 * bytes go out once more. The one way out of doubt; it needs a reason and stands in the history.
 */
export async function resolveDraft(
  context: Context,
  given: {
    draftId: string;
    batchId: string;
    generation: number;
    answer: "arrived" | "did-not-arrive";
    reason: string;
  },
): Promise<Result<undefined, Failure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  const draft = await findDraft(db, context, given.draftId);
  const progress = draft && (await draftProgress(context, draft));
  if (progress?.batch?.id !== given.batchId) return fail("batch.not-found");
  const answer = await resolveBatch(db, {
    organizationId: organization.id,
    environment,
    batchId: given.batchId,
    generation: given.generation,
    personId: person.id,
    answer: given.answer,
    reason: given.reason,
  });
  wake();
  return answer.ok ? ok() : answer;
}
