import { isOver } from "./lease-times";
import { isSettled, type BatchState } from "./states";

export interface BatchInLine {
  id: string;
  state: BatchState;
  notBefore: number;
}

/**
 * The batch of a delivery that may go now, if there is one: the first in order that is not settled. None while one is
 * on its way or in doubt (the run stops at the first unknown), and none before its time: the order is kept.
 */
export function nextToSend<Batch extends BatchInLine>(inOrder: readonly Batch[], now: number): Batch | null {
  const first = inOrder.find(({ state }) => !isSettled(state));
  const isBlocked = inOrder.some(({ state }) => state !== "planned" && !isSettled(state));
  return first && !isBlocked && isOver(first.notBefore, now) ? first : null;
}
