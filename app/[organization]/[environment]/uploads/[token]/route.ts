import { isOwnOrigin } from "@/lib/auth/own-origin";
import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { readPartBody } from "@/lib/uploads/part-body";
import { storePart } from "@/lib/uploads/store-part";
import { partSchema } from "@/lib/uploads/upload-schema";

type Params = RouteContext<"/[organization]/[environment]/uploads/[token]">;

/** `?at=` and `?bytes=`: one part of a file; answers how much of it is stored, also where it is not the next one. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  if (!isOwnOrigin(request)) return Response.json({ code: "auth.origin" }, { status: 403 });
  const { token, ...place } = await params;
  const context = await actionContext(place, "coordinator");
  if (!context.ok) return refusal(context.failure);
  const { searchParams } = new URL(request.url);
  const part = partSchema.safeParse({ token, at: searchParams.get("at"), bytes: searchParams.get("bytes") });
  const bytes = part.success ? await readPartBody(request, part.data.bytes) : null;
  if (!part.success || !bytes) return Response.json({ code: "input.invalid" }, { status: 400 });

  const answer = await storePart(context.value, part.data, bytes);
  if (answer.ok) return Response.json(answer.value);
  const { code, params: found } = answer.failure;
  const status = { "auth.role": 403, "input.invalid": 400, "upload.elsewhere": 409, "upload.full": 507 }[
    code
  ];
  return Response.json({ code, ...found }, { status });
}
