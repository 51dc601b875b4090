import fc from "fast-check";
import type { Transaction, Updateable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { History, Schema } from "@/lib/db/schema";
import { forEachDatabase } from "@/lib/testing/databases";
import { allowTampering } from "@/lib/testing/history-triggers";
import { seedOrganization, type SeededOrganization } from "@/lib/testing/seed-organization";
import { chainHash, type HistoryRow } from "./chain";
import { recordHistory } from "./record-history";
import { readNoted, writeNoted } from "./noted-hash";
import { checkHistories, missingGuards, verifyHistory } from "./verify-history";

const ROWS = 12;

/** One more row about nothing in particular. */
function record(trx: Transaction<Schema>, { organizationId, personId }: SeededOrganization, about: string) {
  return recordHistory(trx, {
    organizationId,
    environment: "sandbox",
    personId,
    action: "report.saved",
    subjectKind: "report",
    subjectId: about,
    partOf: about,
    details: { said: "ñandú «x»\u0000", edits: [1, 2] },
  });
}

const write = async (db: Db, organization: SeededOrganization, rows: number) => {
  for (let at = 1; at <= rows; at++) {
    await db.transaction().execute((trx) => record(trx, organization, `subject-${at}`));
  }
};

forEachDatabase("an untouched history (I12)", (open) => {
  it("has no breaks, nor has an empty one, nor one longer than is read at a time", async () => {
    const db = await open();
    const [short, none, long] = [
      await seedOrganization(db),
      await seedOrganization(db),
      await seedOrganization(db),
    ];
    await write(db, short, ROWS);
    await db.transaction().execute(async (trx) => {
      for (let at = 0; at < 1_200; at++) await record(trx, long, `${at}`);
    });
    expect(await verifyHistory(db)).toEqual([]);
    const rows = async ({ organizationId }: SeededOrganization) =>
      (await checkHistories(db, organizationId)).map((history) => history.rows);
    expect([await rows(short), await rows(none), await rows(long)]).toEqual([[ROWS], [0], [1_200]]);
    expect(await missingGuards(db)).toEqual([]);
  });

  it("still has the hash that was noted of it, however long it grows", async () => {
    const db = await open();
    const organization = await seedOrganization(db);
    const { organizationId } = organization;
    const last = async () => (await checkHistories(db, organizationId))[0]?.last ?? null;
    expect(await last()).toBeNull();
    await write(db, organization, 3);
    const noted = await last();
    if (!noted) throw new Error("nothing to note");
    expect(readNoted(writeNoted(noted))).toEqual({ ok: true, value: noted });
    await write(db, organization, 2);
    const breaks = async (notes: (typeof noted)[]) =>
      (await checkHistories(db, organizationId, notes)).flatMap((history) => history.breaks);
    expect(await breaks([noted])).toEqual([]);
    const never = { ...noted, seq: 99 };
    const gone = { ...noted, organization: "nowhere" };
    expect(await breaks([noted, never, gone])).toEqual([
      { organization: noted.organization, seq: 99, code: "noted" },
      { organization: "nowhere", seq: 3, code: "noted" },
    ]);
  });

  it("has no gaps after many transactions at once, some of which fail, on two connections", async () => {
    const [db, other] = [await open(), await open()];
    const organization = await seedOrganization(db);
    const wanted = Array.from({ length: 60 }, (_, at) => at);
    const done = await Promise.allSettled(
      wanted.map((at) =>
        (at % 2 ? db : other).transaction().execute(async (trx) => {
          await record(trx, organization, `${at}`);
          if (at % 5 === 0) throw new Error("taken back");
        }),
      ),
    );
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(48);
    const rows = await db
      .selectFrom("history")
      .select("seq")
      .where("organization_id", "=", organization.organizationId)
      .orderBy("seq")
      .execute();
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 48 }, (_, at) => at + 1));
    expect(await verifyHistory(db, organization.organizationId)).toEqual([]);
  });

  it("has none while it is being written", async () => {
    const [db, other] = [await open(), await open()];
    const organization = await seedOrganization(db);
    const writing = write(other, organization, 40);
    for (let at = 0; at < 10; at++) expect(await verifyHistory(db, organization.organizationId)).toEqual([]);
    await writing;
    expect(await verifyHistory(db, organization.organizationId)).toEqual([]);
  });
});

