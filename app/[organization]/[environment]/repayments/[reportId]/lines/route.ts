import { reportCsvRoute } from "@/lib/repayments/report-file-route";
import { refusedLinesCsv, sentLinesCsv } from "@/lib/repayments/report-downloads";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/lines">;

/** What was sent, line by line, as a CSV; with `?only=refused` just what Kiva refused, ready to be uploaded. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const isRefusedOnly = new URL(request.url).searchParams.get("only") === "refused";
  return isRefusedOnly
    ? reportCsvRoute(params, "refused", refusedLinesCsv)
    : reportCsvRoute(params, "lines", sentLinesCsv);
}
