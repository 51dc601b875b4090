import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { fetchProgress } from "@/lib/loans/fetch-progress";

type Params = RouteContext<"/[organization]/[environment]/loans/progress">;

/** How far the fetch of Kiva's list has come; small, because the page asks every second. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const context = await actionContext(await params, "viewer");
  if (!context.ok) return refusal(context.failure);
  const progress = await fetchProgress(context.value);
  return Response.json(progress, { headers: { "cache-control": "private, no-store" } });
}
