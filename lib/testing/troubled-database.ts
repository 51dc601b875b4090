import { setTimeout as sleep } from "node:timers/promises";
import {
  Kysely,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import { dialectOf, type Db } from "@/lib/db/connect";
import type { Schema } from "@/lib/db/schema";
import { postgresTroubles, sqliteTroubles, type TroubleKind } from "./database-troubles";

export interface TroubledDatabase {
  /** A connection of its own that the trouble befalls. */
  db: Db;
  /** What has been written since `begin`: statements and commits, in order. */
  writes(): readonly string[];
  /** Counts anew, and makes the trouble right before the n-th write; with none it only counts. */
  begin(trouble?: { kind: TroubleKind; atWrite: number }): void;
  /** Resolves once something has failed because of the trouble, with the number of writes begun by then. */
  failure(): Promise<number>;
  /** How often the connection was asked for, whatever for, and whether it was to be had or not. */
  uses(): number;
  /** The trouble is over. */
  end(): Promise<void>;
}

const PATIENCE_MS = 5_000;

/** Makes the database's own engine refuse the n-th write and those after it: no error here is invented but one. */
export async function openTroubled(url: string): Promise<TroubledDatabase> {
  const place = url.startsWith("file:") ? sqliteTroubles(url) : await postgresTroubles(url);
  let writes: string[] = [];
  let planned: { kind: TroubleKind; atWrite: number } | undefined;
  let isOn = false;
  let uses = 0;
  let fail = () => {};
  let failed = new Promise<number>(() => {});

  /** Before the write; then what the write comes to. */
  async function write<Value>(
    what: string,
    connection: DatabaseConnection,
    run: () => Promise<Value>,
  ): Promise<Value> {
    writes.push(what);
    const isDue = planned !== undefined && !isOn && writes.length >= planned.atWrite;
    if (planned && isDue && planned.kind === "answer-lost") {
      const value = await run();
      if (what !== "commit") return value;
      planned = undefined;
      fail();
      throw await place.answerLost(connection);
    }
    if (planned && isDue) {
      isOn = true;
      await place.begin(planned.kind, connection);
    }
    return attempt(run);
  }

  async function attempt<Value>(run: () => Promise<Value>): Promise<Value> {
    try {
      return await run();
    } catch (error) {
      if (isOn) fail();
      throw error;
    }
  }

  const watch: Watch = {
    write,
    attempt,
    asked: () => (uses += 1),
    acquired: (connection) => place.acquired(connection),
  };
  const inner = dialectOf(url);
  const dialect: Dialect = {
    createAdapter: () => inner.createAdapter(),
    createIntrospector: (db) => inner.createIntrospector(db),
    createQueryCompiler: () => inner.createQueryCompiler(),
    createDriver: () => new TroubledDriver(inner.createDriver(), watch),
  };
  const db = new Kysely<Schema>({ dialect });
  return {
    db,
    writes: () => writes,
    begin(trouble) {
      writes = [];
      planned = trouble;
      failed = new Promise((resolve) => {
        fail = () => resolve(writes.length);
      });
    },
    uses: () => uses,
    failure: () =>
      Promise.race([
        failed,
        sleep(PATIENCE_MS, null, { ref: false }).then(() => {
          throw new Error("No write failed");
        }),
      ]),
    async end() {
      planned = undefined;
      if (isOn) await place.end(db);
      isOn = false;
    },
  };
}

interface Watch {
  write<Value>(what: string, connection: DatabaseConnection, run: () => Promise<Value>): Promise<Value>;
  /** What is no write, and may fail of the trouble too. */
  attempt<Value>(run: () => Promise<Value>): Promise<Value>;
  asked(): void;
  acquired(connection: DatabaseConnection): Promise<void>;
}

class TroubledDriver implements Driver {
  readonly #inner: Driver;
  readonly #watch: Watch;

  constructor(inner: Driver, watch: Watch) {
    this.#inner = inner;
    this.#watch = watch;
  }

  init() {
    return this.#inner.init();
  }
  async acquireConnection() {
    this.#watch.asked();
    const connection = await this.#watch.attempt(() => this.#inner.acquireConnection());
    try {
      await this.#watch.acquired(connection);
    } catch (error) {
      // Nobody else will give it back, and who closes the database waits for all that were lent.
      await this.#inner.releaseConnection(connection);
      throw error;
    }
    return new TroubledConnection(connection, this.#watch);
  }
  beginTransaction(connection: TroubledConnection, settings: Parameters<Driver["beginTransaction"]>[1]) {
    return this.#watch.attempt(() => this.#inner.beginTransaction(connection.inner, settings));
  }
  commitTransaction({ inner }: TroubledConnection) {
    return this.#watch.write("commit", inner, () => this.#inner.commitTransaction(inner));
  }
  rollbackTransaction({ inner }: TroubledConnection) {
    return this.#inner.rollbackTransaction(inner);
  }
  releaseConnection({ inner }: TroubledConnection) {
    return this.#inner.releaseConnection(inner);
  }
  destroy() {
    return this.#inner.destroy();
  }
}

class TroubledConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #watch: Watch;

  constructor(inner: DatabaseConnection, watch: Watch) {
    this.inner = inner;
    this.#watch = watch;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const written = /^\s*(insert into|update|delete from)\s+("?\w+"?)/i.exec(query.sql);
    const execute = () => this.inner.executeQuery<Row>(query);
    return written ? this.#watch.write(`${written[1]} ${written[2]}`, this.inner, execute) : execute();
  }
  streamQuery<Row>(query: CompiledQuery, chunkSize?: number) {
    return this.inner.streamQuery<Row>(query, chunkSize);
  }
}
