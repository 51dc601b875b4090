import type { Kysely } from "kysely";

/** Draft loans: what is typed, its photos, Kiva's lists, the sentences used often, and who is at which draft. */
export async function drafts(db: Kysely<unknown>, blob: "blob" | "bytea"): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("draft_imports")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("file_name", "text", (c) => c.notNull())
    .addColumn("draft_count", "integer", (c) => c.notNull())
    .addColumn("submission_token", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull().references("people.id"))
    .addUniqueConstraint("draft_imports_token", ["organization_id", "environment", "submission_token"])
    .execute();

  await schema
    .createTable("draft_columns")
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("header_key", "text", (c) => c.notNull())
    .addColumn("choice", "text", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_columns_pk", ["organization_id", "header_key"])
    .execute();

  await schema
    .createTable("drafts")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("stage", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("search_text", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("submission_token", "text", (c) => c.notNull())
    .addColumn("saved_token", "text", (c) => c.notNull())
    .addColumn("import_id", "text", (c) => c.references("draft_imports.id"))
    .addColumn("import_position", "integer")
    .addColumn("copied_from", "text")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull().references("people.id"))
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull().references("people.id"))
    .addColumn("sent_at", "bigint")
    .addColumn("deleted_at", "bigint")
    .addUniqueConstraint("drafts_token", ["organization_id", "environment", "submission_token"])
    .execute();
  await schema
    .createIndex("drafts_by_place")
    .on("drafts")
    .columns(["organization_id", "environment", "stage", "updated_at"])
    .execute();
  await schema.createIndex("drafts_by_import").on("drafts").columns(["import_id"]).execute();

  await schema
    .createTable("draft_loan_ids")
    .addColumn("draft_id", "text", (c) => c.notNull().references("drafts.id"))
    .addColumn("loan_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_loan_ids_pk", ["draft_id", "loan_id"])
    .execute();
  await schema.createIndex("draft_loan_ids_by_loan").on("draft_loan_ids").columns(["loan_id"]).execute();

  await schema
    .createTable("draft_photos")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("draft_id", "text", (c) => c.notNull().references("drafts.id"))
    .addColumn("bytes", blob, (c) => c.notNull())
    .addColumn("width", "integer", (c) => c.notNull())
    .addColumn("height", "integer", (c) => c.notNull())
    .addColumn("cut_from", "text")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull().references("people.id"))
    .execute();
  await schema.createIndex("draft_photos_by_draft").on("draft_photos").columns(["draft_id"]).execute();

  await schema
    .createTable("draft_editors")
    .addColumn("draft_id", "text", (c) => c.notNull().references("drafts.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("seen_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_editors_pk", ["draft_id", "person_id"])
    .execute();

  await schema
    .createTable("kiva_lists")
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("lists", "text", (c) => c.notNull())
    .addColumn("fetched_at", "bigint", (c) => c.notNull())
    .addColumn("unchanged_since", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("kiva_lists_pk", ["organization_id", "environment"])
    .execute();

  await schema
    .createTable("snippets")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull().references("people.id"))
    .execute();
  await schema.createIndex("snippets_by_organization").on("snippets").columns(["organization_id"]).execute();

  await schema.alterTable("batches").addColumn("draft_uuid", "text").execute();
  await schema.createIndex("batches_by_draft_uuid").on("batches").columns(["draft_uuid"]).execute();
}
