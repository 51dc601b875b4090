/** The line may be away this long, in milliseconds, before she is told and asked. */
export const GIVE_UP_MS = 60_000;
const FIRST_MS = 1_000;
const LONGEST_MS = 10_000;

/**
 * How long to wait before the next try, in milliseconds: after the first failure about a second, then twice as long
 * each time, up to ten. `random`, from 0 to 1, takes up to half of it away: when a whole office's line comes back, not
 * everybody begins in the same moment.
 */
export function waitBefore(failures: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return longest * (1 - random / 2);
}
