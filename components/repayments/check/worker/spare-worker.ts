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

/** A file that is being read for a page which does not show it yet. */
interface Begun extends Pick<TakenWorker, "worker" | "said"> {
  file: ChosenFile;
  /** Another file has taken its place. */
  giveUp: () => void;
}

/** So short a wait needs no word, and a page that says it is reading would only be drawn to be taken away again. */
const ANSWERED_AT_ONCE_MS = 300;

let spare: Worker | null = null;
let begun: Begun | null = null;

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

/**
 * Has the file read and judged at once, while the page that will show it is still to be drawn. Resolves as soon as
 * there is something to draw, be it that it takes long, or when another file takes its place.
 */
export function beginReading(about: FileToCheck): Promise<void> {
  begun?.giveUp();
  const worker = takeSpare();
  const said: FromWorker[] = [];
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ANSWERED_AT_ONCE_MS);
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    const giveUp = () => {
      worker.terminate();
      settle();
    };
    begun = { worker, file: about.file, said, giveUp };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      // It may be about the file of no importance that it read before.
      if (data.kind === "warmed") return;
      said.push(data);
      settle();
    };
    worker.onerror = ({ message }) => {
      said.push({ kind: "failed", message });
      settle();
    };
    openIn(worker, about);
    worker.postMessage({ kind: "judge", request: 1, choices: {}, edits: [] } satisfies ToWorker);
  });
}

/** What the file comes to, if that is known before anything of it is drawn. */
export function answerTo(file: ChosenFile): Extract<FromWorker, { kind: "outcome" }> | null {
  const first = begun?.file === file ? begun.said[0] : undefined;
  return first?.kind === "outcome" ? first : null;
}

/** The worker that reads the file already, or the one that was prepared, or a new one. */
export function takeWorker(file: ChosenFile): TakenWorker {
  if (begun?.file !== file) return { worker: takeSpare(), isReading: false, said: [] };
  const { worker, said } = begun;
  begun = null;
  return { worker, isReading: true, said };
}
