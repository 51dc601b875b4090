import Database from "libsql";
import {
  SelectQueryNode,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
} from "kysely";
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How long a writer waits for another process that is writing. */
const BUSY_PATIENCE_MS = 15_000;
const BUSY_PAUSE_MS = 15;

/** SQLite in a file: WAL, one fsync a commit, one connection a process. */
export class LibsqlDialect extends SqliteDialect {
  readonly #path: string;

  constructor(path: string) {
    super({ database: async () => asKysely(open(path)) });
    this.#path = path;
  }

  override createDriver(): Driver {
    const file = open(this.#path);
    return new PatientDriver(file, watchFile(this.#path));
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

function open(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: BUSY_PAUSE_MS });
  file.pragma("journal_mode = wal");
  // An acknowledged row must survive kill -9 and the power cut.
  file.pragma("synchronous = full");
  file.pragma("foreign_keys = on");
  return file;
}

/** libsql follows better-sqlite3's interface, which is the one Kysely expects. */
function asKysely(file: Database.Database): SqliteDatabase {
  return file as unknown as SqliteDatabase;
}

/**
 * Throws once the file is no longer where it was opened: moved, deleted, or another put in its place. SQLite itself
 * goes on writing into a file that nobody will ever open again, and would call it committed.
 */
function watchFile(path: string): () => void {
  const opened = statSync(path, { bigint: true });
  return () => {
    const there = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (there?.ino === opened.ino && there.dev === opened.dev) return;
    throw Object.assign(new Error("The database file is no longer there"), {
      code: "SQLITE_READONLY_DBMOVED",
    });
  };
}

/**
 * Takes the write lock at the begin of every write, and waits for it without holding the event loop: libsql is
 * synchronous, and its own waiting would stop every request of this server meanwhile. A lock taken later, at the
 * first write of a transaction, could fail half-way with no way to wait; and a prepared statement of libsql that met
 * a busy file stays "in progress" and breaks the next commit, so the lock is taken through `exec`, which does not.
 */
class PatientDriver extends SqliteDriver {
  readonly #file: Database.Database;
  readonly #checkPlace: () => void;

  constructor(file: Database.Database, checkPlace: () => void) {
    super({ database: asKysely(file) });
    this.#file = file;
    this.#checkPlace = checkPlace;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#checkPlace();
    return new PatientConnection(await super.acquireConnection(), this.#file);
  }

  override async beginTransaction(): Promise<void> {
    await lockForWriting(this.#file);
  }

  override async commitTransaction(): Promise<void> {
    this.#checkPlace();
    this.#file.exec("commit");
  }

  override async rollbackTransaction(): Promise<void> {
    // A full disk ends the transaction by itself; another rollback would hide that error behind its own.
    if (this.#file.inTransaction) this.#file.exec("rollback");
  }
}

class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #file: Database.Database;

  constructor(connection: DatabaseConnection, file: Database.Database) {
    this.#connection = connection;
    this.#file = file;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#file.inTransaction || SelectQueryNode.is(query.query)) {
      return this.#connection.executeQuery<Row>(query);
    }
    await lockForWriting(this.#file);
    try {
      const result = await this.#connection.executeQuery<Row>(query);
      this.#file.exec("commit");
      return result;
    } catch (error) {
      if (this.#file.inTransaction) this.#file.exec("rollback");
      throw error;
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize);
  }
}

async function lockForWriting(file: Database.Database): Promise<void> {
  const giveUpAt = performance.now() + BUSY_PATIENCE_MS;
  for (;;) {
    try {
      file.exec("begin immediate");
      return;
    } catch (error) {
      const isBusy = (error as { code?: string }).code?.startsWith("SQLITE_BUSY");
      if (!isBusy || performance.now() > giveUpAt) throw error;
      await sleep(BUSY_PAUSE_MS);
    }
  }
}

/** SQLite takes schema changes back with the transaction, so migrations run in one, under its lock. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
