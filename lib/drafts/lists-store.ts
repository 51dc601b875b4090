import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { Context } from "@/lib/organizations/context";
import type { KivaLists } from "./kiva-lists";

type Scope = Pick<Context, "organization" | "environment">;

/** Kiva's lists as they were last fetched, or null if they never were. */
export async function readLists(
  db: Kysely<Schema>,
  { organization, environment }: Scope,
): Promise<KivaLists | null> {
  const row = await db
    .selectFrom("kiva_lists")
    .select("lists")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .executeTakeFirst();
  return row ? (JSON.parse(row.lists) as KivaLists) : null;
}

/** The moment since which every fetch brought the same lists as the last one; null if there are none. */
export async function listsUnchangedSince(
  db: Kysely<Schema>,
  { organization, environment }: Scope,
): Promise<number | null> {
  const row = await db
    .selectFrom("kiva_lists")
    .select("unchanged_since")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .executeTakeFirst();
  return row?.unchanged_since ?? null;
}

export async function storeLists(
  db: Kysely<Schema>,
  { organization, environment }: Scope,
  lists: KivaLists,
): Promise<void> {
  const former = await readLists(db, { organization, environment });
  const since = await listsUnchangedSince(db, { organization, environment });
  const isSame = former !== null && namesOf(former) === namesOf(lists);
  const values = {
    lists: JSON.stringify(lists),
    fetched_at: lists.fetchedAt,
    unchanged_since: isSame && since !== null ? since : lists.fetchedAt,
  };
  await db
    .insertInto("kiva_lists")
    .values({ organization_id: organization.id, environment, ...values })
    .onConflict((conflict) => conflict.columns(["organization_id", "environment"]).doUpdateSet(values))
    .execute();
}

/** What a draft's values are matched with; rates and the time of fetching have no part in it. */
function namesOf({ activities, themes, locations, currencies, languages }: KivaLists): string {
  return JSON.stringify([activities, themes, locations, currencies, languages]);
}
