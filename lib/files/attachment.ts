/**
 * A file as a download, for nobody to keep but her. The name is ours, plain ASCII, so nothing of a header can be broken
 * by it.
 */
export function attachment(body: BodyInit, type: string, fileName: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}
