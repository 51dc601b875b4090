import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import { log } from "@/lib/log";
import { recoverAbandoned } from "./recover";
import { sendingTerms, sendNextBatch, type Sending } from "./send-batch";
import { dueDeliveries } from "./sending-store";
import { nameOfError } from "./story";
import { noteTrouble } from "./trouble";
import { onWake } from "./wake";

/** Deliveries sent side by side; each sends its own batches strictly one after the other. */
const AT_ONCE = 4;
/** How often it looks by itself: for waits that are over, other servers' orders, and leases that ran out. */
const POLL_MS = 2_000;

export interface DeliveryWorker {
  /** When it last looked for work and the database answered, in epoch milliseconds; null before the first time. */
  lastRoundAt(): number | null;
  isRunning(): boolean;
  /** Begins nothing any more; resolves when what was on the wire has come to its outcome. */
  stop(): Promise<void>;
}

export type WorkerOptions = Partial<Omit<Sending, "db" | "isStopping">> & { pollMs?: number };

/** A worker on its own. The server's is `startDeliveryWorker`; tests make as many as they want. */
export function createDeliveryWorker(db: Db, options: WorkerOptions = {}): DeliveryWorker {
  const { pollMs = POLL_MS, ...terms } = options;
  let isStopping = false;
  let isWoken = false;
  let interrupt = () => {};
  let lastRoundAt: number | null = null;
  const sending = { ...sendingTerms(db, randomUUID()), ...terms, isStopping: () => isStopping };
  const running = new Map<string, Promise<void>>();
  const rouse = () => {
    isWoken = true;
    interrupt();
  };
  const stopListening = onWake(rouse);
  log().info({ worker: sending.worker }, "delivery worker started");
  const done = loop();

  async function loop(): Promise<void> {
    while (!isStopping) {
      isWoken = false;
      try {
        await recoverAbandoned(db);
        const due = await dueDeliveries(db, AT_ONCE + running.size);
        for (const id of due) {
          if (running.size < AT_ONCE && !running.has(id) && !isStopping) running.set(id, run(id));
        }
        lastRoundAt = Date.now();
      } catch (error) {
        logTrouble(error, "delivery worker cannot work");
      }
      await pause();
    }
    await Promise.all(running.values());
    log().info({ worker: sending.worker }, "delivery worker stopped");
  }

  /** Sends the delivery's batches one after the other, as long as one may go. */
  async function run(deliveryId: string): Promise<void> {
    let hasSent = false;
    try {
      while (!isStopping && (await sendNextBatch(sending, deliveryId)) === "ended") hasSent = true;
    } catch (error) {
      logTrouble(error, "delivery interrupted", deliveryId);
    } finally {
      running.delete(deliveryId);
      // Another delivery may wait for the place. After a run that did nothing the poll is soon enough.
      if (hasSent) rouse();
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, isWoken || isStopping ? 0 : pollMs);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    lastRoundAt: () => lastRoundAt,
    isRunning: () => !isStopping,
    stop() {
      if (!isStopping)
        log().info({ worker: sending.worker, running: running.size }, "delivery worker stopping");
      isStopping = true;
      stopListening();
      interrupt();
      return done;
    },
  };
}

function logTrouble(error: unknown, what: string, deliveryId?: string): void {
  noteTrouble();
  const { stack } = error as Error;
  log().error({ deliveryId, error: nameOfError(error), at: stack?.split("\n    at ").slice(1, 6) }, what);
}

// As in lib/delivery/wake.ts: the bundles of one process have one worker between them.
const holder = globalThis as typeof globalThis & { __deliveryWorker?: DeliveryWorker };

/**
 * Starts the worker of this process, once: a second call answers the first one's. It goes on with whatever an
 * earlier process left. SIGTERM lets the request on the wire come to its end, and only then ends the process.
 */
export function startDeliveryWorker(db: Db): DeliveryWorker {
  if (!holder.__deliveryWorker) {
    holder.__deliveryWorker = createDeliveryWorker(db);
    stopBeforeTheEnd("SIGTERM");
  }
  return holder.__deliveryWorker;
}

/**
 * Puts the worker's stop before whatever else answers the signal: Next's own listener closes the server and exits
 * without waiting for anything it does not know. The same signal again changes nothing meanwhile.
 */
function stopBeforeTheEnd(signal: NodeJS.Signals): void {
  const others = process.listeners(signal);
  let isStopping = false;
  const stopFirst = () => {
    if (isStopping) return;
    isStopping = true;
    void stopDeliveryWorker().then(() => {
      process.off(signal, stopFirst);
      for (const listener of others) process.on(signal, listener);
      process.kill(process.pid, signal);
    });
  };
  process.removeAllListeners(signal);
  process.on(signal, stopFirst);
}

/** How this process's worker is, for an operator: one that stands still, or finds no database, has an old round. */
export function workerStatus(): { running: boolean; lastRoundAt: number | null } {
  const worker = holder.__deliveryWorker;
  return { running: worker?.isRunning() ?? false, lastRoundAt: worker?.lastRoundAt() ?? null };
}

/** Stops this process's worker, if it has one: see DeliveryWorker.stop. */
export async function stopDeliveryWorker(): Promise<void> {
  await holder.__deliveryWorker?.stop();
}
