import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";

/** What the columns of files of drafts were, by the set of their headers. */

type Choice = Readonly<Record<string, string>>;

export async function readDraftColumns(db: Kysely<Schema>, organizationId: string): Promise<Choice[]> {
  const rows = await db
    .selectFrom("draft_columns")
    .select("choice")
    .where("organization_id", "=", organizationId)
    .orderBy("updated_at", "desc")
    .limit(50)
    .execute();
  return rows.map(({ choice }) => JSON.parse(choice) as Choice);
}

export async function storeDraftColumns(
  trx: Transaction<Schema>,
  organizationId: string,
  choice: Choice,
): Promise<void> {
  const headers = Object.keys(choice).sort();
  if (headers.length === 0) return;
  const headerKey = createHash("sha256").update(JSON.stringify(headers)).digest("hex");
  const values = { choice: JSON.stringify(choice), updated_at: Date.now() };
  await trx
    .insertInto("draft_columns")
    .values({ organization_id: organizationId, header_key: headerKey, ...values })
    .onConflict((conflict) => conflict.columns(["organization_id", "header_key"]).doUpdateSet(values))
    .execute();
}
