import { brokenPromises } from "@/lib/testing/check-invariants";
import { BrokenPromise, kindOf } from "./broken-promise";
import { compare } from "./compare";
import { isHeld, isOver, type Model } from "./model";
import { answerTruly } from "./person-acts";
import type { RealWorld } from "./real-world";
import { finish, turn } from "./steps";

/** Longer than any lease and any wait. */
const LONG_MS = 17 * 60_000;
const LOOK_MS = 60_000;
/** More than the batches and doubts of a run can need. */
const MOST_ROUNDS = 20;

/**
 * The end of every run: all faults are over, whoever was paused goes on, and a person answers every doubt. Then
 * everything that was sent must have come to an end, and every promise be kept.
 */
export async function bringToRest(model: Model, real: RealWorld): Promise<void> {
  real.calm();
  model.isKivaDown = false;
  for (const worker of [1, 0]) {
    await finish(model, real, worker);
    await compare(model, real);
  }
  for (let round = 0; round < MOST_ROUNDS && isUnderWay(model); round++) {
    await real.ground.clocks.forward(LONG_MS);
    await turn(model, real, round % 2);
    await compare(model, real);
    const doubt = model.batches.find(({ state }) => state === "unknown");
    if (doubt) await answerTruly(model, real, doubt, { lookMs: LOOK_MS, clicks: 1 });
  }
  if (isUnderWay(model)) {
    const states = model.batches.map(({ state }) => state).join(", ");
    throw new BrokenPromise("lost", `sent, and never comes to an end: ${states}`);
  }
  if (!real.deliveryId) return;
  await compare(model, real);
  for (const { state } of model.batches) real.ground.figures.countEnd(state);
  const [first, ...others] = await brokenPromises(real.db(), real.witness(), {
    organizationId: real.context.organization.id,
    isClockSteady: real.ground.clocks.isDatabaseSteady(),
  });
  if (first) throw new BrokenPromise(kindOf(first), [first, ...others].join("; "));
}

function isUnderWay({ isRequested, batches }: Model): boolean {
  return isRequested ? !batches.every(isOver) : batches.some(isHeld);
}
