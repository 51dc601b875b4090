import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { getDraft } from "@/lib/drafts/get-draft";
import { csvResponse } from "@/lib/files/csv-response";
import { historyCsvWords } from "@/lib/history/csv-words";
import { getHistory } from "@/lib/history/get-history";
import { historyCsv } from "@/lib/history/history-csv";

type Params = RouteContext<"/[organization]/[environment]/drafts/[draftId]/history">;

/** All that happened to a draft and its sending, row by row, as a CSV. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { draftId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const draft = await getDraft(context.value, draftId);
  if (!draft) return new Response(null, { status: 404 });
  const events = await getHistory(context.value, { kind: "draft", id: draft.id });
  return csvResponse(historyCsv(events, await historyCsvWords()), `history-${draft.id}.csv`);
}
