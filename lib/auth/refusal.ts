import type { ContextFailure } from "./page-context";

/** The answer of a route to someone it serves nothing. What is another's answers like what does not exist. */
export function refusal({ code }: ContextFailure): Response {
  const status = { "auth.signed-out": 401, "auth.role": 403, "auth.no-such-place": 404 }[code];
  return Response.json({ code }, { status });
}
