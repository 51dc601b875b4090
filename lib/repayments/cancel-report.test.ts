import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { sendNextBatch, type Sending } from "@/lib/delivery/send-batch";
import { claimNext } from "@/lib/delivery/sending-store";
import { findDeliveryId } from "@/lib/delivery/store";
import { createDeliveryWorker } from "@/lib/delivery/worker";
import type { Context } from "@/lib/organizations/context";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { raceWorker } from "@/lib/testing/race-worker";
import { saveInputOf } from "@/lib/testing/save-input";
import { endWaits, forgetDeliveries, reportsSent, sandboxTerms } from "@/lib/testing/seed-delivery";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { cancelReport } from "./close-report";
import { confirmReport } from "./confirm-report";
import { getReport } from "./get-report";
import { reportProgress } from "./report-progress";
import { reportSubject } from "./report-subject";
import { sendReport } from "./send-report";

const RUNS = 50;

forEachDatabase("cancelling a report that was sent off", (open) => {
  let db: Db;
  let other: Db;
  let sandbox: Sandbox;
  let terms: Sending;
  let context: Context;
  let made = 0;

  beforeAll(async () => {
    db = await open();
    other = await open();
    sandbox = await startSandbox({ loanCount: 20 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await forgetDeliveries(db);
    sandbox.reset();
    context = await testContext(db);
  });

  /** A confirmed report of two batches, sent off. */
  async function confirmed() {
    const organization = { ...context.organization, batchLimit: 2 };
    const own = { ...context, organization };
    // The same file twice would be the same report.
    made += 1;
    const text = `Loan ID,Client ID,Amount\n${made}-1,C,1.00\n${made}-2,C,2.00\n${made}-3,C,3.00\n`;
    const saved = await saveReport(own, saveInputOf(text, organization));
    if (!saved.ok) throw new Error(saved.failure.code);
    const report = await getReport(own, saved.value.reportId);
    if (!report) throw new Error("the draft is gone");
    if (!(await confirmReport(own, report.id, report)).ok) throw new Error("not confirmed");
    expect((await sendReport(own, report.id)).ok).toBe(true);
    return { reportId: report.id, deliveryId: await findDeliveryId(db, reportSubject(report.id)) };
  }
  const stateOf = async (reportId: string) => (await getReport(context, reportId))?.state;
  const actionsOf = async (reportId: string) =>
    (await db.selectFrom("history").select("action").where("subject_id", "=", reportId).execute()).map(
      ({ action }) => action,
    );

  it("is possible while nothing has left, and no worker can send it afterwards", async () => {
    const { reportId, deliveryId } = await confirmed();
    await db.deleteFrom("kiva_credentials").where("organization_id", "=", context.organization.id).execute();
    expect(await sendNextBatch(terms, deliveryId)).toBe("ended");
    const report = await getReport(context, reportId);
    expect(report && (await reportProgress(context, report))).toMatchObject({
      state: "sending",
      goesOn: true,
      hasLeft: false,
      batches: [{ reason: "token.no-credentials" }, { reason: null }],
    });
    expect((await cancelReport(context, reportId)).ok).toBe(true);
    await endWaits(db, deliveryId);
    expect(await claimNext(db, deliveryId, "worker", 20_000)).toBeNull();
    expect(await stateOf(reportId)).toBe("cancelled");
    expect(await actionsOf(reportId)).toContain("report.cancelled");
    // Twice is once.
    expect((await cancelReport(context, reportId)).ok).toBe(true);
    expect((await sendReport(context, reportId)).ok).toBe(false);
  });

  it("is possible when a connection was tried and not one byte left", async () => {
    const { reportId, deliveryId } = await confirmed();
    const hosts = terms.hostsOf("sandbox");
    const hostsOf = () => hosts && { ...hosts, apiUrl: "http://127.0.0.1:1" };
    await sendNextBatch({ ...terms, hostsOf }, deliveryId);
    const tries = await db
      .selectFrom("dispatches")
      .innerJoin("batches", "batches.id", "dispatches.batch_id")
      .select("outcome")
      .where("delivery_id", "=", deliveryId)
      .execute();
    expect(tries).toEqual([{ outcome: "not_sent" }]);
    expect((await cancelReport(context, reportId)).ok).toBe(true);
    expect(await stateOf(reportId)).toBe("cancelled");
  });

  it("is refused while a worker holds a batch, and the batch goes", async () => {
    const { reportId, deliveryId } = await confirmed();
    const claim = await claimNext(db, deliveryId, "worker", 20_000);
    expect(claim).not.toBeNull();
    expect(await cancelReport(context, reportId)).toMatchObject({ failure: { code: "report.on-its-way" } });
    expect(await stateOf(reportId)).toBe("sending");
    expect(await actionsOf(reportId)).not.toContain("report.cancelled");
  });

  it.each([
    ["a batch was taken", null],
    ["a batch is in doubt", { kind: "drop-after-body" }],
    ["Kiva asked to wait: it had the whole request", { kind: "status", status: 429 }],
  ] as const)("is refused once %s", async (_, kind) => {
    const { reportId, deliveryId } = await confirmed();
    if (kind) sandbox.faults.add({ ...kind, match: { path: "/repayments" } });
    await sendNextBatch(terms, deliveryId);
    expect(reportsSent(sandbox)).toHaveLength(1);
    const before = await stateOf(reportId);
    expect(await cancelReport(context, reportId)).toMatchObject({ failure: { code: "report.already-sent" } });
    expect(await stateOf(reportId)).toBe(before);
  });

  it(`against the worker, ${RUNS} times: cancelled and Kiva saw nothing, or sent and not cancelled`, async () => {
    const { hostsOf } = terms;
    const seen = { cancelled: 0, sent: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      sandbox.reset();
      const { reportId, deliveryId } = await confirmed();
      const [worker, answer] = await raceWorker(run, {
        startWorker: () => createDeliveryWorker(other, { hostsOf, pollMs: 5 }),
        act: () => cancelReport(context, reportId),
        hasArrived: () => sandbox.log.waitFor(({ path }) => path.endsWith("/repayments")),
      });
      if (answer.ok) {
        seen.cancelled += 1;
        await sleep(15);
        expect(await stateOf(reportId)).toBe("cancelled");
        expect(reportsSent(sandbox)).toEqual([]);
        expect(await claimNext(db, deliveryId, "late", 20_000)).toBeNull();
      } else {
        seen.sent += 1;
        expect(answer.failure.code).toMatch(/^report\.(on-its-way|already-sent)$/);
        await expect.poll(() => stateOf(reportId), { interval: 10, timeout: 10_000 }).toMatch(/^accepted/);
        expect(reportsSent(sandbox)).toHaveLength(2);
      }
      await worker.stop();
    }
    expect(seen.cancelled).toBeGreaterThan(0);
    expect(seen.sent).toBeGreaterThan(0);
  });
});
