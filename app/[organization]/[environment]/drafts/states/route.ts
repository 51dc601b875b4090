import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { statesOfDrafts } from "@/lib/drafts/draft-progress";

type Params = RouteContext<"/[organization]/[environment]/drafts/states">;

const MOST = 500;

/** `?ids=`: the states of drafts that are being sent; small, because the list asks every second meanwhile. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const context = await actionContext(await params, "viewer");
  if (!context.ok) return refusal(context.failure);
  const ids = (new URL(request.url).searchParams.get("ids") ?? "").split(",").filter(Boolean);
  if (ids.length > MOST || ids.some((id) => id.includes("\0"))) return new Response(null, { status: 400 });
  const states = await statesOfDrafts(context.value, ids);
  return Response.json({ states }, { headers: { "cache-control": "private, no-store" } });
}
