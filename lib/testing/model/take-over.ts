import { LEASE_MS } from "@/lib/delivery/lease-times";
import type { Model } from "./model";
import { answerTruly } from "./person-acts";
import type { RealWorld } from "./real-world";
import { begin, finish, step } from "./steps";

/** Past any lease, and past the longest wait after an expired claim. */
const PAUSE_MS = LEASE_MS + 20 * 60_000;
const LOOK_MS = 60_000;
/** More than the steps from a claim to its outcome. */
const MOST_STEPS = 8;

/** Where a worker stands right before a write: the record of its sending, the reply, the outcome. */
export const PLACES = ["dispatching", "storing", "ending", "giving-back"] as const;

/** Whether both workers could begin something now. */
export function areIdle({ work }: Model): boolean {
  return !work[0] && !work[1];
}

/**
 * A worker begins to send, and has a SIGSTOP right before a write. Meanwhile the other worker recovers the batch, a
 * person answers the doubt if there is one, and the batch is taken up anew as far as the very place where the first
 * one stands: the state is what it was, a lease runs, and only the fence tells the two apart. Then the first one is
 * continued.
 */
export async function takeOver(
  model: Model,
  real: RealWorld,
  worker: number,
  place: (typeof PLACES)[number],
): Promise<void> {
  const other = 1 - worker;
  if (!(await sendUntil(model, real, worker, place))) return;
  const stale = model.work[worker];
  if (stale?.kind !== "send" || !stale.batch) return;
  const { batch } = stale;
  await real.ground.clocks.forward(PAUSE_MS);
  begin(model, real, other, "recover");
  await finish(model, real, other);
  if (batch.state === "unknown") await answerTruly(model, real, batch, { lookMs: LOOK_MS, clicks: 1 });
  await real.ground.clocks.forward(PAUSE_MS);
  await sendUntil(model, real, other, place);
  await finish(model, real, worker);
}

/** False if its work is over before it comes there. */
async function sendUntil(model: Model, real: RealWorld, worker: number, place: string): Promise<boolean> {
  begin(model, real, worker, "send");
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (model.work[worker]?.at === place) return true;
    if (await step(model, real, worker)) return false;
  }
  return false;
}
