import { afterAll, describe, inject } from "vitest";
import { connect, type Db } from "@/lib/db/connect";
import { makePostgres, makeSqlite, withSchema, type OwnDatabase } from "./own-database";

/** Another connection to the suite's own database, with the whole schema; closed when the suite ends. */
export type OpenDatabase = () => Promise<Db>;
/** The address of the suite's own database, for other processes. */
export type DatabaseUrl = () => Promise<string>;
type Suite = (open: OpenDatabase, url: DatabaseUrl) => void;

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

function databaseOf(make: () => Promise<OwnDatabase>): [OpenDatabase, DatabaseUrl] {
  let place: Promise<OwnDatabase> | undefined;
  const connections: Db[] = [];
  afterAll(async () => {
    await Promise.all(connections.map((db) => db.destroy()));
    await (await place)?.remove();
  });
  const url = async () => {
    place ??= make().then(withSchema);
    return (await place).url;
  };
  const open = async () => {
    const db = connect(await url());
    connections.push(db);
    return db;
  };
  return [open, url];
}
