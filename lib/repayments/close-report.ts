import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { isDelivered, type Report } from "./report";
import { findReport, updateReport } from "./report-store";

type CloseFailure = Failure<
  | "auth.role"
  | "report.not-found"
  | "report.not-delivered"
  | "report.already-sent"
  | "report.changed-elsewhere"
>;

/** Notes that a person has finalized the report in PA2. No API does it, and none tells: it is her word. */
export function finalizeReport(context: Context, reportId: string): Promise<Result<undefined, CloseFailure>> {
  return closeReport(context, reportId, "finalized", (report) =>
    isDelivered(report.state) && report.state !== "rejected" ? null : fail("report.not-delivered"),
  );
}

/** Gives up a report of which Kiva has nothing. It stays in the list; its file can be uploaded again. */
export function cancelReport(context: Context, reportId: string): Promise<Result<undefined, CloseFailure>> {
  return closeReport(context, reportId, "cancelled", (report) =>
    ["draft", "ready", "rejected"].includes(report.state) ? null : fail("report.already-sent"),
  );
}

async function closeReport(
  context: Context,
  reportId: string,
  stage: "finalized" | "cancelled",
  refusal: (report: Report) => { ok: false; failure: CloseFailure } | null,
): Promise<Result<undefined, CloseFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  return db.transaction().execute(async (trx): Promise<Result<undefined, CloseFailure>> => {
    const report = await findReport(trx, context, reportId);
    if (!report) return fail("report.not-found");
    if (report.stage === stage) return ok();
    const refused = refusal(report);
    if (refused) return refused;
    const now = Date.now();
    const changes = { stage, closed_at: now, closed_by: person.id, updated_at: now };
    if (!(await updateReport(trx, reportId, report.version, changes)))
      return fail("report.changed-elsewhere");
    await recordHistory(trx, {
      organizationId: organization.id,
      environment,
      personId: person.id,
      action: `report.${stage}`,
      subjectKind: "report",
      subjectId: reportId,
      details: { month: report.month, stateBefore: report.state },
    });
    return ok();
  });
}
