import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { whoIsEditing } from "@/lib/drafts/editing";

type Params = RouteContext<"/[organization]/[environment]/drafts/[draftId]/editing">;

/** Who else has the draft open and how far it is saved; small, because the page asks twice a minute. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { draftId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const editing = await whoIsEditing(context.value, draftId);
  if (!editing) return new Response(null, { status: 404 });
  return Response.json(editing, { headers: { "cache-control": "private, no-store" } });
}
