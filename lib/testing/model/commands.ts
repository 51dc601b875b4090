import fc, { type Arbitrary, type AsyncCommand } from "fast-check";
import { compare } from "./compare";
import { BATCH_FAULTS, NO_REPLY, TOKEN_FAULTS, type BatchFault, type TokenFault } from "./faults";
import type { Model, ModelBatch } from "./model";
import {
  answerLate,
  answerTruly,
  cancel,
  confirm,
  finalize,
  send,
  sendOthers,
  type Clicks,
} from "./person-acts";
import type { RealWorld } from "./real-world";
import { begin, step, turn } from "./steps";
import { areIdle, PLACES, takeOver } from "./take-over";
import { failTransaction, killOnTheWire, killProcess } from "./worker-deaths";

/** One thing that happens: to the world, and to the model. */
interface Happening {
  name: string;
  /** Whether it can happen now; left out: always. */
  may?: (model: Model) => boolean;
  happen: (model: Model, real: RealWorld) => Promise<void> | void;
}

/** A happening as fast-check runs it; after each the world must be as the model says. */
export class Command implements AsyncCommand<Model, RealWorld> {
  readonly #what: Happening;

  constructor(what: Happening) {
    this.#what = what;
  }

  check(model: Readonly<Model>): boolean {
    return this.#what.may?.(model) ?? true;
  }

  async run(model: Model, real: RealWorld): Promise<void> {
    await this.#what.happen(model, real);
    real.ground.figures.commands += 1;
    await compare(model, real);
  }

  toString(): string {
    return this.#what.name;
  }
}

const isConfirmed = ({ isPlanned }: Model) => isPlanned;
const inDoubt = ({ batches }: Model) => batches.filter(({ state }) => state === "unknown");
const pick = (batches: readonly ModelBatch[], at: number) => batches[at % batches.length];
const times = (clicks: Clicks) => (clicks === 2 ? ", twice at once" : "");

/** None is a sum of others, nor a wait of the engine's: what is over at a moment is over by seconds. */
const SPANS_MS = [1_300, 7_100, 23_700, 190_000, 1_300_000];
const DAY_MS = 86_400_000;

const clicks = fc.constantFrom<Clicks>(1, 1, 2);
const worker = fc.constantFrom(0, 1);
const which = fc.nat({ max: 5 });
const answers = fc.constantFrom("arrived" as const, "did-not-arrive" as const);

const kinds = fc.constantFrom("send" as const, "send" as const, "recover" as const);

