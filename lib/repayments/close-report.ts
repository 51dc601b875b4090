import type { Transaction } from "kysely";
import { allOrNothing } from "@/lib/db/all-or-nothing";
import type { Schema } from "@/lib/db/schema";
import { findDeliveryId } from "@/lib/delivery/store";
import { withdrawDelivery } from "@/lib/delivery/withdraw-delivery";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { isDelivered, type Report, type ReportState } from "./report";
import { findReport, updateReport } from "./report-store";
import { reportSubject } from "./report-subject";

type CloseFailure = Failure<
  | "auth.role"
  | "report.not-found"
  | "report.not-delivered"
  | "report.already-sent"
  | "report.on-its-way"
  | "report.changed-elsewhere"
>;

/** Notes that a person has finalized the report in PA2. No API does it, and none tells: it is her word. */
export function finalizeReport(context: Context, reportId: string): Promise<Result<undefined, CloseFailure>> {
  return closeReport(
    context,
    reportId,
    "finalized",
    ({ state }) => (isDelivered(state) && state !== "rejected" ? null : fail("report.not-delivered")),
    async () => ok(),
  );
}

/**
 * Gives up a report of which Kiva has nothing: a draft, one that Kiva refused as a whole, or one of which not one byte
 * has left although sending was asked for. No worker can send it afterwards. It stays in the list; its file can be
 * uploaded again.
 *
 * - `report.on-its-way`: a worker is just trying to send a batch of it
 */
export function cancelReport(context: Context, reportId: string): Promise<Result<undefined, CloseFailure>> {
  return closeReport(
    context,
    reportId,
    "cancelled",
    ({ state }) => (CANCELLABLE.has(state) ? null : fail("report.already-sent")),
    async (trx, { state }) => {
      if (state !== "ready" && state !== "sending") return ok();
      const withdrawn = await withdrawDelivery(trx, await findDeliveryId(trx, reportSubject(reportId)));
      if (withdrawn.ok) return withdrawn;
      const isOnItsWay = withdrawn.failure.code === "delivery.on-its-way";
      return fail(isOnItsWay ? "report.on-its-way" : "report.already-sent");
    },
  );
}

const CANCELLABLE: ReadonlySet<ReportState> = new Set(["draft", "ready", "sending", "rejected"]);

async function closeReport(
  context: Context,
  reportId: string,
  stage: "finalized" | "cancelled",
  refusal: (report: Report) => { ok: false; failure: CloseFailure } | null,
  alongside: (trx: Transaction<Schema>, report: Report) => Promise<Result<undefined, CloseFailure>>,
): Promise<Result<undefined, CloseFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  return allOrNothing<undefined, CloseFailure>(db, async (trx) => {
    const report = await findReport(trx, context, reportId);
    if (!report) return fail("report.not-found");
    if (report.stage === stage) return ok();
    const refused = refusal(report);
    if (refused) return refused;
    const now = Date.now();
    const changes = { stage, closed_at: now, closed_by: person.id, updated_at: now };
    // The report's row first, as sending takes it, then the delivery's: in one order nobody waits for ever.
    if (!(await updateReport(trx, reportId, report.version, changes))) {
      // The other one of two clicks at once has done it, unless somebody did something else.
      const now = await findReport(trx, context, reportId);
      return now?.stage === stage ? ok() : fail("report.changed-elsewhere");
    }
    const done = await alongside(trx, report);
    if (!done.ok) return done;
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
