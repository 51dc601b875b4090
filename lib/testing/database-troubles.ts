import { renameSync } from "node:fs";
import { CompiledQuery, SelectQueryNode, type DatabaseConnection } from "kysely";
import type { Db } from "@/lib/db/connect";
import { onServer } from "./own-database";

/**
 * - `full`: no write finds room (SQLITE_FULL, 53100)
 * - `read-only`: no write is allowed (SQLITE_READONLY, 25006)
 * - `gone`: the file is moved away; the server ends every connection and takes no other
 * - `answer-lost`: a commit is carried out, and its answer does not arrive; once
 */
export type TroubleKind = "full" | "read-only" | "gone" | "answer-lost";

/** What makes troubles in one database, and ends them. */
export interface Troubles {
  begin(kind: TroubleKind, connection: DatabaseConnection): Promise<void>;
  acquired(connection: DatabaseConnection): Promise<void>;
  answerLost(connection: DatabaseConnection): Promise<Error>;
  end(db: Db): Promise<void>;
}

const run = (connection: DatabaseConnection, statement: string) =>
  connection.executeQuery(CompiledQuery.raw(statement));

/** Every write of these tables takes more room than is left in any page, so that a full file shows at once. */
export async function makeEveryWriteTakeRoom(db: Db): Promise<void> {
  await db.executeQuery(CompiledQuery.raw("create table filler (bytes blob)"));
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  for (const table of tables.filter((name) => name !== "filler")) {
    for (const event of ["insert", "update"]) {
      const statement = `create trigger "filler_${table}_${event}" after ${event} on "${table}"
        begin insert into filler values (zeroblob(5000)); end`;
      await db.executeQuery(CompiledQuery.raw(statement));
    }
  }
}

/** Of the file at this address. */
export function sqliteTroubles(url: string): Troubles {
  const path = url.slice("file:".length);
  let endOf: (db: Db) => Promise<unknown> = async () => {};
  // As if it read: it takes no lock, which a read-only database would refuse.
  const pragma = (db: Db, statement: string) =>
    db.executeQuery({ ...CompiledQuery.raw(`pragma ${statement}`), query: SelectQueryNode.create() });
  return {
    async begin(kind, connection) {
      if (kind === "full") {
        // No less than the file has now is taken: not one page more.
        await run(connection, "pragma max_page_count = 1");
        endOf = (db) => pragma(db, "max_page_count = 1000000000");
      } else if (kind === "read-only") {
        await run(connection, "pragma query_only = 1");
        endOf = (db) => pragma(db, "query_only = 0");
      } else {
        renameSync(path, `${path}.away`);
        endOf = async () => renameSync(`${path}.away`, path);
      }
    },
    acquired: async () => {},
    answerLost: async () => Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_FSYNC" }),
    end: async (db) => {
      await endOf(db);
    },
  };
}

/** Asked for by the trigger of every table, see below. */
const FULL = `create table trouble (is_full integer);
  create function disk_is_full() returns trigger language plpgsql as $$ begin
    if exists (select 1 from trouble) then
      raise exception 'could not extend file: No space left on device' using errcode = '53100';
    end if;
    return new;
  end $$;`;

/** Of one database of a server, which lets others have theirs. */
export async function postgresTroubles(url: string): Promise<Troubles> {
  const name = new URL(url).pathname.slice(1);
  const elsewhere = new URL(url);
  elsewhere.pathname = "/postgres";
  const inside = (statement: string) => onServer(url, statement);
  const outside = (statement: string) => onServer(elsewhere.href, statement);
  const endAll = async () => {
    const others = `from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`;
    for (let left = 1; left > 0;) {
      left = (await outside(`select pg_terminate_backend(pid) ${others}`)).length;
    }
  };
  await inside(FULL);
  const tables = await inside(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'trouble'",
  );
  for (const { tablename } of tables) {
    await inside(`create trigger full_disk before insert or update on "${String(tablename)}"
      for each row execute function disk_is_full()`);
  }
  let kind: TroubleKind | null = null;
  const readOnly = new WeakSet<DatabaseConnection>();
  const acquired = async (connection: DatabaseConnection) => {
    const isOn = kind === "read-only";
    if (isOn === readOnly.has(connection)) return;
    await run(connection, `set default_transaction_read_only = ${isOn ? "on" : "off"}`);
    if (isOn) readOnly.add(connection);
    else readOnly.delete(connection);
  };
  return {
    acquired,
    async begin(which, connection) {
      kind = which;
      if (which === "full") await inside("insert into trouble values (1)");
      // What is under way fails; the session follows when it is taken up next: set now, it would be rolled back too.
      if (which === "read-only") await run(connection, "set transaction_read_only = on");
      if (which === "gone") {
        await outside(`alter database "${name}" allow_connections false`);
        await endAll();
      }
    },
    async answerLost() {
      await endAll();
      return new Error("Connection terminated unexpectedly");
    },
    async end() {
      if (kind === "full") await inside("delete from trouble");
      if (kind === "gone") await outside(`alter database "${name}" allow_connections true`);
      kind = null;
    },
  };
}
