import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import type { BatchState } from "@/lib/delivery/states";

type Sent = Pick<BatchProgress, "id" | "number" | "itemCount" | "sumText" | "state" | "sentAt">;

/** What PA2's list of uploads shows, as far as it can be known, if one batch in doubt arrived and if it did not. */
export interface ExpectedUploads<Upload extends Sent = Sent> {
  /** Newest first: what certainly arrived, and what is in doubt, at its place. */
  inOrder: Upload[];
  /** How many certainly stand there: without the one in doubt. */
  certain: number;
  /** Of those, how many have just as many loans as the one in doubt: its number alone does not tell it apart. */
  sameSize: number;
  /** Others in doubt: each may stand there or not. */
  otherDoubts: Upload[];
}

/** Computes it from all batches of the report, and what is known of the month's other reports. Pure. */
export function expectedUploads<Upload extends Sent>(
  uploads: readonly Upload[],
  doubt: Upload,
): ExpectedUploads<Upload> {
  const listed = uploads.filter(({ state }) => isListed(state));
  const arrived = listed.filter(({ state }) => state !== "unknown");
  return {
    // By the time it left: a person's word may have settled it long after.
    inOrder: listed.sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0) || b.number - a.number),
    certain: arrived.length,
    sameSize: arrived.filter(({ itemCount }) => itemCount === doubt.itemCount).length,
    otherDoubts: listed.filter(({ id, state }) => state === "unknown" && id !== doubt.id),
  };
}

/** Whether PA2 lists a batch in this state, or may. */
export function isListed(state: BatchState): boolean {
  return state.startsWith("accepted") || state === "unknown";
}

/** The part of a long list around one of its items: how many are left out before and after it, and the part. */
export function around<Item>(items: readonly Item[], item: Item, most: number) {
  const first = items.indexOf(item) - Math.floor((most - 1) / 2);
  const start = Math.max(0, Math.min(first, items.length - most));
  const shown = items.slice(start, start + most);
  return { before: start, shown, after: items.length - start - shown.length };
}
