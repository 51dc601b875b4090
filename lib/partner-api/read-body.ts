import type { Reply } from "./http";

/**
 * The body as text: UTF-8 without a mistake in it, not compressed (compression is never asked for, and never
 * undone). Null if it is not.
 */
export function readText({ headers, body }: Pick<Reply, "headers" | "body">): string | null {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity" && encoding !== "") return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

/** The body as JSON, or undefined if it is none. */
export function readJson(reply: Pick<Reply, "headers" | "body">): unknown {
  const text = readText(reply);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
