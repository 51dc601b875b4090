import { sql } from "kysely";
import { connect, isSqlite, type Db } from "@/lib/db/connect";

const realNow = Date.now.bind(Date);
const realSteady = performance.now.bind(performance);

/** The clocks of the servers and of the database: they stand still but for what a run lets pass. */
export interface MovedClocks {
  /** Time passes for everybody. */
  forward(ms: number): Promise<void>;
  /** Somebody sets the servers' wall clock; the monotonic one and a database server's own stay as they are. */
  setWallClock(aheadMs: number): void;
  /** False once the clock that the database's times come from was set: they tell no order then. */
  isDatabaseSteady(): boolean;
  /** What lib/delivery/clock.ts answers now. */
  databaseNow(): number;
  /** All clocks are right again: for the next run. */
  reset(): Promise<void>;
  /** Gives the process its own clocks back. */
  restore(): void;
}

/**
 * Puts clocks that can be moved in the place of this process's, and of PostgreSQL's where `db` is one
 * (opened by `connectMovable`). SQLite has no clock but the process's. They stand still otherwise: how busy the
 * machine is must not decide what is due, or a seed would not give the same run again.
 */
export async function moveClocks(db: Db): Promise<MovedClocks> {
  let trueMs = realNow();
  let steadyMs = realSteady();
  let wrongBy = 0;
  let isSteady = true;
  const onSqlite = isSqlite(db);
  if (!onSqlite) await makeMovable(db);
  const tellPostgres = async () => {
    if (!onSqlite) await sql`update moved.clock set now_ms = ${trueMs}`.execute(db);
  };
  await tellPostgres();
  Date.now = () => trueMs + wrongBy;
  performance.now = () => steadyMs;
  return {
    forward(ms) {
      trueMs += ms;
      steadyMs += ms;
      return tellPostgres();
    },
    setWallClock(aheadMs) {
      if (onSqlite && aheadMs !== wrongBy) isSteady = false;
      wrongBy = aheadMs;
    },
    isDatabaseSteady: () => isSteady,
    databaseNow: () => (onSqlite ? Date.now() : trueMs),
    reset() {
      trueMs = realNow();
      wrongBy = 0;
      isSteady = true;
      return tellPostgres();
    },
    restore() {
      Date.now = realNow;
      performance.now = realSteady;
    },
  };
}

/** A connection for which PostgreSQL's clock is the one that `moveClocks` moves. */
export function connectMovable(url: string): Db {
  if (url.startsWith("file:")) return connect(url);
  const own = new URL(url);
  own.searchParams.set("options", "-c search_path=moved,pg_catalog,public");
  return connect(own.href);
}

/** A name in front of pg_catalog is found first: the code under test asks for the time as ever. */
async function makeMovable(db: Db): Promise<void> {
  const statements = [
    "create schema if not exists moved",
    "create table if not exists moved.clock (now_ms bigint not null)",
    "insert into moved.clock select 0 where not exists (select 1 from moved.clock)",
    `create or replace function moved.clock_timestamp() returns timestamptz language sql volatile as
     $$ select timestamptz 'epoch' + (select now_ms from moved.clock) * interval '1 millisecond' $$`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
