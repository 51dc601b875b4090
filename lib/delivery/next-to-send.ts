import { isOver } from "./lease-times";
import { isHeld, isSettled, type BatchState } from "./states";

/** What decides whether a batch holds up the others. */
export interface Standing {
  state: BatchState;
  /** In doubt, and a person sent the others all the same. */
  isSetAside: boolean;
}

export interface BatchInLine extends Standing {
  id: string;
  notBefore: number;
}

/**
 * The batch of a delivery that may go now, if there is one: the first in order that is still in line. None while one
 * is on its way or in doubt (the run stops at the first unknown, unless a person has set it aside), and none before
 * its time: the order is kept.
 */
export function nextToSend<Batch extends BatchInLine>(inOrder: readonly Batch[], now: number): Batch | null {
  const inLine = inOrder.filter((batch) => !isSettled(batch.state) && !isPassedOver(batch));
  const [first] = inLine;
  const isBlocked = inLine.some(({ state }) => state !== "planned");
  return first && !isBlocked && isOver(first.notBefore, now) ? first : null;
}

/** True while a delivery that a person has sent can still change by itself. */
export function goesOn(batches: readonly Standing[]): boolean {
  if (batches.some(({ state }) => isHeld(state))) return true;
  const isStopped = batches.some((batch) => batch.state === "unknown" && !isPassedOver(batch));
  return !isStopped && batches.some(({ state }) => state === "planned");
}

function isPassedOver({ state, isSetAside }: Standing): boolean {
  return state === "unknown" && isSetAside;
}
