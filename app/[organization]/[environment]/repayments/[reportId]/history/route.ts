import { historyCsvWords } from "@/lib/history/csv-words";
import { getHistory } from "@/lib/history/get-history";
import { historyCsv } from "@/lib/history/history-csv";
import { reportCsvRoute } from "@/lib/repayments/report-file-route";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/history">;

/** All that happened to a report and its batches, row by row, as a CSV. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return reportCsvRoute(params, "history", async (context, { id }) =>
    historyCsv(await getHistory(context, { kind: "report", id }), await historyCsvWords()),
  );
}
