import { randomUUID } from "node:crypto";
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
import { individualDraft, SANDBOX_LISTS } from "@/lib/testing/drafts";
import { raceWorker } from "@/lib/testing/race-worker";
import { forgetDeliveries, sandboxTerms } from "@/lib/testing/seed-delivery";
import { testContext } from "@/lib/testing/test-context";
import { askAboutDraft } from "./ask-about-draft";
import { draftProgress } from "./draft-progress";
import { draftsWaiting } from "./drafts-waiting";
import { draftSubject } from "./draft-subject";
import { getDraft } from "./get-draft";
import { storeLists } from "./lists-store";
import { saveDraft } from "./save-draft";
import { sendDraft } from "./send-draft";
import { takeBackDraft } from "./take-back-draft";

const RUNS = 50;

forEachDatabase("taking a draft back", (open) => {
  let db: Db;
  let other: Db;
  let sandbox: Sandbox;
  let terms: Sending;
  let context: Context;

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
    await storeLists(db, context, SANDBOX_LISTS);
  });

  async function sent() {
    const given = { draftId: null, version: null, token: randomUUID(), content: individualDraft() };
    const saved = await saveDraft(context, given);
    if (!saved.ok) throw new Error(saved.failure.code);
    const { draftId } = saved.value;
    expect((await sendDraft(context, { draftId, version: 1, listsFetchedAt: null })).ok).toBe(true);
    return { draftId, deliveryId: await findDeliveryId(db, draftSubject(draftId)) };
  }
  const stateOf = async (draftId: string) => (await getDraft(context, draftId))?.state;
  const requests = () => sandbox.log.entries.filter(({ path }) => path.endsWith("/loan_draft"));

  it("is hers to change again, what was frozen never goes, and it can be sent anew", async () => {
    const { draftId, deliveryId } = await sent();
    expect(await takeBackDraft(context, draftId)).toEqual({ ok: true, value: undefined });
    expect(await getDraft(context, draftId)).toMatchObject({ stage: "open", version: 3, sent: null });
    expect(await claimNext(db, deliveryId, "late", 20_000)).toBeNull();
    // Twice is once.
    expect((await takeBackDraft(context, draftId)).ok).toBe(true);
    const content = { ...individualDraft(), loanUse: "to buy three dairy cows" };
    const saved = await saveDraft(context, { draftId, version: 3, token: randomUUID(), content });
    expect(saved).toMatchObject({ ok: true, value: { version: 4 } });
    expect((await sendDraft(context, { draftId, version: 4, listsFetchedAt: null })).ok).toBe(true);
    await sendNextBatch(terms, await findDeliveryId(db, draftSubject(draftId)));
    expect(await stateOf(draftId)).toBe("accepted");
    expect(requests()).toHaveLength(1);
    expect(sandbox.state.defaultPartner.drafts[0]?.content).toMatchObject({
      loanuse: "to buy three dairy cows",
    });
    const rows = await db.selectFrom("history").select("action").where("subject_id", "=", draftId).execute();
    expect(rows.filter(({ action }) => action === "draft.taken-back")).toHaveLength(1);
  });

  it("is possible after tries that sent nothing", async () => {
    const { draftId, deliveryId } = await sent();
    await db.deleteFrom("kiva_credentials").where("organization_id", "=", context.organization.id).execute();
    await sendNextBatch(terms, deliveryId);
    const draft = await getDraft(context, draftId);
    expect(draft && (await draftProgress(context, draft))).toMatchObject({ goesOn: true, hasLeft: false });
    expect((await takeBackDraft(context, draftId)).ok).toBe(true);
    expect(await stateOf(draftId)).toBe("open");
  });

  it("is refused while a worker holds it, once it has left, and to anybody else", async () => {
    const held = await sent();
    await claimNext(db, held.deliveryId, "worker", 20_000);
    expect(await takeBackDraft(context, held.draftId)).toMatchObject({
      failure: { code: "draft.on-its-way" },
    });
    expect(await stateOf(held.draftId)).toBe("sending");

    const gone = await sent();
    const stranger = await testContext(db);
    const viewer: Context = { ...context, role: "viewer" };
    expect(await takeBackDraft(stranger, gone.draftId)).toMatchObject({
      failure: { code: "draft.not-found" },
    });
    expect(await takeBackDraft(viewer, gone.draftId)).toMatchObject({ failure: { code: "auth.role" } });
    await sendNextBatch(terms, gone.deliveryId);
    expect(await takeBackDraft(context, gone.draftId)).toMatchObject({ failure: { code: "draft.has-left" } });
    expect(await stateOf(gone.draftId)).toBe("accepted");
  });

  it("leaves a draft in doubt alone; a note for a colleague stands on the home page", async () => {
    const { draftId, deliveryId } = await sent();
    sandbox.faults.add({ kind: "drop-after-body", match: { path: "/loan_draft" } });
    await sendNextBatch(terms, deliveryId);
    expect(await takeBackDraft(context, draftId)).toMatchObject({ failure: { code: "draft.has-left" } });
    const draft = await getDraft(context, draftId);
    const batchId = (draft && (await draftProgress(context, draft)).batch?.id) ?? "";
    const ask = { draftId, batchId, generation: 1, note: "Juma has PA2" };
    expect(await askAboutDraft(await testContext(db), ask)).toMatchObject({
      failure: { code: "batch.not-found" },
    });
    expect((await askAboutDraft(context, ask)).ok).toBe(true);
    expect((await draftsWaiting(context)).inDoubt).toMatchObject([
      { id: draftId, asked: { by: { name: "Wanjiru" }, note: "Juma has PA2" } },
    ]);
  });

  it(`against the worker, ${RUNS} times: open and Kiva saw nothing, or sent and not taken back`, async () => {
    const { hostsOf } = terms;
    const seen = { back: 0, sent: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      sandbox.reset();
      const { draftId } = await sent();
      const [worker, answer] = await raceWorker(run, {
        startWorker: () => createDeliveryWorker(other, { hostsOf, pollMs: 5 }),
        act: () => takeBackDraft(context, draftId),
        hasArrived: () => sandbox.log.waitFor(({ path }) => path.endsWith("/loan_draft")),
      });
      if (answer.ok) {
        seen.back += 1;
        await sleep(15);
        expect(await stateOf(draftId)).toBe("open");
        expect(requests()).toEqual([]);
      } else {
        seen.sent += 1;
        expect(answer.failure.code).toMatch(/^draft\.(on-its-way|has-left)$/);
        await expect.poll(() => stateOf(draftId), { interval: 10, timeout: 10_000 }).toBe("accepted");
        expect(requests()).toHaveLength(1);
      }
      await worker.stop();
    }
    expect(seen.back).toBeGreaterThan(0);
    expect(seen.sent).toBeGreaterThan(0);
  });
});
