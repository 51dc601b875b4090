/** The four figures of a run that must be zero, and everything else that must not happen. */
export const BREAKS = ["duplicate", "lost", "false-accepted", "false-nothing-sent", "other"] as const;
export type Break = (typeof BREAKS)[number];

/** A promise of promises.md that a run saw broken. */
export class BrokenPromise extends Error {
  constructor(
    readonly kind: Break,
    what: string,
  ) {
    super(`${kind}: ${what}`);
  }
}

/** Which of the figures a line of check-invariants.ts belongs to. */
export function kindOf(line: string): Break {
  if (line.startsWith("I1:")) return "duplicate";
  if (line.startsWith("I4:")) return "false-accepted";
  if (line.startsWith("I5:") || line.startsWith("I6:")) return "false-nothing-sent";
  return line.startsWith("I13:") ? "lost" : "other";
}
