import { requestDelivery } from "@/lib/delivery/request-delivery";
import { wake } from "@/lib/delivery/wake";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { hasKivaCredentials } from "@/lib/organizations/credentials";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { findDelivery } from "./frozen-store";
import { findReport, updateReport } from "./report-store";

type SendFailure = Failure<
  | "auth.role"
  | "report.not-found"
  | "report.not-confirmed"
  | "report.no-credentials"
  | "report.changed-elsewhere"
>;

/**
 * Starts sending a confirmed report and returns at once: the delivery worker goes on whether or not anyone watches.
 * Sent twice, it starts once.
 */
export async function sendReport(
  context: Context,
  reportId: string,
): Promise<Result<undefined, SendFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  if (!(await hasKivaCredentials(db, organization.id, environment))) return fail("report.no-credentials");

  const answer = await db.transaction().execute(async (trx): Promise<Result<undefined, SendFailure>> => {
    const report = await findReport(trx, context, reportId);
    if (!report) return fail("report.not-found");
    if (report.stage !== "confirmed") return fail("report.not-confirmed");
    if (report.state !== "ready") return ok();
    // Raising the version first decides the race with a colleague who cancels at the same moment: one of the two
    // finds it changed and does nothing.
    if (!(await updateReport(trx, reportId, report.version, { updated_at: Date.now() }))) {
      return fail("report.changed-elsewhere");
    }
    const deliveryId = await findDelivery(trx, reportId);
    if (!(await requestDelivery(trx, deliveryId, person.id))) return ok();
    await recordHistory(trx, {
      organizationId: organization.id,
      environment,
      personId: person.id,
      action: "report.send-requested",
      subjectKind: "report",
      subjectId: reportId,
      details: { deliveryId },
    });
    return ok();
  });
  wake();
  return answer;
}
