import { sendOthers, type SendOthers } from "@/lib/delivery/send-others";
import { wake } from "@/lib/delivery/wake";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, type Failure, type Result } from "@/lib/result";
import { reportSubject } from "./report-subject";

/** Goes on with a report's batches that are not in doubt. `doubts` are those that her page showed. */
export async function sendOtherBatches(
  context: Context,
  reportId: string,
  doubts: SendOthers["doubts"],
): Promise<Result<undefined, Failure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  const answer = await sendOthers(db, {
    organizationId: organization.id,
    environment,
    of: reportSubject(reportId),
    personId: person.id,
    doubts,
  });
  wake();
  return answer;
}
