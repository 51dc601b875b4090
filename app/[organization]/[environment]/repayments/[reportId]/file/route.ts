import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { getReportFile } from "@/lib/repayments/get-report";

type Params = RouteContext<"/[organization]/[environment]/repayments/[reportId]/file">;

/** The uploaded file, byte for byte, for going on with a draft on another device. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { reportId, ...place } = await params;
  const context = await actionContext(place, "viewer");
  if (!context.ok) return refusal(context.failure);
  const bytes = await getReportFile(context.value, reportId);
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(Buffer.from(bytes), {
    headers: {
      // Never shown by a browser: whatever the file holds, it is data.
      "content-type": "application/octet-stream",
      "content-disposition": "attachment",
      "cache-control": "private, no-store",
    },
  });
}
