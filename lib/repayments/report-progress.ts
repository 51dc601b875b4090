import { deliveryProgress, type BatchProgress } from "@/lib/delivery/delivery-progress";
import type { Context } from "@/lib/organizations/context";
import type { Act, Report, ReportState } from "./report";
import { REPORT_DELIVERY } from "./report-store";

/** What the page of a confirmed report follows while it is sent. */
export interface ReportProgress {
  state: ReportState;
  requested: Act | null;
  batches: BatchProgress[];
}

/** How far the delivery of a confirmed report has come; no batches if it was never confirmed. */
export async function reportProgress(context: Context, report: Report): Promise<ReportProgress> {
  const { db, organization, environment } = context;
  const progress = await deliveryProgress(db, organization.id, environment, REPORT_DELIVERY, report.id);
  if (!progress) return { state: report.state, requested: null, batches: [] };
  const { requestedAt, requestedBy, batches } = progress;
  return {
    state: report.stage === "confirmed" ? progress.state : report.state,
    requested: requestedAt !== null && requestedBy ? { at: requestedAt, by: requestedBy.name } : null,
    batches,
  };
}
