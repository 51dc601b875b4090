import { crashPoint } from "@/lib/delivery/crash-points";
import { doubtPlace } from "@/lib/delivery/doubt-place";
import { resolveBatch, type Resolution } from "@/lib/delivery/resolve-batch";
import { wake } from "@/lib/delivery/wake";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, type Failure, type Result } from "@/lib/result";
import { draftSubject } from "./draft-subject";

/**
 * A person's answer about a draft in doubt, after looking in PA2's Drafts: it arrived, or it did not and the same
 * bytes go out once more. The one way out of doubt; it needs a reason and stands in the history.
 */
export async function resolveDraft(
  context: Context,
  {
    draftId,
    answer,
    reason,
    ...batch
  }: Pick<Resolution, "batchId" | "generation" | "answer" | "reason"> & { draftId: string },
): Promise<Result<undefined, Failure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const place = doubtPlace(context, draftSubject(draftId), batch);
  const resolved = await resolveBatch(context.db, { ...place, answer, reason });
  crashPoint("answered");
  wake();
  return resolved;
}
