import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { LEASE_MS } from "@/lib/delivery/lease-times";
import { forEachDatabase } from "@/lib/testing/databases";
import { connectUnhurried, isSqlite, type Db } from "./connect";

forEachDatabase("how long a query waits", (open, url) => {
  const opened: Db[] = [];
  afterAll(() => Promise.all(opened.map((db) => db.destroy())));

  const settings = async (db: Db) => {
    const names = ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"];
    const { rows } = await sql<{ setting: string }>`
      select setting from pg_settings where name in (${sql.join(names)})`.execute(db);
    return rows.map(({ setting }) => Number(setting));
  };

  /** A server that was stopped inside a transaction held its organization's row, and every other worker waited. */
  test("on PostgreSQL for no lock and no statement as long as a claim's lease", async () => {
    const db = await open();
    if (isSqlite(db)) return;
    const limits = await settings(db);
    expect(limits).toHaveLength(3);
    for (const limitMs of limits) {
      expect(limitMs).toBeGreaterThan(0);
      expect(limitMs).toBeLessThan(LEASE_MS);
    }
    const unhurried = connectUnhurried(await url());
    opened.push(unhurried);
    expect(await settings(unhurried)).toEqual([0, 0, 0]);
  });

  test("on PostgreSQL a server that stands still in a transaction is put out of it", async () => {
    const db = await open();
    if (isSqlite(db)) return;
    const stopped = await open();
    await sql`create table held (id integer primary key)`.execute(db);
    await sql`insert into held values (1)`.execute(db);
    const standsStill = stopped.transaction().execute(async (trx) => {
      await sql`set local idle_in_transaction_session_timeout = 100`.execute(trx);
      await sql`update held set id = 2`.execute(trx);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    });
    await expect(standsStill).rejects.toThrow();
    await sql`update held set id = 3`.execute(db);
    expect((await sql<{ id: number }>`select id from held`.execute(db)).rows).toEqual([{ id: 3 }]);
  });
});
