import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { sendNextBatch } from "@/lib/delivery/send-batch";
import { recordHistory } from "@/lib/history/record-history";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { brokenPromises } from "./check-invariants";
import { confirmed, monthOf } from "./corrections";
import { forEachDatabase } from "./databases";
import { allowTampering } from "./history-triggers";
import { saveInputOf } from "./save-input";
import { sandboxTerms, seedDelivery, type SeededDelivery } from "./seed-delivery";
import { seedOrganization } from "./seed-organization";
import { testContext } from "./test-context";

// What judges every other test of delivery is judged here: it must see each kind of lie.
forEachDatabase("the check of the promises", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let delivery: SeededDelivery;
  let organizationId: string;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 20 });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    sandbox.reset();
    const organization = await seedOrganization(db);
    organizationId = organization.organizationId;
    delivery = await seedDelivery(db, sandbox, organization, [1, 2]);
  });
  const send = () => sendNextBatch(sandboxTerms(db, sandbox), delivery.deliveryId);
  const broken = () => brokenPromises(db, sandbox.log, { organizationId });
  const numbers = async () => [...new Set((await broken()).map((text) => text.split(":")[0]))].sort();
  const setFirst = (changes: Record<string, unknown>) =>
    db
      .updateTable("batches")
      .set(changes)
      .where("delivery_id", "=", delivery.deliveryId)
      .where("number", "=", 1)
      .execute();
  const firstDispatch = () =>
    db
      .selectFrom("dispatches")
      .innerJoin("batches", "batches.id", "dispatches.batch_id")
      .selectAll("dispatches")
      .where("batches.delivery_id", "=", delivery.deliveryId)
      .executeTakeFirstOrThrow();

  test("a sound run breaks none, whatever the line did", async () => {
    sandbox.faults.add({ kind: "status", status: 401, match: { path: "/repayments" } });
    sandbox.faults.add({ kind: "drop-after-processing", match: { path: "/repayments", nth: 3 } });
    await send();
    await send();
    await send();
    expect(await delivery.states()).toEqual(["accepted", "unknown"]);
    expect(await broken()).toEqual([]);
  });

  test.each([
    ["I5: taken, and planned again", { state: "planned", upload_id: null }, ["I12", "I5"]],
    ["I4: another receipt", { upload_id: 7 }, ["I4"]],
    ["I13: still held", { state: "dispatching" }, ["I12", "I13"]],
    ["I12: an end that changed", { state: "rejected" }, ["I12", "I5"]],
  ])("%s", async (_what, changes, wanted) => {
    await send();
    await setFirst(changes);
    expect(await numbers()).toEqual(wanted);
  });

  test("I3 and I2: a request nobody announced, with bytes nobody froze", async () => {
    await fetch(`${sandbox.url}/v3/partner/9001/repayments`, { method: "POST", body: "{}" });
    expect(await numbers()).toEqual(["I2", "I3"]);
  });

  test("I1: the same bytes twice in one generation", async () => {
    sandbox.faults.add({ kind: "drop-after-processing", match: { path: "/repayments" } });
    await send();
    await setFirst({ state: "planned" });
    await send();
    expect(await numbers()).toEqual(["I1", "I7"]);
  });

  test("I4, I5 and I6: a try that is called what it was not", async () => {
    sandbox.faults.add({ kind: "drop-after-processing", match: { path: "/repayments" } });
    await send();
    const { id } = await firstDispatch();
    const call = (outcome: string) =>
      db.updateTable("dispatches").set({ outcome }).where("id", "=", id).execute();
    await call("not_sent");
    expect(await numbers()).toEqual(["I5", "I6"]);
    await call("accepted");
    expect(await numbers()).toEqual(["I4"]);
    await call("rejected");
    expect(await numbers()).toEqual(["I6"]);
  });

  test("I12: a history with a row less", async () => {
    await send();
    await db
      .updateTable("organizations")
      .set((eb) => ({ history_seq: eb("history_seq", "+", 1) }))
      .where("id", "=", organizationId)
      .execute();
    expect(await numbers()).toEqual(["I12"]);
  });

  test("I11: a second connection of one generation while the first is open", async () => {
    sandbox.faults.add({ kind: "status", status: 401, match: { path: "/repayments" } });
    await send();
    await send();
    expect(await broken()).toEqual([]);
    const { entries, connections } = sandbox.log;
    const neverClosed = { entries, connections: connections.map((one) => ({ ...one, closed: null })) };
    expect(await brokenPromises(db, neverClosed, { organizationId })).toEqual([
      expect.stringMatching(/^I11: two connections at once for generation 1 of repayments batch 1,/),
    ]);
  });

  test("I10: one report sent off by two clicks", async () => {
    const { personId } = delivery.organization;
    const click = () =>
      db.transaction().execute((trx) =>
        recordHistory(trx, {
          ...{ organizationId, personId, environment: "sandbox", action: "report.send-requested" },
          ...{ subjectKind: "report", subjectId: delivery.subjectId },
        }),
      );
    await click();
    expect(await broken()).toEqual([]);
    await click();
    expect(await numbers()).toEqual(["I10"]);
  });
});

// On a database of its own: what is taken off here guards the other tests.
forEachDatabase("the check of the promises where somebody got past the guards", (open) => {
  let db: Db;
  let sandbox: Sandbox;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 20 });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  test("I8: a line of a confirmed report that is not what its batch holds", async () => {
    const context = await testContext(db);
    const saved = await saveReport(context, saveInputOf(monthOf(3), context.organization));
    if (!saved.ok) throw new Error(saved.failure.code);
    const { reportId } = saved.value;
    await confirmed(context, reportId);
    const options = { organizationId: context.organization.id };
    expect(await brokenPromises(db, sandbox.log, options)).toEqual([]);
    await allowTampering(db, "report_lines");
    const line = sql`report_id = ${reportId} and amount_text = '2.50'`;
    await sql`update report_lines set amount_text = '2.05' where ${line}`.execute(db);
    expect(await brokenPromises(db, sandbox.log, options)).toEqual([
      expect.stringMatching(/^I8: batch 1 does not hold its lines /),
    ]);
  });

  test("I12: a history of which all rows are gone", async () => {
    const delivery = await seedDelivery(db, sandbox, await seedOrganization(db), [1]);
    await sendNextBatch(sandboxTerms(db, sandbox), delivery.deliveryId);
    const { organizationId } = delivery.organization;
    const ends = async () =>
      (await brokenPromises(db, sandbox.log, { organizationId })).filter((text) =>
        /^I12: head at \d+ /.test(text),
      );
    expect(await ends()).toEqual([]);
    await allowTampering(db);
    await db.deleteFrom("history").where("organization_id", "=", organizationId).execute();
    expect(await ends()).toHaveLength(1);
  });
});
