import { reportWorkbookRoute } from "@/lib/repayments/report-file-route";
import { missingLoansWorkbook } from "@/lib/repayments/report-downloads";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/missing">;

/** The loans that Kiva expects and that the month does not report, as a workbook. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return reportWorkbookRoute(params, "missing", missingLoansWorkbook);
}
