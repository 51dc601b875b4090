import { afterAll, beforeAll, expect, test } from "vitest";
import { isSqlite, type Db } from "@/lib/db/connect";
import { resolveBatch } from "@/lib/delivery/resolve-batch";
import { recoverAbandoned } from "@/lib/delivery/recover";
import type { Context } from "@/lib/organizations/context";
import type { Result } from "@/lib/result";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { makeEveryWriteTakeRoom, type TroubleKind } from "@/lib/testing/database-troubles";
import { dispatchBatch } from "@/lib/testing/hold-batch";
import { saveInputOf } from "@/lib/testing/save-input";
import { endLeases, seedDelivery } from "@/lib/testing/seed-delivery";
import { testContext } from "@/lib/testing/test-context";
import { openTroubled, type TroubledDatabase } from "@/lib/testing/troubled-database";
import { uploadAndSave, uploadFile } from "@/lib/testing/upload-and-save";
import { cancelReport } from "./close-report";
import { confirmReport } from "./confirm-report";
import { saveReport } from "./save-report";
import { sendReport } from "./send-report";

const FILE = "Loan ID,Client ID,Amount\n0012,C-1,10.00\n0013,C-2,20.00\n";
const SETTINGS = { columns: "three", currency: "KES" } as const;
const TABLES = [
  "repayment_reports",
  "uploads",
  "upload_parts",
  "deliveries",
  "batches",
  "report_lines",
  "history",
] as const;

/** Prepares everything a verb needs on a sound database, and answers the verb to be called on a troubled one. */
type Prepare = (context: Context) => Promise<(context: Context) => Promise<Result<unknown>>>;

forEachDatabase("a person's acts while the database is in trouble", (open, url) => {
  let db: Db;
  let troubled: TroubledDatabase;
  let sandbox: Sandbox;

  beforeAll(async () => {
    db = await open();
    if (isSqlite(db)) await makeEveryWriteTakeRoom(db);
    sandbox = await startSandbox({ loanCount: 20 });
    troubled = await openTroubled(await url());
  });
  afterAll(async () => {
    await troubled.db.destroy();
    await sandbox.close();
  });

  async function saved(context: Context) {
    const input = saveInputOf(FILE, SETTINGS);
    const answer = await uploadAndSave(context, input);
    if (!answer.ok) throw new Error(answer.failure.code);
    return { reportId: answer.value.reportId, seen: { version: 1, fingerprint: input.seen.fingerprint } };
  }
  async function confirmed(context: Context): Promise<string> {
    const { reportId, seen } = await saved(context);
    expect(await confirmReport(context, reportId, seen)).toMatchObject({ ok: true });
    return reportId;
  }

  const ACTS: Record<string, Prepare> = {
    save: async (context) => {
      const { bytes, ...input } = saveInputOf(FILE, SETTINGS);
      const upload = await uploadFile(context, bytes, input.token);
      return (own) => saveReport(own, { ...input, upload });
    },
    confirm: async (context) => {
      const { reportId, seen } = await saved(context);
      return (own) => confirmReport(own, reportId, seen);
    },
    send: async (context) => {
      const reportId = await confirmed(context);
      return (own) => sendReport(own, reportId);
    },
    cancel: async (context) => {
      const reportId = await confirmed(context);
      return (own) => cancelReport(own, reportId);
    },
    resolve: async ({ organization, environment, person }) => {
      const seeded = { organizationId: organization.id, personId: person.id, partnerId: "9001", environment };
      const delivery = await seedDelivery(db, sandbox, seeded, [1]);
      const { held } = await dispatchBatch(db, delivery);
      await endLeases(db, delivery.deliveryId);
      await recoverAbandoned(db);
      const { organizationId, personId } = seeded;
      const answer = { answer: "arrived", reason: "I saw it", generation: 1 } as const;
      return (own) =>
        resolveBatch(own.db, { organizationId, personId, environment, batchId: held.batchId, ...answer });
    },
  };

  async function snapshot() {
    const rows = await Promise.all(TABLES.map((table) => db.selectFrom(table).selectAll().execute()));
    return rows.map((found, index) => [TABLES[index], found.length, JSON.stringify(found)]);
  }
  const attempt = (act: () => Promise<Result<unknown>>) =>
    act().then(
      (answer) => (answer.ok ? "done" : answer.failure.code),
      () => "thrown",
    );

  test.each(
    Object.keys(ACTS).flatMap((act) =>
      (["full", "read-only", "gone"] as TroubleKind[]).map((kind) => [act, kind] as const),
    ),
  )("%s, %s at each write in turn: never a false success, and nothing half done", async (name, kind) => {
    const prepare = ACTS[name]!;
    const first = await testContext(db);
    const act = await prepare(first);
    troubled.begin();
    expect(await attempt(() => act({ ...first, db: troubled.db }))).toBe("done");
    const count = troubled.writes().length;
    for (let atWrite = 1; atWrite <= count; atWrite++) {
      const context = await testContext(db);
      const again = await prepare(context);
      const before = await snapshot();
      troubled.begin({ kind, atWrite });
      const came = await attempt(() => again({ ...context, db: troubled.db }));
      await troubled.end();
      // The one commit goes through where only new writes are refused.
      const isCommitted = troubled.writes()[atWrite - 1] === "commit" && kind !== "gone";
      expect([atWrite, came]).toEqual([atWrite, isCommitted ? "done" : "thrown"]);
      if (!isCommitted) expect(await snapshot()).toEqual(before);
      if (!isCommitted) expect(await attempt(() => again(context))).toBe("done");
    }
  });

  test.each(Object.keys(ACTS))(
    "%s whose commit is carried out and not answered: repeated, done once",
    async (name) => {
      const context = await testContext(db);
      const act = await ACTS[name]!(context);
      troubled.begin({ kind: "answer-lost", atWrite: 1 });
      expect(await attempt(() => act({ ...context, db: troubled.db }))).toBe("thrown");
      await troubled.end();
      const after = await snapshot();
      expect(await attempt(() => act(context))).toBe("done");
      expect(await snapshot()).toEqual(after);
    },
  );
});
