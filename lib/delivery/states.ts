/**
 * The states of one batch. Kiva has no idempotency key and no way to read a report back, so a batch is sent at most
 * once, and what cannot be known is said: see "Delivery" in the README.
 *
 * - `planned`: bytes frozen, not sent in this generation
 * - `claimed`: a worker holds it, no connection opened
 * - `dispatching`: committed before connecting; the request may be on the wire
 * - `accepted`, `accepted_with_problems`: 2xx, whole body read, its schema fits
 * - `rejected`: Kiva read it and said no
 * - `unknown`: everything else; only a person leads out of it
 *
 * "Not sent" and "throttled" are outcomes of one try: they lead back to `planned` with a time not to try before.
 */
export const BATCH_STATES = [
  "planned",
  "claimed",
  "dispatching",
  "accepted",
  "accepted_with_problems",
  "rejected",
  "unknown",
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** What one try came to. */
export type Outcome =
  "accepted" | "accepted_with_problems" | "rejected" | "not_sent" | "not_taken" | "throttled" | "unknown";

/** A delivery's state as a whole, derived from its batches; `ready` until a person sends it. */
export type DeliveryState =
  "ready" | "sending" | "accepted" | "accepted_with_problems" | "partly_done" | "rejected" | "unknown";

const SETTLED: ReadonlySet<BatchState> = new Set(["accepted", "accepted_with_problems", "rejected"]);

/** True if nothing will happen to the batch any more. */
export function isSettled(state: BatchState): boolean {
  return SETTLED.has(state);
}

/** True if a worker holds the batch: it may be on the wire at this moment. */
export function isHeld(state: BatchState): boolean {
  return state === "claimed" || state === "dispatching";
}

/**
 * The state of a whole delivery. A batch in doubt outweighs everything: it is what a person must look at.
 * `isRequested` tells whether a person has pressed Send.
 */
export function deliveryState(states: readonly BatchState[], isRequested: boolean): DeliveryState {
  if (states.includes("unknown")) return "unknown";
  if (!states.every(isSettled)) return isRequested ? "sending" : "ready";
  const rejected = states.filter((state) => state === "rejected").length;
  if (rejected === states.length) return "rejected";
  if (rejected > 0) return "partly_done";
  return states.includes("accepted_with_problems") ? "accepted_with_problems" : "accepted";
}
