import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { RememberedColumns } from "./file/remembered-columns";

/** How an organization assigned columns before, by set of headers. */

type Reader = Kysely<Schema>;

export async function rememberedColumns(db: Reader, organizationId: string): Promise<RememberedColumns[]> {
  const rows = await db
    .selectFrom("remembered_columns")
    .select("choice")
    .where("organization_id", "=", organizationId)
    .orderBy("updated_at", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => JSON.parse(row.choice) as RememberedColumns);
}

export async function storeRememberedColumns(
  trx: Transaction<Schema>,
  organizationId: string,
  remembered: RememberedColumns,
): Promise<void> {
  const values = { choice: JSON.stringify(remembered), updated_at: Date.now() };
  await trx
    .insertInto("remembered_columns")
    .values({ organization_id: organizationId, header_key: remembered.headerKey, ...values })
    .onConflict((conflict) => conflict.columns(["organization_id", "header_key"]).doUpdateSet(values))
    .execute();
}
