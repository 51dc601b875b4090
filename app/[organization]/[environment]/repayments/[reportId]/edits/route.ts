import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { packWork } from "@/lib/repayments/edits/draft-work";
import { getDraftWork } from "@/lib/repayments/get-report";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/edits">;

const pack = promisify(gzip);

/**
 * What she did to a draft so far, beside its file. Of a huge file that is megabytes, which no page should carry. With
 * `?packing=gzip` the body itself is compressed: Next neither compresses what a route answers nor lets a route name an
 * encoding.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { reportId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const work = await getDraftWork(context.value, reportId);
  if (!work) return new Response(null, { status: 404 });
  const text = packWork(work);
  const isPacked = new URL(request.url).searchParams.get("packing") === "gzip";
  return new Response(isPacked ? new Uint8Array(await pack(text)) : text, {
    headers: {
      "content-type": isPacked ? "application/gzip" : "text/plain; charset=utf-8",
      "cache-control": "private, no-store",
    },
  });
}
