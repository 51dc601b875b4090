import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connect } from "@/lib/db/connect";
import { migrate } from "@/lib/db/migrate";

/** A database of one's own, to be removed afterwards. */
export interface OwnDatabase {
  url: string;
  remove(): Promise<void>;
}

const IN_MEMORY = "/dev/shm";
/** Containers often have 64 MB there, which a long run would fill. */
const ENOUGH_BYTES = 1_000_000_000;

/** SQLite in a folder that goes with it. */
export async function makeSqlite(): Promise<OwnDatabase> {
  // What a test writes need not survive a power cut: in memory its commits wait for no disk.
  const folder = mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), "kiva-test-"));
  return {
    url: `file:${join(folder, "test.db")}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A new database of this PostgreSQL server. */
export async function makePostgres(server: string): Promise<OwnDatabase> {
  const name = `kiva_test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  // Nor does this wait for one.
  await onServer(server, `alter database ${name} set synchronous_commit = off`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async remove() {
      await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The same database with the whole schema. */
export async function withSchema(database: OwnDatabase): Promise<OwnDatabase> {
  const db = connect(database.url);
  await migrate(db);
  await db.destroy();
  return database;
}

/** Runs one statement on a connection that is opened for it and closed at once. */
export async function onServer(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows ?? [];
  } finally {
    await client.end();
  }
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ENOUGH_BYTES;
}
