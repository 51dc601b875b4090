import { sql, type Kysely } from "kysely";
import { expect, it } from "vitest";
import { connect, isSqlite, type Db } from "@/lib/db/connect";
import { recordHistory } from "@/lib/history/record-history";
import { verifyHistory } from "@/lib/history/verify-history";
import { forEachDatabase, type DatabaseUrl } from "@/lib/testing/databases";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { start } from "./0001-start";
import { drafts } from "./0002-drafts";
import { proof } from "./0003-proof";

forEachDatabase("the history in the database", (open, url) => {
  it("only grows, whoever asks (I12)", async () => {
    const db = await open();
    const { organizationId, personId } = await seedOrganization(db);
    const entry = {
      ...{ organizationId, environment: "sandbox", personId },
      ...({ action: "report.saved", subjectKind: "report", subjectId: "r" } as const),
    };
    for (let at = 0; at < 3; at++) await db.transaction().execute((trx) => recordHistory(trx, entry));
    const rows = () => db.selectFrom("history").selectAll().orderBy("seq").execute();
    const before = await rows();

    const attempts = [
      "update history set details = '{}'",
      "update history set seq = seq + 100",
      "delete from history",
      "delete from history where seq = 3",
      ...(isSqlite(db)
        ? ["replace into history select * from history where seq = 2"]
        : ["truncate history", "truncate history, batches cascade"]),
    ];
    for (const attempt of attempts) {
      await expect(sql.raw(attempt).execute(db), attempt).rejects.toThrow(/append-only/);
      expect(await rows()).toEqual(before);
    }
    await db.transaction().execute((trx) => recordHistory(trx, entry));
    expect(await verifyHistory(db, organizationId)).toEqual([]);
  });

  it("begins its chain with the rows from before there was one, each with what it is part of", async () => {
    const db = await openBefore(url);
    try {
      const old = { organization_id: "o", at: 1, person_id: null, environment: "stage", details: "{}" };
      await sql`insert into organizations (id, slug, name, partner_id, columns, amount_meaning, currency, batch_limit,
        history_seq, created_at) values ('o', 'o', 'O', '1', 'two', 'repaid', 'USD', 300, 3, 1)`.execute(db);
      await sql`insert into deliveries (id, organization_id, environment, kind, subject_id, partner_id, created_at)
        values ('d', 'o', 'stage', 'repayments', 'r', '1', 1)`.execute(db);
      await sql`insert into batches (id, delivery_id, number, item_count, sum_text, body, body_sha256, state,
        generation, fence, not_before, tries) values ('b', 'd', 1, 1, '1', '', '', 'planned', 1, 0, 0, 0)`.execute(
        db,
      );
      for (const [seq, kind, id] of [
        [1, "organization", "o"],
        [2, "report", "r"],
        [3, "batch", "b"],
      ] as const) {
        await sql`insert into history (organization_id, seq, at, person_id, environment, action, subject_kind,
          subject_id, details) values (${old.organization_id}, ${seq}, ${old.at}, ${old.person_id},
          ${old.environment}, 'x', ${kind}, ${id}, ${old.details})`.execute(db);
      }
      await untyped(db)
        .transaction()
        .execute((trx) => proof(trx, isSqlite(db)));

      const rows = await db.selectFrom("history").select(["seq", "part_of"]).orderBy("seq").execute();
      expect(rows.map(({ part_of }) => part_of)).toEqual([null, null, "r"]);
      expect(await verifyHistory(db)).toEqual([]);
      await expect(sql`delete from history`.execute(db)).rejects.toThrow(/append-only/);
    } finally {
      await db.destroy();
    }
  });
});

/** A database as it was before the migration, beside the suite's own. */
async function openBefore(url: DatabaseUrl): Promise<Db> {
  const own = await url();
  const onSqlite = own.startsWith("file:");
  if (!onSqlite) {
    const server = connect(own);
    await server.schema.createSchema("before").execute();
    await server.destroy();
  }
  const db = connect(onSqlite ? `${own}-before` : `${own}?options=-c%20search_path%3Dbefore`);
  const blob = onSqlite ? "blob" : "bytea";
  await untyped(db)
    .transaction()
    .execute(async (trx) => {
      await start(trx, blob);
      await drafts(trx, blob);
    });
  return db;
}

/** What a migration is given knows no tables yet. */
function untyped(db: Db): Kysely<unknown> {
  return db as unknown as Kysely<unknown>;
}
