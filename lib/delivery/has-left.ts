import { isHeld, type BatchState } from "./states";

/**
 * True if Kiva was certainly sent nothing of a delivery, by its batches and by what became of each try that was
 * committed: only `not_sent` is proof. A batch that a worker holds may leave at any moment, and has not yet.
 */
export function nothingHasLeft(states: readonly BatchState[], outcomes: readonly (string | null)[]): boolean {
  const isWaiting = states.every((state) => state === "planned" || isHeld(state));
  return isWaiting && outcomes.every((outcome) => outcome === "not_sent");
}
