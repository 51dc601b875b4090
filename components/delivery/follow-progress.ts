import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { isHeld } from "@/lib/delivery/states";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const WAITING_PAUSE_MS = 5_000;
const DOUBT_PAUSE_MS = 10_000;

/** The session ended; the delivery goes on without it. */
export class SignedOut extends Error {}

/** Asks the progress route. Throws SignedOut, or an error when there is no proper answer. */
export async function fetchProgress<Progress>(url: string, signal: AbortSignal): Promise<Progress> {
  const answer = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (answer.status === 401) throw new SignedOut();
  if (!answer.ok) throw new Error(`progress answered ${answer.status}`);
  return (await answer.json()) as Progress;
}

/** What is sent, as far as it says how soon something may change. */
export interface Followed {
  goesOn: boolean;
  batches: Pick<BatchProgress, "state" | "reason">[];
}

/**
 * How long to wait before asking again, or false to stop asking: every second while something is on its way, less
 * often while batches wait for a later try or for a person (who may be a colleague), longer and longer when the
 * server does not answer.
 *
 * `failures` counts the times in a row that there was no answer.
 */
export function pauseMs(
  progress: Followed | undefined,
  failures: number,
  error: Error | null,
): number | false {
  if (error instanceof SignedOut) return false;
  if (failures > 0) return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
  if (!progress) return false;
  const { goesOn, batches } = progress;
  if (!goesOn) return batches.some(({ state }) => state === "unknown") ? DOUBT_PAUSE_MS : false;
  const isWaiting = !batches.some(({ state }) => isHeld(state));
  const someReason = batches.some(({ state, reason }) => state === "planned" && reason !== null);
  return isWaiting && someReason ? WAITING_PAUSE_MS : FIRST_PAUSE_MS;
}
