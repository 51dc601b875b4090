import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { Snippet } from "./answers";

/** The organization's sentences, by name. */
export function readSnippets(db: Kysely<Schema>, organizationId: string): Promise<Snippet[]> {
  return db
    .selectFrom("snippets")
    .select(["id", "name", "text"])
    .where("organization_id", "=", organizationId)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

export async function insertSnippet(
  trx: Transaction<Schema>,
  organizationId: string,
  personId: string,
  { id, name, text }: Snippet,
): Promise<void> {
  const values = { name, text, updated_at: Date.now(), updated_by: personId };
  await trx
    .insertInto("snippets")
    .values({ id, organization_id: organizationId, ...values })
    .execute();
}

/** False if the organization has no such sentence. */
export async function updateSnippet(
  trx: Transaction<Schema>,
  organizationId: string,
  personId: string,
  { id, name, text }: Snippet,
): Promise<boolean> {
  const changed = await trx
    .updateTable("snippets")
    .set({ name, text, updated_at: Date.now(), updated_by: personId })
    .where("id", "=", id)
    .where("organization_id", "=", organizationId)
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}

export async function removeSnippet(
  trx: Transaction<Schema>,
  organizationId: string,
  snippetId: string,
): Promise<boolean> {
  const removed = await trx
    .deleteFrom("snippets")
    .where("id", "=", snippetId)
    .where("organization_id", "=", organizationId)
    .returning("id")
    .executeTakeFirst();
  return removed !== undefined;
}
