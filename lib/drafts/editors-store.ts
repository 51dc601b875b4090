import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";

/** Who has which draft open. */
export async function markEditing(
  db: Kysely<Schema>,
  draftId: string,
  personId: string,
  now: number,
): Promise<void> {
  await db
    .insertInto("draft_editors")
    .values({ draft_id: draftId, person_id: personId, seen_at: now })
    .onConflict((conflict) => conflict.columns(["draft_id", "person_id"]).doUpdateSet({ seen_at: now }))
    .execute();
}

export async function editorsOf(
  db: Kysely<Schema>,
  draftIds: readonly string[],
  { since, except }: { since: number; except: string },
): Promise<{ draftId: string; name: string; at: number }[]> {
  if (draftIds.length === 0) return [];
  return db
    .selectFrom("draft_editors")
    .innerJoin("people", "people.id", "draft_editors.person_id")
    .select(["draft_id as draftId", "people.name", "seen_at as at"])
    .where("draft_id", "in", draftIds)
    .where("seen_at", ">", since)
    .where("person_id", "!=", except)
    .orderBy("seen_at", "desc")
    .execute();
}
