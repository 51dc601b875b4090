import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { draftProgress } from "@/lib/drafts/draft-progress";
import { getDraft } from "@/lib/drafts/get-draft";

type Params = RouteContext<"/[organization]/[environment]/drafts/[draftId]/progress">;

/** How far a draft's delivery has come; small, because the page asks every few seconds. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { draftId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const draft = await getDraft(context.value, draftId);
  if (!draft) return new Response(null, { status: 404 });
  const progress = await draftProgress(context.value, draft);
  return Response.json(progress, { headers: { "cache-control": "private, no-store" } });
}
