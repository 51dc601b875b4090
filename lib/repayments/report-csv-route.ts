import "server-only";
import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import type { Context } from "@/lib/organizations/context";
import { csvResponse } from "@/lib/files/csv-response";
import { downloadHeaders } from "./download-headers";
import { getReport } from "./get-report";
import type { Report } from "./report";
import type { DownloadHeaders } from "./report-downloads";

/** Answers a route that downloads something of one report as a CSV, for whoever may look at it. */
export async function reportCsvRoute(
  params: Promise<{ organization: string; environment: string; reportId: string }>,
  name: string,
  make: (context: Context, report: Report, headers: DownloadHeaders) => Promise<string>,
): Promise<Response> {
  const { reportId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const report = await getReport(context.value, reportId);
  if (!report) return new Response(null, { status: 404 });
  const text = await make(context.value, report, await downloadHeaders(report.currency));
  return csvResponse(text, `${name}-${report.month}.csv`);
}
