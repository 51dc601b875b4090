import type { Kysely } from "kysely";

/** Files on their way to the server, part by part, until the report made of them is saved. */
export async function uploads(db: Kysely<unknown>, blob: "blob" | "bytea"): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("uploads")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("token", "text", (c) => c.notNull())
    .addColumn("stored_bytes", "integer", (c) => c.notNull())
    .addColumn("touched_at", "bigint", (c) => c.notNull())
    .addUniqueConstraint("uploads_token", ["organization_id", "environment", "person_id", "token"])
    .execute();
  await schema.createIndex("uploads_by_touch").on("uploads").columns(["touched_at"]).execute();

  await schema
    .createTable("upload_parts")
    .addColumn("upload_id", "text", (c) => c.notNull().references("uploads.id").onDelete("cascade"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("bytes", blob, (c) => c.notNull())
    .addPrimaryKeyConstraint("upload_parts_pk", ["upload_id", "position"])
    .execute();
}
