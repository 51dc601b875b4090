import { setImmediate as turnOfLoop, setTimeout as sleep } from "node:timers/promises";
import { recoverAbandoned } from "@/lib/delivery/recover";
import { sendNextBatch } from "@/lib/delivery/send-batch";
import { dueDeliveries } from "@/lib/delivery/sending-store";
import { BrokenPromise } from "./broken-promise";
import { compare } from "./compare";
import type { BatchFault, Reading } from "./faults";
import { nextInLine, type Model } from "./model";
import { beginRecovering, beginSending, stepRecovering, stepSending, type Met } from "./model-steps";
import type { RealWorld } from "./real-world";
import { SteppedWork } from "./stepped-work";

const ARRIVAL_MS = 20;
/** More steps than any piece of work has. */
const MOST_STEPS = 20;

/** A worker takes up a piece of work; nothing of it is done yet. */
export function begin(model: Model, real: RealWorld, worker: number, kind: "send" | "recover"): void {
  model.work[worker] = kind === "send" ? beginSending() : beginRecovering();
  const work =
    kind === "send"
      ? (db: Parameters<typeof recoverAbandoned>[0]) => sendNextBatch(real.terms(db), real.deliveryId)
      : recoverAbandoned;
  real.work[worker] = new SteppedWork<unknown>(real.db(worker), work);
}

/** Lets a worker go on to its next stop, in the world and in the model. True if its work is over. */
export async function step(model: Model, real: RealWorld, worker: number): Promise<boolean> {
  const [work, process] = [model.work[worker], real.work[worker]];
  if (!work || !process) return true;
  // No two steps at the same moment: times tell what came first.
  await real.ground.clocks.forward(1);
  const requestsBefore = real.ground.sandbox.log.entries.length;
  const clocks = {
    databaseNow: real.ground.clocks.databaseNow(),
    steady: performance.now(),
    wall: Date.now(),
  };
  const was = work.at;
  const stop = await real.whileExchanging(was === "dispatched", () => process.goOn());
  // A call for a token that its lease has cut may still be on its way, and run into a fault.
  if (was === "claimed" && stop.at === "end") await untilArrived();
  const met = { ...clocks, ...whatWasMet(real, requestsBefore), standsAt: stop.at };
  const wanted = work.kind === "send" ? stepSending(model, work, met) : stepRecovering(model, work, met);
  if (stop.at !== wanted) {
    throw new BrokenPromise("other", `${work.kind} after "${was}" stands at "${stop.at}", not "${wanted}"`);
  }
  await compare(model, real);
  if (stop.at !== "end") return false;
  if (stop.answer !== work.answer) {
    const got = JSON.stringify(stop.answer);
    throw new BrokenPromise("other", `${work.kind} answered ${got}, not ${JSON.stringify(work.answer)}`);
  }
  forget(model, real, worker);
  return true;
}

/** On a busy machine the time may be over before the sandbox, in this same process, had its turn to read. */
async function untilArrived(): Promise<void> {
  await sleep(ARRIVAL_MS);
  await turnOfLoop();
  await turnOfLoop();
}

/** The worker's process is gone: it stays where it is for ever. */
export function forget(model: Model, real: RealWorld, worker: number): void {
  model.work[worker] = null;
  real.work[worker] = undefined;
}

/** Lets a worker come to the end of what it is in the middle of. */
export async function finish(model: Model, real: RealWorld, worker: number): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps++) if (await step(model, real, worker)) return;
  throw new BrokenPromise("other", "a worker does not come to an end");
}

/** One round of a worker that nothing disturbs, as lib/delivery/worker.ts has it. */
export async function turn(model: Model, real: RealWorld, worker: number): Promise<void> {
  await finish(model, real, worker);
  begin(model, real, worker, "recover");
  await finish(model, real, worker);
  for (let batches = 0; batches <= model.batches.length; batches++) {
    const isDue = nextInLine(model, real.ground.clocks.databaseNow()) !== null;
    const due = await dueDeliveries(real.db(worker), 100);
    if (due.includes(real.deliveryId) !== isDue) {
      throw new BrokenPromise("other", `the delivery is ${isDue ? "not " : ""}called due`);
    }
    begin(model, real, worker, "send");
    await finish(model, real, worker);
    if (!isDue) return;
  }
}

function whatWasMet(real: RealWorld, requestsBefore: number): Pick<Met, "tokenTrouble" | "reading"> {
  const { batch, token } = real.faultsMet();
  const asked = real.ground.sandbox.log.entries.slice(requestsBefore);
  const isRefused = asked.some(({ path, decided }) => path.endsWith("/repayments") && decided === 401);
  return { tokenTrouble: token?.reason ?? null, reading: readingOf(batch, isRefused) };
}

/** A token that has expired is refused in earnest, whatever the fault then makes of that answer. */
function readingOf(met: BatchFault | undefined, isRefused: boolean): Reading {
  if (!isRefused) return met?.reading ?? { is: "taken" };
  if (!met || met.fault.kind === "patch") return { is: "unauthorized" };
  return met.reading.is === "taken" ? { is: "unknown", reasons: ["unknown.unexpected"] } : met.reading;
}
