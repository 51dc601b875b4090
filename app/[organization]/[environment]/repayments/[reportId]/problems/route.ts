import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { csvResponse } from "@/lib/repayments/csv-response";
import { downloadHeaders } from "@/lib/repayments/download-headers";
import { getReport } from "@/lib/repayments/get-report";
import { kivaProblemsCsv } from "@/lib/repayments/report-downloads";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/problems">;

/** What Kiva said about single loans, as a CSV. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { reportId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const report = await getReport(context.value, reportId);
  if (!report) return new Response(null, { status: 404 });
  const text = await kivaProblemsCsv(context.value, report, await downloadHeaders(report.currency));
  return csvResponse(text, `problems-${report.month}.csv`);
}
