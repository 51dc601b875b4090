import { crashPoint } from "@/lib/delivery/crash-points";
import { planDelivery } from "@/lib/delivery/plan-delivery";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { serializeRepayments } from "@/lib/partner-api/serialize-repayments";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { assess } from "./assess";
import { reportEdits } from "./edits-store";
import { insertFrozenLines } from "./frozen-store";
import { largeInTurn } from "./large-files";
import { findReport, reportBytes, reportFileSize, REPORT_DELIVERY, updateReport } from "./report-store";
import type { Report } from "./report";
import { splitReport } from "./split-report";
import { namedLoans, takenMeanwhile } from "./corrections/taken-meanwhile";

type ConfirmFailure = Failure<
  | "auth.role"
  | "report.not-found"
  | "report.not-a-draft"
  | "report.changed-elsewhere"
  | "report.reading-changed"
  | "report.settings-changed"
  | "report.problems-open"
  | "report.no-lines"
  | "report.already-taken"
  | "server.busy"
>;
type Answer = Result<undefined, ConfirmFailure>;

/**
 * Freezes a draft: its rows, its split and the exact bytes of every request with their SHA-256. From here on nothing
 * is computed again. `seen` is what her page showed; if anything has changed since, nothing is confirmed.
 *
 * - `report.reading-changed`: reading the file again gives another result than she saw
 * - `report.settings-changed`: the organization's columns, currency or meaning of the amount changed since the save
 * - `report.problems-open`: params `rows`, how many rows still need her
 * - `report.already-taken`: a correction with loans that Kiva has meanwhile, or may have; params `count`, `loans`
 * - `server.busy`: too many large files at once
 */
export async function confirmReport(context: Context, reportId: string, seen: Seen): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const size = await reportFileSize(context.db, context, reportId);
  return largeInTurn(size, () => freeze(context, reportId, seen));
}

interface Seen {
  version: number;
  fingerprint: string;
}

async function freeze(context: Context, reportId: string, seen: Seen): Promise<Answer> {
  const { db, organization, environment, person } = context;
  const report = await findReport(db, context, reportId);
  const bytes = report && (await reportBytes(db, context, reportId));
  if (!report || !bytes) return fail("report.not-found");
  if (isConfirmedAsSeen(report, seen)) return ok();
  if (report.stage !== "draft") return fail("report.not-a-draft");
  if (report.version !== seen.version) return fail("report.changed-elsewhere");
  if (
    report.columns !== organization.columns ||
    report.currency !== organization.currency ||
    report.amountMeaning !== organization.amountMeaning ||
    report.partnerId !== organization.partnerId ||
    report.batchLimit !== organization.batchLimit
  ) {
    return fail("report.settings-changed");
  }

  const checked = await assess(context, bytes, report, await reportEdits(db, reportId));
  if (!checked.ok || checked.value.fingerprint !== seen.fingerprint) return fail("report.reading-changed");
  const { lines, rows, totals } = checked.value;
  if (totals.problemRows > 0) return fail("report.problems-open", { rows: totals.problemRows });
  if (lines.length === 0) return fail("report.no-lines");

  const batches = splitReport(lines, report.batchLimit);
  const requests = batches.map((batch) => ({
    body: serializeRepayments(batch.lines),
    itemCount: batch.lines.length,
    sumText: batch.sumText,
  }));
  const now = Date.now();
  const answer = await db.transaction().execute(async (trx): Promise<Answer> => {
    const loanIds = lines.map(({ loanId }) => loanId);
    const taken = await takenMeanwhile({ ...context, db: trx }, report, loanIds);
    if (taken.length > 0) return fail("report.already-taken", namedLoans(taken));
    const changes = {
      stage: "confirmed" as const,
      confirmed_at: now,
      confirmed_by: person.id,
      updated_at: now,
    };
    if (!(await updateReport(trx, reportId, report.version, changes))) {
      const other = await findReport(trx, context, reportId);
      return other && isConfirmedAsSeen(other, seen) ? ok() : fail("report.changed-elsewhere");
    }
    await insertFrozenLines(
      trx,
      reportId,
      batches.map((batch) => batch.lines),
      rows.filter((row) => row.status === "left-out"),
    );
    const deliveryId = await planDelivery(trx, {
      organizationId: organization.id,
      environment,
      kind: REPORT_DELIVERY,
      subjectId: reportId,
      partnerId: report.partnerId,
      batches: requests,
    });
    crashPoint("freezing");
    await recordHistory(trx, {
      organizationId: organization.id,
      environment,
      personId: person.id,
      action: "report.confirmed",
      subjectKind: "report",
      subjectId: reportId,
      details: {
        deliveryId,
        month: report.month,
        lines: totals.lines,
        sum: totals.sumText,
        leftOut: totals.leftOut,
        batches: batches.map((batch) => batch.lines.length),
        fingerprint: seen.fingerprint,
        ...(checked.value.expected && { expected: checked.value.expected }),
      },
    });
    return ok();
  });
  crashPoint("frozen");
  return answer;
}

/** A click that repeats one which went through, and nothing in between: what she wanted is done. */
function isConfirmedAsSeen(report: Report, seen: Seen): boolean {
  const isNext = report.version === seen.version + 1 && report.fingerprint === seen.fingerprint;
  return report.state === "ready" && isNext;
}
