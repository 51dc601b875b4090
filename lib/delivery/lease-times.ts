/** A claim holds this long; whoever holds it says so again every few seconds while working. */
export const LEASE_MS = 20_000;
export const BEAT_MS = 5_000;

/**
 * No time in the database lies further ahead than this: one that does was written by a clock that has since been set
 * back, and counts as over. Longer than the longest lease and the longest wait.
 */
export const FARTHEST_AHEAD_MS = 16 * 60_000;

/** True if a time until which something is held, or put off, has come. */
export function isOver(until: number, now: number): boolean {
  return until <= now || until > now + FARTHEST_AHEAD_MS;
}
