import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { HistoryAction } from "./actions";

/** The details of every time that this person did this to this subject, oldest first. */
export async function findDetails(
  db: Kysely<Schema>,
  { subjectId, action, personId }: { subjectId: string; action: HistoryAction; personId: string },
): Promise<Record<string, unknown>[]> {
  const rows = await db
    .selectFrom("history")
    .select("details")
    .where("subject_id", "=", subjectId)
    .where("action", "=", action)
    .where("person_id", "=", personId)
    .orderBy("seq")
    .execute();
  return rows.map(({ details }) => JSON.parse(details) as Record<string, unknown>);
}
