import { askColleague, type Question } from "@/lib/delivery/ask-colleague";
import { doubtPlace } from "@/lib/delivery/doubt-place";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, type Failure, type Result } from "@/lib/result";
import { reportSubject } from "./report-subject";

/** Leaves a report's batch in doubt to a colleague, with a note. */
export async function askAboutBatch(
  context: Context,
  { reportId, note, ...batch }: Pick<Question, "batchId" | "generation" | "note"> & { reportId: string },
): Promise<Result<undefined, Failure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  return askColleague(context.db, { ...doubtPlace(context, reportSubject(reportId), batch), note });
}
