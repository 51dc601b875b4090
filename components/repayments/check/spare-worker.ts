import type { ToWorker } from "./worker-messages";

let spare: Worker | null = null;

function start(): Worker {
  return new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
}

/** Starts the worker that the next file will be read in, while she is looking for it. */
export function prepareWorker(): void {
  if (spare) return;
  spare = start();
  // What goes wrong is seen when it is used.
  spare.onerror = () => (spare = null);
  spare.postMessage({ kind: "warm" } satisfies ToWorker);
}

/** The worker that was prepared, or a new one. */
export function takeWorker(): Worker {
  const taken = spare ?? start();
  spare = null;
  return taken;
}
