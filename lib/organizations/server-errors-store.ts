import type { Kysely, Transaction } from "kysely";
import type { Schema, ServerErrors } from "@/lib/db/schema";

export interface ServerErrorsSetting {
  serverErrors: ServerErrors;
  /** Who said so last, and on whose word; null if nobody ever did. */
  changed: { at: number; by: string; note: string } | null;
}

/** What a 5xx of Kiva means to the organization, and on whose word. */
export async function readServerErrors(
  db: Kysely<Schema>,
  organizationId: string,
): Promise<ServerErrorsSetting> {
  const { serverErrors } = await db
    .selectFrom("organizations")
    .select("server_errors as serverErrors")
    .where("id", "=", organizationId)
    .executeTakeFirstOrThrow();
  const last = await db
    .selectFrom("history")
    .leftJoin("people", "people.id", "history.person_id")
    .select(["history.at", "history.details", "people.name as by"])
    .where("organization_id", "=", organizationId)
    .where("subject_kind", "=", "organization")
    .where("subject_id", "=", organizationId)
    .where("action", "=", "settings.server_errors")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const note = last && (JSON.parse(last.details) as { note: string }).note;
  return {
    serverErrors,
    changed: last ? { at: Number(last.at), by: last.by ?? "", note: note ?? "" } : null,
  };
}

/** Sets it, and answers what stood there before. Others who set it at the same moment wait. */
export async function writeServerErrors(
  trx: Transaction<Schema>,
  organizationId: string,
  server_errors: ServerErrors,
): Promise<ServerErrors> {
  // Takes the row first, so that what is read is what is changed.
  const before = await trx
    .updateTable("organizations")
    .set((eb) => ({ server_errors: eb.ref("server_errors") }))
    .where("id", "=", organizationId)
    .returning("server_errors")
    .executeTakeFirstOrThrow();
  await trx.updateTable("organizations").set({ server_errors }).where("id", "=", organizationId).execute();
  return before.server_errors;
}
