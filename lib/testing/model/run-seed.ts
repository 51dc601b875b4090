import fc from "fast-check";
import { bringToRest } from "./bring-to-rest";
import { commands } from "./commands";
import { BATCH_FAULTS } from "./faults";
import type { Model } from "./model";
import { confirm, save, send } from "./person-acts";
import { RealWorld, type Ground } from "./real-world";

/** Enough for a month of several batches, each with a fault or two. */
const MOST_COMMANDS = 45;

const month = fc.record({
  loans: fc.integer({ min: 2, max: 14 }),
  limit: fc.constantFrom(5, 5, 5, 14),
  flagged: fc.option(fc.nat({ max: 13 }), { freq: 3 }),
  /** What lies ahead from the beginning. */
  faults: fc.array(fc.constantFrom(...BATCH_FAULTS), { maxLength: 3 }),
  /** How far she has come when the run begins. */
  begins: fc.constantFrom("saved", "confirmed", ...Array<"sent">(10).fill("sent")),
});

/** A run in which something broke. */
export interface BrokenRun {
  seed: number;
  error: unknown;
  /** The month and the commands, as far as they were carried out. */
  example: string;
}

/**
 * The run that belongs to this seed: the same commands in the same order each time. Answers what broke, or null.
 * `isToShrink`: looks for the shortest run that breaks as well, which takes a while.
 */
export async function runSeed(ground: Ground, seed: number, isToShrink = false): Promise<BrokenRun | null> {
  const property = fc.asyncProperty(month, commands(MOST_COMMANDS), async (given, happenings) => {
    const model: Model = {
      stage: "draft",
      isPlanned: false,
      isRequested: false,
      batches: [],
      work: [null, null],
      isKivaDown: false,
    };
    const real = await RealWorld.begin(ground, given.limit);
    try {
      await save(model, real, given);
      if (given.begins !== "saved") await confirm(model, real, 1);
      if (given.begins === "sent") await send(model, real, 1);
      for (const fault of given.faults) real.arm(fault);
      await fc.asyncModelRun(() => ({ model, real }), happenings);
      await bringToRest(model, real);
    } finally {
      ground.figures.requests += ground.sandbox.log.entries.length;
    }
  });
  const outcome = await fc.check(property, { seed, numRuns: 1, endOnFailure: !isToShrink });
  ground.figures.runs += 1;
  if (!outcome.failed) return null;
  ground.figures.countBreak(outcome.errorInstance);
  return { seed, error: outcome.errorInstance, example: fc.stringify(outcome.counterexample) };
}
