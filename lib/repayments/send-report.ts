import { allOrNothing } from "@/lib/db/all-or-nothing";
import { crashPoint } from "@/lib/delivery/crash-points";
import { requestDelivery } from "@/lib/delivery/request-delivery";
import { findDeliveryId } from "@/lib/delivery/store";
import { wake } from "@/lib/delivery/wake";
import { recordHistory } from "@/lib/history/record-history";
import { log } from "@/lib/log";
import { mayAct, type Context } from "@/lib/organizations/context";
import { hasKivaCredentials } from "@/lib/organizations/credentials";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { frozenLines } from "./frozen-store";
import { findReport, updateReport } from "./report-store";
import { reportSubject } from "./report-subject";
import { namedLoans, takenMeanwhile } from "./corrections/taken-meanwhile";

type SendFailure = Failure<
  | "auth.role"
  | "report.not-found"
  | "report.not-confirmed"
  | "report.no-credentials"
  | "report.changed-elsewhere"
  | "report.taken-since"
>;

/**
 * Starts sending a confirmed report and returns at once: the delivery worker goes on whether or not anyone watches.
 * Sent twice, it starts once.
 *
 * - `report.taken-since`: a correction with loans that Kiva has meanwhile, or may have; params `count`, `loans`
 */
export async function sendReport(
  context: Context,
  reportId: string,
): Promise<Result<undefined, SendFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  if (!(await hasKivaCredentials(db, organization.id, environment))) return fail("report.no-credentials");

  const answer = await allOrNothing<undefined, SendFailure>(db, async (trx) => {
    const report = await findReport(trx, context, reportId);
    if (!report) return fail("report.not-found");
    if (report.stage !== "confirmed") return fail("report.not-confirmed");
    if (report.state !== "ready") return ok();
    // Raising the version first decides the race with a colleague who cancels at the same moment: one of the two
    // finds it changed and does nothing.
    if (!(await updateReport(trx, reportId, report.version, { updated_at: Date.now() }))) {
      // The other one of two clicks at once has done it, unless somebody did something else.
      const other = await findReport(trx, context, reportId);
      const isSent = other?.stage === "confirmed" && other.state !== "ready";
      return isSent ? ok() : fail("report.changed-elsewhere");
    }
    // Not one byte of it has left: what went another way since it was confirmed can still be kept from going twice.
    const lines = report.corrects === null ? [] : await frozenLines(trx, reportId);
    const loanIds = lines.map((line) => line.loan_id);
    const taken = await takenMeanwhile({ ...context, db: trx }, report, loanIds);
    if (taken.length > 0) return fail("report.taken-since", namedLoans(taken));
    const deliveryId = await findDeliveryId(trx, reportSubject(reportId));
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
  crashPoint("send-ordered");
  log().info(
    { reportId, personId: person.id, answer: answer.ok || answer.failure.code },
    "report asked to be sent",
  );
  wake();
  return answer;
}
