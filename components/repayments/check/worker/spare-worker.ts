import type { ChosenFile } from "@/components/files/chosen-file";
import type { CheckSettings } from "@/lib/repayments/checked-report";
import type { RememberedColumns } from "@/lib/repayments/file/remembered-columns";
import type { FromWorker, SnapshotAddress, ToWorker, Warmed } from "./worker-messages";

/** A file as the worker needs it, with what it is judged by. */
export interface FileToCheck {
  file: ChosenFile;
  settings: CheckSettings;
  remembered: RememberedColumns[];
  snapshot: SnapshotAddress | null;
}

/** A worker, and what has passed between it and the page already. */
export interface TakenWorker {
  worker: Worker;
  /** True if it reads the file, and judges it without choices and edits: that was the first request. */
  isReading: boolean;
  /** What it has answered meanwhile. */
  said: readonly FromWorker[];
}

let spare: Worker | null = null;
let begun: { worker: Worker; file: ChosenFile; said: FromWorker[] } | null = null;

function start(): Worker {
  return new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
}

function takeSpare(): Worker {
  const taken = spare ?? start();
  spare = null;
  return taken;
}

/** Hands the file over. Its bytes can be given away once; then the worker reads the page's copy. */
export function openIn(worker: Worker, { file, ...judgedBy }: FileToCheck): void {
  const buffer = file.takeBuffer();
  const message = { kind: "open", bytes: file.bytes, buffer, ...judgedBy } satisfies ToWorker;
  worker.postMessage(message, buffer ? [buffer] : []);
}

/**
 * Starts the worker that the next file will be read in; Kiva's list comes meanwhile. Tells when it has read a file of its
 * own.
 */
export function prepareWorker(snapshot: SnapshotAddress | null, onWarmed: (warmed: Warmed) => void): void {
  if (spare) return;
  spare = start();
  spare.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === "warmed") onWarmed(data);
  };
  // What goes wrong is seen when it is used.
  spare.onerror = () => (spare = null);
  spare.postMessage({ kind: "warm", snapshot } satisfies ToWorker);
}

/** Has the file read and judged at once, while the page that will show it is still being drawn. */
export function beginReading(about: FileToCheck): void {
  begun?.worker.terminate();
  const worker = takeSpare();
  const said: FromWorker[] = [];
  begun = { worker, file: about.file, said };
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => said.push(data);
  worker.onerror = ({ message }) => said.push({ kind: "failed", message });
  openIn(worker, about);
  worker.postMessage({ kind: "judge", request: 1, choices: {}, edits: [] } satisfies ToWorker);
}

/** The worker that reads the file already, or the one that was prepared, or a new one. */
export function takeWorker(file: ChosenFile): TakenWorker {
  if (begun?.file !== file) return { worker: takeSpare(), isReading: false, said: [] };
  const { worker, said } = begun;
  begun = null;
  return { worker, isReading: true, said };
}
