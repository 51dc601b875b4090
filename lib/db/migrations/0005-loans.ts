import type { Kysely } from "kysely";

/** What Kiva expects to be reported: its list at one moment, who is fetching it, and which list a report was held against. */
export async function loans(db: Kysely<unknown>, blob: "blob" | "bytea"): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("expected_snapshots")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("partner_id", "text", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("first_at", "bigint", (c) => c.notNull())
    .addColumn("as_of", "bigint", (c) => c.notNull())
    .addColumn("loan_count", "integer", (c) => c.notNull())
    .addColumn("defaulted_count", "integer", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("content", blob, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("expected_snapshots_by_place")
    .on("expected_snapshots")
    .columns(["organization_id", "environment"])
    .execute();

  await schema
    .createTable("loan_fetches")
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("fetch_id", "text", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("received", "integer", (c) => c.notNull())
    .addColumn("total", "integer")
    .addColumn("failure", "text")
    .addColumn("started_at", "bigint", (c) => c.notNull())
    .addColumn("beat_at", "bigint", (c) => c.notNull())
    .addColumn("snapshot_id", "text", (c) => c.references("expected_snapshots.id"))
    .addPrimaryKeyConstraint("loan_fetches_pk", ["organization_id", "environment"])
    .execute();

  await schema
    .alterTable("repayment_reports")
    .addColumn("snapshot_id", "text", (c) => c.references("expected_snapshots.id"))
    .execute();
  await schema
    .createIndex("repayment_reports_by_snapshot")
    .on("repayment_reports")
    .column("snapshot_id")
    .execute();
}
