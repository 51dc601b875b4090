// As in lib/delivery/wake.ts: the bundles of one process know of one trouble between them.
const holder = globalThis as typeof globalThis & { __deliveryTroubleAt?: number };

/** Keeps when delivery last failed for a reason of our own side, such as a database that takes no writes. */
export function noteTrouble(): void {
  holder.__deliveryTroubleAt = Date.now();
}

/** In epoch milliseconds; null if there was none since this process began. */
export function lastTroubleAt(): number | null {
  return holder.__deliveryTroubleAt ?? null;
}
