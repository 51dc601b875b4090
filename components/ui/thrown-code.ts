/** Why an action's call threw. Only an error that the server itself threw carries a digest; else no answer came. */
export function thrownCode(error: unknown): "network" | "unexpected" {
  return error instanceof Error && "digest" in error ? "unexpected" : "network";
}