/** Each with its weight: mostly work, time and faults, so that a run comes somewhere. */
const HAPPENINGS: readonly [number, Arbitrary<Happening>][] = [
  [1, clicks.map((n) => ({ name: `confirm${times(n)}`, happen: (model, real) => confirm(model, real, n) }))],
  [2, clicks.map((n) => ({ name: `send${times(n)}`, happen: (model, real) => send(model, real, n) }))],
  [
    1,
    clicks.map((n) => ({ name: `finalize${times(n)}`, happen: (model, real) => finalize(model, real, n) })),
  ],
  [1, clicks.map((n) => ({ name: `cancel${times(n)}`, happen: (model, real) => cancel(model, real, n) }))],
  [
    6,
    fc
      .record({ at: which, lookMs: fc.integer({ min: 45_000, max: 400_000 }), clicks })
      .map(({ at, ...look }) => ({
        name: `answer doubt ${at}${times(look.clicks)}`,
        may: (model) => inDoubt(model).length > 0,
        happen: async (model, real) => {
          const batch = pick(inDoubt(model), at);
          if (batch) await answerTruly(model, real, batch, look);
        },
      })),
  ],
  [
    1,
    fc.tuple(which, answers).map(([at, answer]) => ({
      name: `answer ${answer} too late, batch ${at}`,
      may: isConfirmed,
      happen: async (model, real) => {
        const batch = pick(model.batches, at);
        if (batch) await answerLate(real, batch, answer);
      },
    })),
  ],
  [1, fc.constant({ name: "send the others", may: isConfirmed, happen: sendOthers })],
  [
    6,
    worker.map((at) => ({
      name: `worker ${at} has a turn`,
      may: isConfirmed,
      happen: (model, real) => turn(model, real, at),
    })),
  ],
  [
    6,
    fc.tuple(worker, kinds, fc.nat({ max: 7 })).map(([at, kind, steps]) => ({
      name: `worker ${at} begins to ${kind}, ${steps} steps`,
      may: (model) => isConfirmed(model) && !model.work[at],
      happen: (model, real) => {
        begin(model, real, at, kind);
        return goOn(model, real, at, steps);
      },
    })),
  ],
  [
    5,
    fc.tuple(worker, fc.integer({ min: 1, max: 4 })).map(([at, steps]) => ({
      name: `worker ${at} goes on, ${steps} steps`,
      may: (model) => Boolean(model.work[at]),
      happen: (model, real) => goOn(model, real, at, steps),
    })),
  ],
  [
    2,
    worker.map((at) => ({
      name: `worker ${at} is killed where it stands`,
      may: (model) => Boolean(model.work[at]),
      happen: (model, real) => killProcess(model, real, at),
    })),
  ],
  [
    2,
    worker.map((at) => ({
      name: `worker ${at} is killed while it waits for the reply`,
      may: (model) => model.work[at]?.at === "dispatched",
      happen: (model, real) => killOnTheWire(model, real, at),
    })),
  ],
  [
    3,
    fc.tuple(worker, fc.constantFrom(...PLACES)).map(([at, place]) => ({
      name: `worker ${at} sends, is stopped at "${place}" until the other is there, and continued`,
      may: (model) => isConfirmed(model) && areIdle(model),
      happen: (model, real) => takeOver(model, real, at, place),
    })),
  ],
  [
    1,
    worker.map((at) => ({
      name: `worker ${at} meets a database that is gone`,
      may: ({ work }) => ["claiming", "dispatching", "writing"].includes(work[at]?.at ?? ""),
      happen: (model, real) => failTransaction(model, real, at),
    })),
  ],
  [8, fc.constantFrom(...BATCH_FAULTS).map(toCome)],
  [1, fc.constantFrom(...BATCH_FAULTS, NO_REPLY, NO_REPLY, NO_REPLY).map(toCome)],
  [1, fc.constantFrom(...TOKEN_FAULTS).map(toCome)],
  [1, fc.constant({ name: "all tokens expire", happen: (_, real) => real.ground.sandbox.expireTokens() })],
  [
    1,
    fc.boolean().map((isDown) => ({
      name: isDown ? "Kiva refuses connections" : "Kiva listens",
      happen: (model, real) => {
        model.isKivaDown = isDown;
        real.setKivaDown(isDown);
      },
    })),
  ],
  [
    5,
    fc.constantFrom(...SPANS_MS).map((ms) => ({
      name: `${ms} ms pass`,
      happen: (_, real) => real.ground.clocks.forward(ms),
    })),
  ],
  [
    1,
    fc.constantFrom(0, -DAY_MS, DAY_MS).map((ms) => ({
      name: `the servers' clock is ${ms} ms off`,
      happen: (_, real) => real.ground.clocks.setWallClock(ms),
    })),
  ],
];

function toCome(fault: BatchFault | TokenFault): Happening {
  return { name: `next: ${fault.name}`, happen: (_, real) => real.arm(fault) };
}

/** At most so many happenings, drawn by their weights. */
export function commands(atMost: number) {
  const drawn = HAPPENINGS.flatMap(([weight, one]) =>
    Array<Arbitrary<Command>>(weight).fill(one.map((what) => new Command(what))),
  );
  return fc.commands(drawn, { maxCommands: atMost, size: "max" });
}

async function goOn(model: Model, real: RealWorld, at: number, steps: number): Promise<void> {
  for (let done = 0; done < steps; done++) if (await step(model, real, at)) return;
}
