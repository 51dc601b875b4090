import { askColleague, type Question } from "@/lib/delivery/ask-colleague";
import { doubtPlace } from "@/lib/delivery/doubt-place";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, type Failure, type Result } from "@/lib/result";
import { draftSubject } from "./draft-subject";

/** Leaves a draft in doubt to a colleague, with a note. */
export async function askAboutDraft(
  context: Context,
  { draftId, note, ...batch }: Pick<Question, "batchId" | "generation" | "note"> & { draftId: string },
): Promise<Result<undefined, Failure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const place = doubtPlace(context, draftSubject(draftId), batch);
  return askColleague(context.db, { ...place, note });
}
