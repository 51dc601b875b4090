import { requestDelivery } from "@/lib/delivery/request-delivery";
import { wake } from "@/lib/delivery/wake";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { hasKivaCredentials } from "@/lib/organizations/credentials";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { findDelivery, findReport } from "./report-store";

type SendFailure = Failure<
  "auth.role" | "report.not-found" | "report.not-confirmed" | "report.no-credentials"
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
  const report = await findReport(db, context, reportId);
  if (!report) return fail("report.not-found");
  if (report.stage !== "confirmed") return fail("report.not-confirmed");
  if (!(await hasKivaCredentials(db, organization.id, environment))) return fail("report.no-credentials");

  await db.transaction().execute(async (trx) => {
    const deliveryId = await findDelivery(trx, reportId);
    const isFirst = await requestDelivery(trx, deliveryId, person.id);
    if (!isFirst) return;
    await recordHistory(trx, {
      organizationId: organization.id,
      environment,
      personId: person.id,
      action: "report.send-requested",
      subjectKind: "report",
      subjectId: reportId,
      details: { deliveryId },
    });
  });
  wake();
  return ok();
}
