import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { snapshotContent } from "@/lib/loans/expected-snapshots";

type Params = RouteContext<"/[organization]/[environment]/loans/expected/[snapshotId]">;

/**
 * The loans of one snapshot as they are stored, compressed, for `receiveExpected`: what stands under its id never
 * changes. Next takes off the encoding that a route names, and compresses no route's answer itself; so the bytes say
 * what they are, and whoever asks unpacks them.
 */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { snapshotId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  // PostgreSQL takes no NUL in a text; no id has one.
  const bytes = snapshotId.includes("\0") ? null : await snapshotContent(context.value, snapshotId);
  if (!bytes) return new Response(null, { status: 404 });
  // Borrowers' names: nothing of them stays in a browser that somebody else may use.
  return new Response(Buffer.from(bytes), {
    headers: { "content-type": "application/gzip", "cache-control": "no-store" },
  });
}
