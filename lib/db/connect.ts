import { Kysely, PostgresAdapter, PostgresDialect, type Dialect } from "kysely";
import pg from "pg";
import type { Schema } from "./schema";
import { LibsqlDialect } from "./sqlite";

export type Db = Kysely<Schema>;

const INT8 = 20;

/**
 * Nothing on PostgreSQL is waited for longer than a claim's lease: a server that stands still inside a transaction, or
 * is gone without a word, would otherwise hold its locks, and with them the delivery worker of every other server.
 */
const PATIENCE = {
  keepAlive: true,
  connectionTimeoutMillis: 10_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
  statement_timeout: 15_000,
  query_timeout: 16_000,
} satisfies pg.PoolConfig;

/**
 * Opens the database that the address names: `postgres://...` or `file:PATH`.
 * Counts and times are whole numbers below 2^53, so int8 is read as a number, as SQLite does.
 */
export function connect(databaseUrl: string): Db {
  return new Kysely<Schema>({ dialect: dialectOf(databaseUrl) });
}

/** The same for work that takes its time and that nobody waits for, such as changing the schema of a large table. */
export function connectUnhurried(databaseUrl: string): Db {
  return new Kysely<Schema>({ dialect: dialectOf(databaseUrl, { keepAlive: true }) });
}

export function dialectOf(databaseUrl: string, patience: pg.PoolConfig = PATIENCE): Dialect {
  if (databaseUrl.startsWith("file:")) return new LibsqlDialect(databaseUrl.slice("file:".length));
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    ...patience,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format as "text"),
    },
  });
  // A server that goes away breaks idle connections; the next query reports it where it can be handled.
  pool.on("error", () => {});
  // The same for one that breaks while a transaction holds it, between two statements: unheard, it ends the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  return new PostgresDialect({ pool });
}

/** True if the database is SQLite. Asked of the class itself: a bundler renames classes, their names tell nothing. */
export function isSqlite(db: Db): boolean {
  return !(db.getExecutor().adapter instanceof PostgresAdapter);
}
