import { sql, type Kysely } from "kysely";
import { chainHash } from "@/lib/history/chain";
import type { Schema } from "../schema";

/** A chained history, doubts that wait for a colleague, corrections, and what an organization knows of Kiva's 5xx. */
export async function proof(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .alterTable("history")
    .addColumn("hash", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("organizations")
    .addColumn("history_hash", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("organizations")
    .addColumn("server_errors", "text", (c) => c.notNull().defaultTo("unknown"))
    .execute();

  for (const column of ["asked_by", "asked_note", "set_aside_by"]) {
    await schema.alterTable("batches").addColumn(column, "text").execute();
  }
  for (const column of ["asked_at", "set_aside_at"]) {
    await schema.alterTable("batches").addColumn(column, "bigint").execute();
  }

  await schema
    .alterTable("repayment_reports")
    .addColumn("corrects_report_id", "text", (c) => c.references("repayment_reports.id"))
    .execute();
  await schema
    .createIndex("repayment_reports_corrects")
    .on("repayment_reports")
    .column("corrects_report_id")
    .execute();

  await chainHistory(db as Kysely<Schema>);
}

/** Rows written before there was a chain begin it. */
async function chainHistory(db: Kysely<Schema>): Promise<void> {
  const rows = await db.selectFrom("history").selectAll().orderBy("organization_id").orderBy("seq").execute();
  const last = new Map<string, string>();
  for (const row of rows) {
    const hash = chainHash(last.get(row.organization_id) ?? "", row);
    last.set(row.organization_id, hash);
    await sql`update history set hash = ${hash} where organization_id = ${row.organization_id} and seq = ${row.seq}`.execute(
      db,
    );
  }
  for (const [id, history_hash] of last) {
    await db.updateTable("organizations").set({ history_hash }).where("id", "=", id).execute();
  }
}
