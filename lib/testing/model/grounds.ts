import { startSandbox } from "@/lib/sandbox/server";
import { makePostgres, makeSqlite, withSchema, type OwnDatabase } from "@/lib/testing/own-database";
import { findPostgresServer } from "@/lib/testing/postgres-server";
import { Figures } from "./figures";
import { connectMovable, moveClocks } from "./moved-clocks";
import type { Ground } from "./real-world";

/** More than one month's file of a run has. */
const LOANS = 20;

/** A ground for runs, on a database that is there and has the whole schema. `leave` gives back all but that. */
export async function enterGround(url: string): Promise<{ ground: Ground; leave: () => Promise<void> }> {
  const dbs = [connectMovable(url), connectMovable(url)] as const;
  const sandbox = await startSandbox({ loanCount: LOANS });
  const clocks = await moveClocks(dbs[0]);
  return {
    ground: { dbs, sandbox, clocks, figures: new Figures() },
    async leave() {
      clocks.restore();
      await sandbox.close();
      await Promise.all(dbs.map((db) => db.destroy()));
    },
  };
}

/** SQLite in a file, with the whole schema. */
export async function makeFile(): Promise<OwnDatabase> {
  return withSchema(await makeSqlite());
}

/** The same of a PostgreSQL server that can be found or started; throws if there is none. */
export async function makeOnServer(): Promise<OwnDatabase> {
  const server = await findPostgresServer();
  if (!server) throw new Error("No PostgreSQL server could be found or started");
  const database = await withSchema(await makePostgres(server.url));
  return {
    url: database.url,
    async remove() {
      await database.remove();
      await server.stop();
    },
  };
}
