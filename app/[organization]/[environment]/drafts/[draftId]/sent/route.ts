import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { sentDraftBody } from "@/lib/drafts/sent-body";

type Params = RouteContext<"/[organization]/[environment]/drafts/[draftId]/sent">;

/** What was sent to Kiva, byte for byte. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { draftId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const body = await sentDraftBody(context.value, draftId);
  if (!body) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(body), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="draft-loan.json"`,
      "cache-control": "private, no-store",
    },
  });
}
