import { Kysely, PostgresAdapter, PostgresDialect } from "kysely";
import pg from "pg";
import type { Schema } from "./schema";
import { LibsqlDialect } from "./sqlite";

export type Db = Kysely<Schema>;

const INT8 = 20;

/**
 * Opens the database that the address names: `postgres://...` or `file:PATH`.
 * Counts and times are whole numbers below 2^53, so int8 is read as a number, as SQLite does.
 */
export function connect(databaseUrl: string): Db {
  if (databaseUrl.startsWith("file:")) {
    return new Kysely<Schema>({ dialect: new LibsqlDialect(databaseUrl.slice("file:".length)) });
  }
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format as "text"),
    },
  });
  // A server that goes away breaks idle connections; the next query reports it where it can be handled.
  pool.on("error", () => {});
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** True if the database is SQLite. Asked of the class itself: a bundler renames classes, their names tell nothing. */
export function isSqlite(db: Db): boolean {
  return !(db.getExecutor().adapter instanceof PostgresAdapter);
}
