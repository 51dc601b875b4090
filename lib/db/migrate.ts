import { Migrator } from "kysely";
import { isSqlite, type Db } from "./connect";
import { start } from "./migrations/0001-start";
import { drafts } from "./migrations/0002-drafts";
import { proof } from "./migrations/0003-proof";
import { uploads } from "./migrations/0004-uploads";
import { loans } from "./migrations/0005-loans";

/**
 * Brings the database to the newest schema. Any number of servers may start at once: PostgreSQL serializes them by
 * an advisory lock, SQLite by the write lock of the transaction that all migrations run in.
 */
export async function migrate(db: Db): Promise<void> {
  const blob = isSqlite(db) ? "blob" : "bytea";
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        "0001-start": { up: (trx) => start(trx, blob) },
        "0002-drafts": { up: (trx) => drafts(trx, blob) },
        "0003-proof": { up: (trx) => proof(trx, isSqlite(db)) },
        "0004-uploads": { up: (trx) => uploads(trx, blob) },
        "0005-loans": { up: (trx) => loans(trx, blob) },
      }),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
