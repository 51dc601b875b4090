import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, inject } from "vitest";
import { connect, type Db } from "@/lib/db/connect";
import { migrate } from "@/lib/db/migrate";

/** Another connection to the suite's own database, with the whole schema; closed when the suite ends. */
export type OpenDatabase = () => Promise<Db>;
/** The address of the suite's own database, for other processes. */
export type DatabaseUrl = () => Promise<string>;
type Suite = (open: OpenDatabase, url: DatabaseUrl) => void;

interface Place {
  url: string;
  remove(): Promise<void>;
}

/**
 * Runs the suite on SQLite and on PostgreSQL, each time with a database of its own that is made at the first `open()`
 * and removed at the end. Every `open()` is a connection of its own, as another server's would be. Where no
 * PostgreSQL can be had its half is skipped, and the run says so (lib/testing/postgres-server.ts).
 */
export function forEachDatabase(name: string, suite: Suite): void {
  describe(`${name}, on SQLite`, () => suite(...databaseOf(makeSqlite)));
  const server = inject("postgresUrl");
  describe.skipIf(server === null)(`${name}, on PostgreSQL`, () =>
    suite(...databaseOf(() => makePostgres(server ?? ""))),
  );
}

function databaseOf(make: () => Promise<Place>): [OpenDatabase, DatabaseUrl] {
  let place: Promise<Place> | undefined;
  const connections: Db[] = [];
  afterAll(async () => {
    await Promise.all(connections.map((db) => db.destroy()));
    await (await place)?.remove();
  });
  const makeMigrated = async () => {
    const made = await make();
    const db = connect(made.url);
    await migrate(db);
    await db.destroy();
    return made;
  };
  const url = async () => {
    place ??= makeMigrated();
    return (await place).url;
  };
  const open = async () => {
    const db = connect(await url());
    connections.push(db);
    return db;
  };
  return [open, url];
}

async function makeSqlite(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "kiva-test-"));
  return {
    url: `file:${join(folder, "test.db")}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function makePostgres(server: string): Promise<Place> {
  const name = `kiva_test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  // A test's rows need not survive a power cut.
  await onServer(server, `alter database ${name} set synchronous_commit = off`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
