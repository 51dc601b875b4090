import { reportCsvRoute } from "@/lib/repayments/report-file-route";
import { kivaProblemsCsv } from "@/lib/repayments/report-downloads";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/problems">;

/** What Kiva said about single loans, as a CSV. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return reportCsvRoute(params, "problems", kivaProblemsCsv);
}
