import { sql, type Kysely } from "kysely";
import { isSqlite } from "@/lib/db/connect";
import type { Schema } from "@/lib/db/schema";

/**
 * The time by which leases and waits are written and judged, in epoch milliseconds: the database server's, so that
 * two servers whose clocks differ agree. SQLite has none of its own, and all its processes are on one machine.
 */
export async function databaseNow(db: Kysely<Schema>): Promise<number> {
  if (isSqlite(db)) return Date.now();
  const { rows } = await sql<{ now: number }>`
    select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error("The database did not tell the time");
  return Number(now);
}
