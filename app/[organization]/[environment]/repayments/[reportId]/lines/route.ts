import { reportCsvRoute } from "@/lib/repayments/report-csv-route";
import { sentLinesCsv } from "@/lib/repayments/report-downloads";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/lines">;

/** What was sent, line by line, as a CSV. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return reportCsvRoute(params, "lines", sentLinesCsv);
}
