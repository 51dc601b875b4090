import type { Reason } from "@/lib/delivery/outcomes";
import type { Reading } from "./faults";
import {
  abandoned,
  holds,
  isMine,
  nextInLine,
  put,
  settle,
  type Model,
  type Recovering,
  type Sending,
} from "./model";

/** What a step met outside: the clocks as it began, and the faults that its requests ran into. */
export interface Met {
  databaseNow: number;
  steady: number;
  wall: number;
  /** A token was refused or broken, and the batch waits for this reason. */
  tokenTrouble: Reason | null;
  /** How what came back must be read. */
  reading: Reading;
  /** Where the worker really stands now: asked only where it is a matter of milliseconds. */
  standsAt: string;
}

/** Where the worker must stand after the step. */
type Stands = "before" | "after" | "end";

/** A worker before the first step of `sendNextBatch`. */
export function beginSending(): Sending {
  return {
    kind: "send",
    at: "start",
    batch: null,
    fence: 0,
    isSecondTry: false,
    lease: { steady: 0, wall: 0, isOver: false },
    isKivaDown: false,
    waits: null,
    reading: null,
    answer: "lost",
  };
}

/** A worker before the first step of `recoverAbandoned`. */
export function beginRecovering(): Recovering {
  return { kind: "recover", at: "start", batch: null, fence: 0, from: "claimed", stored: null, answer: 0 };
}

/** Moves the model as one step of `sendNextBatch` must move the world. */
export function stepSending(model: Model, work: Sending, met: Met): Stands {
  const { batch } = work;
  const stand = (at: Sending["at"], where: Stands) => {
    work.at = at;
    return where;
  };
  const isLeaseMine = () => holds(work.lease, met.steady, met.wall);
  const isMineIn = (from: "claimed" | "dispatching") =>
    batch !== null && isMine(batch, work.fence, from, met.databaseNow);
  const over = () => stand("over", "after");

  switch (work.at) {
    case "start":
      work.lease = { steady: met.steady, wall: met.wall, isOver: false };
      return stand("claiming", "before");

    case "claiming": {
      const next = nextInLine(model, met.databaseNow);
      work.answer = next ? "lost" : "nothing-due";
      if (!next) return over();
      next.state = "claimed";
      next.fence += 1;
      next.stored = null;
      work.batch = next;
      work.fence = next.fence;
      work.isSecondTry = next.refusals > 0;
      return stand("claimed", "after");
    }

    case "claimed":
      work.isKivaDown = model.isKivaDown;
      work.waits = met.tokenTrouble;
      // A lease that is over cuts the call for a token, if it is not quicker.
      if (!isLeaseMine() && met.standsAt === "end") return stand("over", "end");
      if (!work.waits) return stand("dispatching", "before");
      return isLeaseMine() ? stand("giving-back", "before") : stand("over", "end");

    case "giving-back":
      if (!batch || !isMineIn("claimed")) return over();
      put(batch, "planned", work.waits);
      work.answer = "ended";
      return over();

    case "dispatching":
      if (!batch || !isMineIn("claimed")) return over();
      batch.state = "dispatching";
      batch.triesThatMayHaveLeft += 1;
      return stand("dispatched", "after");

    case "dispatched":
      if (!isLeaseMine()) return stand("over", "end");
      if (work.isKivaDown) {
        work.waits = "not-sent.refused";
        return stand("ending", "before");
      }
      work.reading = met.reading;
      return stand("storing", "before");

    case "storing":
      if (!batch || !isMineIn("dispatching")) return over();
      batch.stored = work.reading;
      return stand("stored", "after");

    case "stored":
      return isLeaseMine() ? stand("ending", "before") : stand("over", "end");

    case "ending":
      if (!batch || !isMineIn("dispatching")) return over();
      if (work.reading) settle(batch, work.reading, work.isSecondTry);
      else {
        put(batch, "planned", work.waits);
        batch.triesThatMayHaveLeft -= 1;
      }
      work.answer = "ended";
      return over();

    case "over":
      return "end";
  }
}

/** Moves the model as one step of `recoverAbandoned` must move the world. */
export function stepRecovering(model: Model, work: Recovering, { databaseNow }: Met): Stands {
  switch (work.at) {
    case "start": {
      work.batch = abandoned(model, databaseNow);
      work.at = work.batch ? "writing" : "over";
      if (!work.batch) return "end";
      work.fence = work.batch.fence;
      work.from = work.batch.state;
      work.stored = work.batch.stored;
      return "before";
    }
    case "writing": {
      const { batch } = work;
      work.at = "over";
      if (!batch || abandoned(model, databaseNow) !== batch) return "after";
      if (batch.fence !== work.fence || batch.state !== work.from) return "after";
      work.answer = 1;
      if (work.from === "claimed") put(batch, "planned", "claim.expired");
      else if (work.stored) settle(batch, work.stored, batch.refusals > 0);
      else put(batch, "unknown", "unknown.process-ended");
      return "after";
    }
    case "over":
      return "end";
  }
}
