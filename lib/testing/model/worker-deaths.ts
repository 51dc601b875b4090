import { BrokenPromise } from "./broken-promise";
import { NO_REPLY } from "./faults";
import { holds, type Model } from "./model";
import type { RealWorld } from "./real-world";
import { forget } from "./steps";

/** kill -9 between two of its transactions: what is committed is committed, and nothing follows. */
export function killProcess(model: Model, real: RealWorld, worker: number): void {
  forget(model, real, worker);
}

/** kill -9 after the whole request has gone out, before any reply. */
export async function killOnTheWire(model: Model, real: RealWorld, worker: number): Promise<void> {
  const [work, process] = [model.work[worker], real.work[worker]];
  if (work?.kind !== "send" || !process) return;
  const { log } = real.ground.sandbox;
  const last = log.entries.at(-1)?.seq ?? 0;
  real.arm(NO_REPLY);
  // Not sooner: what Kiva has read it deals with in the same breath, and she looks at what came of it.
  const isRead = ({ complete, fault }: (typeof log.entries)[number]) =>
    complete || fault === "drop-before-body";
  const isOnTheWire = log.waitFor((entry) => entry.seq > last && isRead(entry));
  const stops = real.whileExchanging(true, () => process.goOn());
  const mustSend = holds(work.lease, performance.now(), Date.now()) && !work.isKivaDown;
  const first = await Promise.race([isOnTheWire.catch(() => null), stops]);
  if (mustSend && first === null) throw new BrokenPromise("other", "nothing was sent");
  forget(model, real, worker);
}

/** The database does not answer: what its transaction wanted has not happened, and the worker gives up. */
export async function failTransaction(model: Model, real: RealWorld, worker: number): Promise<void> {
  const stop = await real.work[worker]?.goOn(new Error("The database is gone"));
  if (stop?.at !== "thrown") throw new BrokenPromise("other", `without its database it stands ${stop?.at}`);
  forget(model, real, worker);
}
