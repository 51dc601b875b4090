import type { Context } from "@/lib/organizations/context";
import { readContent } from "./expected-content";
import type { ExpectedSnapshot } from "./expected-loan";
import { findSnapshot, newestHead, type SnapshotHead } from "./snapshot-store";

/** Older than this, a page says so. */
const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

/** The newest list without its content; null if none was ever fetched for the partner in this environment. */
export async function newestSnapshot(context: Context): Promise<SnapshotHead | null> {
  const head = await newestHead(context.db, context);
  if (!head) return null;
  const { id, asOf, loanCount, defaultedCount } = head;
  return { id, asOf, loanCount, defaultedCount };
}

/** True if Kiva was asked for the list longer ago than a day. */
export function isStale({ asOf }: Pick<SnapshotHead, "asOf">): boolean {
  return Date.now() - asOf > STALE_AFTER_MS;
}

/** One list with all its loans, newest or not; null if this organization has none of that id in this environment. */
export async function loadSnapshot(
  context: Pick<Context, "db" | "organization" | "environment">,
  id: string,
): Promise<ExpectedSnapshot | null> {
  const found = await findSnapshot(context.db, context, id);
  return found && { id: found.id, asOf: found.asOf, loans: await readContent(found.bytes) };
}

/** The content of one list as it is stored, for `receiveExpected`: gzip of what is packed. null like `loadSnapshot`. */
export async function snapshotContent(context: Context, id: string): Promise<Uint8Array | null> {
  return (await findSnapshot(context.db, context, id))?.bytes ?? null;
}
