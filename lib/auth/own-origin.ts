/**
 * True if the request was made by a page of this very site. Next asks the same of every server action; a route that
 * changes something has to ask by itself. Browsers name the origin of whatever is no plain reading, so one that is
 * missing or "null" (a file, a sandboxed frame) is none of ours.
 */
export function isOwnOrigin({ headers }: { headers: Pick<Headers, "get"> }): boolean {
  // Of several proxies the first one saw what the browser asked for.
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  try {
    return host !== null && new URL(headers.get("origin") ?? "").host === host;
  } catch {
    return false;
  }
}
