import type { Context } from "@/lib/organizations/context";
import { STALE_AFTER_MS, type KivaLists } from "./kiva-lists";
import { readLists } from "./lists-store";

/** Kiva's lists as last fetched for this organization and environment, and whether that is long ago. */
export async function getLists(context: Context): Promise<{ lists: KivaLists | null; isStale: boolean }> {
  const lists = await readLists(context.db, context);
  return { lists, isStale: !lists || Date.now() - lists.fetchedAt > STALE_AFTER_MS };
}
