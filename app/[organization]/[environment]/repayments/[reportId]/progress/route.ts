import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { getReport } from "@/lib/repayments/get-report";
import { reportProgress } from "@/lib/repayments/report-progress";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/progress">;

/** How far a report's delivery has come; small, because the page asks every few seconds. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { reportId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const report = await getReport(context.value, reportId);
  if (!report) return new Response(null, { status: 404 });
  const progress = await reportProgress(context.value, report);
  return Response.json(progress, { headers: { "cache-control": "private, no-store" } });
}
