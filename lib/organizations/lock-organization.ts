import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";

/**
 * Holds the organization's row until the transaction ends, as whoever writes its history does. Reports, drafts and
 * batches that the transaction changes are to be held before: in one order nobody waits for ever.
 */
export async function lockOrganization(trx: Transaction<Schema>, organizationId: string): Promise<void> {
  await trx
    .updateTable("organizations")
    .set((eb) => ({ history_seq: eb.ref("history_seq") }))
    .where("id", "=", organizationId)
    .execute();
}
