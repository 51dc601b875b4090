import { FARTHEST_AHEAD_MS, LEASE_MS } from "@/lib/delivery/lease-times";
import type { Reason } from "@/lib/delivery/outcomes";
import type { BatchState } from "@/lib/delivery/states";
import type { Reading } from "./faults";

/** One batch as it must be. Told anew here, from the design's table, and not by the code under test. */
export interface ModelBatch {
  number: number;
  size: number;
  /** Kiva flags one of its loans. */
  isFlagged: boolean;
  state: BatchState;
  /** Each of these is right: which of two breaks of a line is seen first is the network's business. */
  reasons: readonly (Reason | null)[];
  generation: number;
  fence: number;
  isSetAside: boolean;
  /** 401s and 403s in this generation. */
  refusals: number;
  /** What stands in its last try's record, not yet read. */
  stored: Reading | null;
  /** Copied from the database after each command, where they are checked to lie within their bounds. */
  leaseUntil: number | null;
  notBefore: number;
  /** Tries that were committed and are not proven to have sent nothing. */
  triesThatMayHaveLeft: number;
  /** Her words on its doubts: each once more changes nothing, and is not refused. */
  answers: { generation: number; answer: "arrived" | "did-not-arrive" }[];
}

export interface Model {
  stage: "draft" | "confirmed" | "cancelled" | "finalized";
  /** It was confirmed at some time: its batches are frozen. */
  isPlanned: boolean;
  isRequested: boolean;
  batches: ModelBatch[];
  /** By worker; null: it does nothing. */
  work: (Work | null)[];
  isKivaDown: boolean;
}

/** What a worker is in the middle of. */
export type Work = Sending | Recovering;

export interface Sending {
  kind: "send";
  at:
    | "start"
    | "claiming"
    | "claimed"
    | "giving-back"
    | "dispatching"
    | "dispatched"
    | "storing"
    | "stored"
    | "ending"
    | "over";
  batch: ModelBatch | null;
  fence: number;
  isSecondTry: boolean;
  lease: { steady: number; wall: number; isOver: boolean };
  /** As the network was when it looked where to send. */
  isKivaDown: boolean;
  waits: Reason | null;
  reading: Reading | null;
  answer: "nothing-due" | "ended" | "lost";
}

export interface Recovering {
  kind: "recover";
  at: "start" | "writing" | "over";
  batch: ModelBatch | null;
  fence: number;
  from: BatchState;
  stored: Reading | null;
  answer: number;
}

const ENDS: readonly BatchState[] = ["accepted", "accepted_with_problems", "rejected"];

/** Kiva has said its last word on it. */
export function isOver({ state }: ModelBatch): boolean {
  return ENDS.includes(state);
}

/** A worker holds it, or held it and died. */
export function isHeld({ state }: ModelBatch): boolean {
  return state === "claimed" || state === "dispatching";
}

/** As lib/delivery/lease-times.ts: a time too far ahead was written by a clock that has since been set back. */
function isPast(until: number, now: number): boolean {
  return until <= now || until > now + FARTHEST_AHEAD_MS;
}

/** The batch that may go now: in order, one at a time, none past a doubt that nobody has set aside. */
export function nextInLine({ batches, isRequested }: Model, now: number): ModelBatch | null {
  if (!isRequested) return null;
  const line = batches.filter((batch) => !isOver(batch) && !(batch.state === "unknown" && batch.isSetAside));
  if (line.some(({ state }) => state !== "planned")) return null;
  const [first] = line;
  return first && isPast(first.notBefore, now) ? first : null;
}

/** The held batch whose lease has run out. */
export function abandoned({ batches }: Model, now: number): ModelBatch | null {
  return batches.find((batch) => isHeld(batch) && isPast(batch.leaseUntil ?? 0, now)) ?? null;
}

/** Whether a holder may still write: the same batch, the same fence, the same state, the lease running. */
export function isMine(batch: ModelBatch, fence: number, from: BatchState, now: number): boolean {
  return batch.fence === fence && batch.state === from && (batch.leaseUntil ?? 0) > now;
}

/** The holder's own view of its lease; once over it stays over. */
export function holds(lease: Sending["lease"], steady: number, wall: number): boolean {
  if (Math.max(steady - lease.steady, wall - lease.wall) >= LEASE_MS) lease.isOver = true;
  return !lease.isOver;
}

/** Puts it into a state, for one of these reasons; a reply that was stored is read by then. */
export function put(batch: ModelBatch, state: BatchState, ...reasons: (Reason | null)[]): void {
  batch.state = state;
  batch.reasons = reasons;
  batch.stored = null;
}

/** What one try's reading makes of the batch. */
export function settle(batch: ModelBatch, reading: Reading, isSecondTry: boolean): void {
  switch (reading.is) {
    case "taken":
      return put(batch, batch.isFlagged ? "accepted_with_problems" : "accepted", null);
    case "rejected":
      return put(batch, "rejected", reading.reason);
    case "throttled":
      return put(batch, "planned", "throttled");
    case "unauthorized":
      batch.refusals += 1;
      return isSecondTry
        ? put(batch, "rejected", "rejected.unauthorized")
        : put(batch, "planned", "unauthorized.retrying");
    case "unknown":
      return put(batch, "unknown", ...reading.reasons);
  }
}

/** A person's word on a batch in doubt. */
export function resolve(batch: ModelBatch, answer: "arrived" | "did-not-arrive"): void {
  batch.answers.push({ generation: batch.generation, answer });
  batch.isSetAside = false;
  if (answer === "arrived") return put(batch, "accepted", null);
  put(batch, "planned", null);
  batch.generation += 1;
  batch.refusals = 0;
  batch.notBefore = 0;
}
