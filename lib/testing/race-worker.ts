import { setTimeout as sleep } from "node:timers/promises";
import type { DeliveryWorker } from "@/lib/delivery/worker";

interface Race<Answer> {
  startWorker: () => DeliveryWorker;
  /** What the person does. */
  act: () => Promise<Answer>;
  /** Resolves once the worker's request has come to Kiva. */
  hasArrived: () => Promise<unknown>;
}

/**
 * A person against the worker. In run 0 the worker is first for certain, in run 1 the person; after that one begins up
 * to 9 ms before the other: the claim falls before, after and between, as it happens.
 */
export async function raceWorker<Answer>(
  run: number,
  { startWorker, act, hasArrived }: Race<Answer>,
): Promise<[DeliveryWorker, Answer]> {
  if (run === 0) {
    const worker = startWorker();
    await hasArrived();
    return [worker, await act()];
  }
  if (run === 1) {
    const answer = await act();
    return [startWorker(), answer];
  }
  return Promise.all([sleep(run % 10).then(startWorker), sleep((run * 3) % 10).then(act)]);
}