forEachDatabase("a history that was tampered with (I12)", (open) => {
  let db: Db;
  let own: SeededOrganization;
  let other: SeededOrganization;
  beforeAll(async () => {
    db = await open();
    await allowTampering(db);
    [own, other] = [await seedOrganization(db), await seedOrganization(db)];
    await write(db, own, ROWS);
  });

  /** What is found after the tampering, which is taken back. */
  async function foundAfter(tamper: (trx: Transaction<Schema>) => Promise<unknown>) {
    const found = { breaks: [] as { seq: number; code: string }[] };
    const undone = new Error("undone");
    await expect(
      db.transaction().execute(async (trx) => {
        await tamper(trx);
        found.breaks = await verifyHistory(trx);
        throw undone;
      }),
    ).rejects.toBe(undone);
    return found.breaks.map(({ seq, code }) => `${code} ${seq}`);
  }

  it("lacks the database's guards", async () => {
    const guards = await missingGuards(db);
    expect(guards.map(({ code }) => code)).toEqual(["unguarded", "unguarded", "unguarded"]);
    expect(guards.map(({ trigger }) => trigger)).toContain("history_no_update");
  });

  const rowsOf = (trx: Transaction<Schema>) =>
    trx
      .selectFrom("history")
      .selectAll()
      .where("organization_id", "=", own.organizationId)
      .orderBy("seq")
      .execute();
  // What may not be changed by the application's types is changed all the same.
  const change = (trx: Transaction<Schema>, seq: number, values: object) =>
    trx
      .updateTable("history")
      .set(values as Updateable<History>)
      .where("organization_id", "=", own.organizationId)
      .where("seq", "=", seq)
      .execute();
  const remove = (trx: Transaction<Schema>, from: number, to: number) =>
    trx
      .deleteFrom("history")
      .where("organization_id", "=", own.organizationId)
      .where("seq", ">=", from)
      .where("seq", "<=", to)
      .execute();

  /** Rows numbered from `from` on move by one. */
  async function makeRoom(trx: Transaction<Schema>, from: number) {
    const rows = (await rowsOf(trx)).filter(({ seq }) => seq >= from).reverse();
    for (const { seq } of rows) await change(trx, seq, { seq: seq + 1 });
  }

  /** As a forger would who knows how the hashes are made, but does not reach the organization's own row. */
  async function rehash(trx: Transaction<Schema>) {
    let last = "";
    for (const row of await rowsOf(trx)) {
      last = chainHash(last, row);
      await change(trx, row.seq, { hash: last });
    }
  }

  const seq = fc.integer({ min: 1, max: ROWS });
  const isForged = fc.boolean();
  const text = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 });
  const FIELDS: Record<keyof Omit<HistoryRow, "hash">, (row: HistoryRow, text: string) => unknown> = {
    organization_id: () => other.organizationId,
    seq: () => ROWS + 7,
    at: (row) => row.at + 1,
    person_id: (_, given) => (given.length % 2 ? null : other.personId),
    environment: (row, given) => (given.length % 2 ? null : `${row.environment}${given}`),
    action: (row, given) => `${row.action}${given}`,
    subject_kind: (row, given) => `${row.subject_kind}${given}`,
    subject_id: (row, given) => `${row.subject_id}${given}`,
    part_of: (row, given) => (given.length % 2 ? null : `${row.part_of}${given}`),
    details: (row, given) => (given.length % 2 ? `${row.details} ` : JSON.stringify({ said: given })),
  };
  const field = fc.constantFrom(...(Object.keys(FIELDS) as (keyof typeof FIELDS)[]));

  it("any field of any row", async () => {
    const changed = fc.asyncProperty(seq, field, text, isForged, async (at, name, given, forged) => {
      const found = await foundAfter(async (trx) => {
        const row = (await rowsOf(trx))[at - 1];
        if (row) await change(trx, at, { [name]: FIELDS[name](row, given) });
        if (forged) await rehash(trx);
      });
      expect(found).not.toEqual([]);
    });
    await fc.assert(changed, { numRuns: 100 });
  });

  it("the hash itself", async () => {
    const changed = fc.asyncProperty(seq, text, async (at, hash) => {
      expect(await foundAfter((trx) => change(trx, at, { hash }))).toContain(`changed ${at}`);
    });
    await fc.assert(changed, { numRuns: 20 });
  });

  it("rows taken out, anywhere", async () => {
    const removed = fc.asyncProperty(seq, seq, isForged, async (one, two, forged) => {
      const [from, to] = [Math.min(one, two), Math.max(one, two)];
      const found = await foundAfter(async (trx) => {
        await remove(trx, from, to);
        if (forged) await rehash(trx);
      });
      expect(found).toContain(to === ROWS ? `head ${ROWS}` : `gap ${from}`);
    });
    await fc.assert(removed, { numRuns: 40 });
  });

  it("rows taken out at the end, with the organization's count put back", async () => {
    const cut = fc.asyncProperty(seq, async (from) => {
      const found = await foundAfter(async (trx) => {
        await remove(trx, from, ROWS);
        await trx
          .updateTable("organizations")
          .set({ history_seq: from - 1 })
          .where("id", "=", own.organizationId)
          .execute();
      });
      expect(found).toEqual([`head ${from - 1}`]);
    });
    await fc.assert(cut, { numRuns: ROWS });
  });

  it("two rows swapped", async () => {
    const swapped = fc.asyncProperty(seq, seq, isForged, async (one, two, forged) => {
      fc.pre(one !== two);
      const found = await foundAfter(async (trx) => {
        await change(trx, one, { seq: -1 });
        await change(trx, two, { seq: one });
        await change(trx, -1, { seq: two });
        if (forged) await rehash(trx);
      });
      expect(found).not.toEqual([]);
    });
    await fc.assert(swapped, { numRuns: 40 });
  });

  it("a row put in, anywhere", async () => {
    const putIn = fc.asyncProperty(fc.integer({ min: 0, max: ROWS + 1 }), isForged, async (at, forged) => {
      const found = await foundAfter(async (trx) => {
        const [like] = await rowsOf(trx);
        await makeRoom(trx, Math.max(at, 1));
        if (like)
          await trx
            .insertInto("history")
            .values({ ...like, seq: at })
            .execute();
        if (forged) await rehash(trx);
      });
      expect(found).not.toEqual([]);
    });
    await fc.assert(putIn, { numRuns: 40 });
  });

  it("a history made anew with all its hashes, by a note from before only", async () => {
    const last = (await checkHistories(db, own.organizationId))[0]?.last;
    if (!last) throw new Error("nothing to note");
    const madeAnew = fc.asyncProperty(seq, async (at) => {
      const noted: string[] = [];
      const found = await foundAfter(async (trx) => {
        await change(trx, at, { details: "{}" });
        await rehash(trx);
        const hash = (await rowsOf(trx)).at(-1)?.hash ?? "";
        await trx
          .updateTable("organizations")
          .set({ history_hash: hash })
          .where("id", "=", own.organizationId)
          .execute();
        const [checked] = await checkHistories(trx, own.organizationId, [last]);
        noted.push(...(checked?.breaks ?? []).map((one) => `${one.code} ${one.seq}`));
      });
      expect(found).toEqual([]);
      expect(noted).toEqual([`noted ${ROWS}`]);
    });
    await fc.assert(madeAnew, { numRuns: ROWS });
  });

  describe("and says where", () => {
    it("one changed row is one break", async () => {
      expect(await foundAfter((trx) => change(trx, 5, { details: "{}" }))).toEqual(["changed 5"]);
    });

    it("one row missing is one break", async () => {
      expect(await foundAfter((trx) => remove(trx, 5, 5))).toEqual(["gap 5"]);
    });
  });
});
