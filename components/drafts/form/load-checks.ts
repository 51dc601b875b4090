import { useSyncExternalStore } from "react";
import type * as ChecksModule from "./checks";

type Checks = typeof ChecksModule;

let here: Checks | null = null;
let coming: Promise<Checks | null> | null = null;
const listeners = new Set<() => void>();
let begin: () => void;

/** Over with the first key or click in a form: what is not needed to look at it comes then. */
export const firstTouch = new Promise<void>((resolve) => (begin = resolve));

/** She is at the form: call it as often as that shows. */
export function touched(): void {
  begin();
  void loadChecks();
}

/** Long after the first paint, even on a slow line. */
const IDLE_MS = 4_000;

/** For somebody who only looks, all the rest comes when the line has long been free. Answers how to call it off. */
export function touchedWhenIdle(): () => void {
  const timer = setTimeout(touched, IDLE_MS);
  return () => clearTimeout(timer);
}

/** Null if they cannot be had: the line dropped. The next call tries again. */
export function loadChecks(): Promise<Checks | null> {
  coming ??= import("./checks").then(
    (checks) => {
      here = checks;
      listeners.forEach((listener) => listener());
      return checks;
    },
    () => {
      coming = null;
      return null;
    },
  );
  return coming;
}

/** Null until they are here. */
export function checksHere(): Checks | null {
  return here;
}

export function onChecks(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const notYet = () => null;

/** As `checksHere`; draws anew as they come. */
export function useChecks(): Checks | null {
  return useSyncExternalStore(onChecks, checksHere, notYet);
}
