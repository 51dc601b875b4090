import { sql, type Kysely } from "kysely";
import { chainHash } from "@/lib/history/chain";
import type { Schema } from "../schema";

/** A chained history, doubts that wait for a colleague, corrections, and what an organization knows of Kiva's 5xx. */
export async function proof(db: Kysely<unknown>, onSqlite: boolean): Promise<void> {
  const { schema } = db;

  await schema
    .alterTable("history")
    .addColumn("hash", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  // A batch can be withdrawn and its rows go; what was tried of a report or a draft is found without them.
  await schema.alterTable("history").addColumn("part_of", "text").execute();
  await schema
    .createIndex("history_by_whole")
    .on("history")
    .columns(["organization_id", "part_of", "seq"])
    .execute();
  await sql`update history set part_of = (
      select subject_id from deliveries join batches on batches.delivery_id = deliveries.id
      where batches.id = history.subject_id
    ) where subject_kind = 'batch'`.execute(db);
  await schema
    .alterTable("organizations")
    .addColumn("history_hash", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("organizations")
    .addColumn("server_errors", "text", (c) => c.notNull().defaultTo("unknown"))
    .execute();

  await schema
    .alterTable("dispatches")
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
  for (const guard of onSqlite ? SQLITE_GUARDS : POSTGRES_GUARDS) await sql.raw(guard).execute(db);
}

/** The history only grows, whoever asks: I12. SQLite's REPLACE deletes without telling a trigger, hence the third. */
const SQLITE_GUARDS = [
  `create trigger history_no_update before update on history
   begin select raise(abort, 'history is append-only'); end`,
  `create trigger history_no_delete before delete on history
   begin select raise(abort, 'history is append-only'); end`,
  `create trigger history_no_replace before insert on history
   when exists (select 1 from history where organization_id = new.organization_id and seq = new.seq)
   begin select raise(abort, 'history is append-only'); end`,
];

const POSTGRES_GUARDS = [
  `create function history_append_only() returns trigger language plpgsql as
   $$ begin raise exception 'history is append-only'; end $$`,
  `create trigger history_no_update before update on history
   for each row execute function history_append_only()`,
  `create trigger history_no_delete before delete on history
   for each row execute function history_append_only()`,
  `create trigger history_no_truncate before truncate on history
   for each statement execute function history_append_only()`,
];

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
