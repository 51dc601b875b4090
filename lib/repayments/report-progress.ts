import { deliveryProgress, type BatchProgress } from "@/lib/delivery/delivery-progress";
import type { Context } from "@/lib/organizations/context";
import type { Act, Report, ReportState } from "./report";
import { isListed } from "./expected-uploads";
import { allReports, REPORT_DELIVERY } from "./report-store";

/** What the page of a confirmed report follows while it is sent. */
export interface ReportProgress {
  state: ReportState;
  requested: Act | null;
  /** It can still change without a person. */
  goesOn: boolean;
  /** Kiva was sent something of it, or may have been. */
  hasLeft: boolean;
  batches: BatchProgress[];
  /**
   * While something is in doubt: what PA2 lists, or may list, of the month's other reports. A correction often has as
   * many loans, and the same sum, as what it corrects.
   */
  others: OtherUpload[];
}

/** A batch of another report of the month that was taken or is in doubt. */
export type OtherUpload = Pick<BatchProgress, "id" | "number" | "itemCount" | "sumText" | "state" | "sentAt">;

/** How far the delivery of a confirmed report has come; no batches if it was never confirmed. */
export async function reportProgress(context: Context, report: Report): Promise<ReportProgress> {
  const { db, organization, environment } = context;
  const progress = await deliveryProgress(db, organization.id, environment, REPORT_DELIVERY, report.id);
  if (!progress)
    return { state: report.state, requested: null, goesOn: false, hasLeft: false, batches: [], others: [] };
  const { requestedAt, requestedBy, goesOn, hasLeft, batches } = progress;
  return {
    state: report.stage === "confirmed" ? progress.state : report.state,
    requested: requestedAt !== null && requestedBy ? { at: requestedAt, by: requestedBy.name } : null,
    goesOn,
    hasLeft,
    batches,
    others: batches.some(({ state }) => state === "unknown") ? await otherUploads(context, report) : [],
  };
}

async function otherUploads(context: Context, report: Report): Promise<OtherUpload[]> {
  const { db, organization, environment } = context;
  const found: OtherUpload[] = [];
  for (const { id: reportId, month, stage } of await allReports(db, context)) {
    if (reportId === report.id || month !== report.month || stage === "draft") continue;
    const progress = await deliveryProgress(db, organization.id, environment, REPORT_DELIVERY, reportId);
    for (const { id, number, itemCount, sumText, state, sentAt } of progress?.batches ?? []) {
      if (isListed(state)) found.push({ id, number, itemCount, sumText, state, sentAt });
    }
  }
  return found;
}
