import "server-only";
import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import type { Context } from "@/lib/organizations/context";
import { csvResponse } from "@/lib/files/csv-response";
import { workbookResponse } from "@/lib/files/workbook/workbook-response";
import { downloadHeaders } from "./download-headers";
import { getReport } from "./get-report";
import type { Report } from "./report";
import type { DownloadHeaders } from "./report-downloads";

type Params = Promise<{ organization: string; environment: string; reportId: string }>;
type Make<Content> = (context: Context, report: Report, headers: DownloadHeaders) => Promise<Content>;

/** Answers a route that downloads something of one report as a CSV, for whoever may look at it. */
export function reportCsvRoute(params: Params, name: string, make: Make<string>): Promise<Response> {
  return reportRoute(params, make, (text, { month }) => csvResponse(text, `${name}-${month}.csv`));
}

/** The same as a workbook. */
export function reportWorkbookRoute(
  params: Params,
  name: string,
  make: Make<Uint8Array<ArrayBuffer>>,
): Promise<Response> {
  return reportRoute(params, make, (bytes, { month }) => workbookResponse(bytes, `${name}-${month}.xlsx`));
}

async function reportRoute<Content>(
  params: Params,
  make: Make<Content>,
  respond: (content: Content, report: Report) => Response,
): Promise<Response> {
  const { reportId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const report = await getReport(context.value, reportId);
  if (!report) return new Response(null, { status: 404 });
  return respond(await make(context.value, report, await downloadHeaders(report.currency)), report);
}
