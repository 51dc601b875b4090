import { sql } from "kysely";
import { isSqlite, type Db } from "@/lib/db/connect";

/** Takes the database's guards off a table, so that a test can change what nobody may. */
export async function allowTampering(db: Db, table = "history"): Promise<void> {
  const onSqlite = isSqlite(db);
  const guards = onSqlite
    ? sql<{ name: string }>`select name from sqlite_master where type = 'trigger' and tbl_name = ${table}`
    : sql<{ name: string }>`select tgname as name from pg_trigger
        where tgrelid = ${table}::regclass and not tgisinternal`;
  for (const { name } of (await guards.execute(db)).rows) {
    await sql`drop trigger ${sql.id(name)} ${onSqlite ? sql`` : sql`on ${sql.table(table)}`}`.execute(db);
  }
}

/** Makes every further row of the history fail, as a full database would, until `takeHistory`. */
export async function refuseHistory(db: Db): Promise<void> {
  const refusal = isSqlite(db)
    ? ["create trigger history_refused before insert on history begin select raise(abort, 'refused'); end"]
    : [
        `create or replace function history_refused() returns trigger language plpgsql as
         $$ begin raise exception 'refused'; end $$`,
        `create trigger history_refused before insert on history
         for each row execute function history_refused()`,
      ];
  for (const statement of refusal) await sql.raw(statement).execute(db);
}

/** Ends what `refuseHistory` began. */
export async function takeHistory(db: Db): Promise<void> {
  await sql.raw(`drop trigger history_refused ${isSqlite(db) ? "" : "on history"}`).execute(db);
}
