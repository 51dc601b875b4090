import { writeSync } from "node:fs";
import { env } from "@/lib/env";

/**
 * Places where the power may fail. A test starts a server with `CRASH_AT` naming one of them; where the variable is
 * not set, which is everywhere else, they do nothing. That a request is on its way, or half of it, needs no point:
 * the other end of the line sees it.
 */
export const CRASH_POINTS = [
  /** The bytes of an upload are here and read, nothing is saved. */
  "upload-received",
  /** Inside the transaction that saves. */
  "saving",
  /** Saved, the browser has no answer. */
  "saved",
  /** Inside the transaction that freezes rows and bytes. */
  "freezing",
  /** Frozen, the browser has no answer. */
  "frozen",
  /** Sending is ordered, and no worker knows of it. */
  "send-ordered",
  "claimed",
  "token-fetched",
  /** `dispatching` is committed, no connection opened. */
  "dispatch-committed",
  /** Kiva's reply is here, and nowhere else. */
  "reply-received",
  /** The raw reply is stored, nobody has read it. */
  "reply-stored",
  /** A try has its outcome, the next batch has not begun. */
  "outcome-committed",
  /** Inside the transaction of a person's answer about a batch in doubt. */
  "answering",
  /** The answer is committed, no worker knows of it. */
  "answered",
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

const passes = new Map<CrashPoint, number>();

/** Ends the process here, as kill -9 does, if `CRASH_AT` says so: `name`, or `name:n` for the n-th time it comes by. */
export function crashPoint(point: CrashPoint): void {
  const { CRASH_AT } = env();
  if (CRASH_AT?.point !== point) return;
  const pass = (passes.get(point) ?? 0) + 1;
  passes.set(point, pass);
  if (pass !== CRASH_AT.pass) return;
  // Not through the log: its last lines would die with the process.
  writeSync(2, `crash point ${point}, pass ${pass}\n`);
  process.kill(process.pid, "SIGKILL");
  // The signal may take a moment; nothing more may happen in it.
  for (;;);
}
