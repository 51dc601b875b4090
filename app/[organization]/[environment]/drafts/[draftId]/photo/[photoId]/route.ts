import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { getPhoto } from "@/lib/drafts/keep-photo";

type Params = RouteContext<"/[organization]/[environment]/drafts/[draftId]/photo/[photoId]">;

/** A photo as it is kept and as it will be sent. Its id never names another picture. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { draftId, photoId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const bytes = await getPhoto(context.value, draftId, photoId);
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
