import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { batchHistory, endLeases, sandboxTerms, seedDelivery } from "@/lib/testing/seed-delivery";
import { claimBatch, dispatchBatch, jsonReply } from "@/lib/testing/hold-batch";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { storeReply } from "./outcome-store";
import { recoverAbandoned } from "./recover";
import { sendNextBatch, type Sending } from "./send-batch";
import { claimNext, commitDispatch, dueDeliveries } from "./sending-store";

const URL_OF = "http://127.0.0.1/v3/partner/9001/repayments";
const TAKEN = '{"code":"api.success","message":"Received 1","upload_id":77,"problems":[]}';

forEachDatabase("recovery", (open) => {
  let db: Db;
  let other: Db;
  let sandbox: Sandbox;
  let terms: Sending;

  beforeAll(async () => {
    db = await open();
    other = await open();
    sandbox = await startSandbox({ loanCount: 20 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  const seed = async (sizes = [1]) => seedDelivery(db, sandbox, await seedOrganization(db), sizes);

  test("claimed: planned again, and sent", async () => {
    const delivery = await seed();
    await claimBatch(db, delivery);
    await endLeases(db, delivery.deliveryId);
    expect(await recoverAbandoned(db)).toBe(1);
    expect(await delivery.progress()).toMatchObject([
      { state: "planned", reason: "claim.expired", tries: 0 },
    ]);
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.states()).toEqual(["accepted"]);
  });

  test("dispatching and nothing stored: in doubt", async () => {
    const delivery = await seed([1, 1]);
    await dispatchBatch(db, delivery);
    await endLeases(db, delivery.deliveryId);
    expect(await recoverAbandoned(db)).toBe(1);
    expect(await delivery.progress()).toMatchObject([
      { state: "unknown", reason: "unknown.process-ended" },
      { state: "planned" },
    ]);
    expect(await sendNextBatch(terms, delivery.deliveryId)).toBe("nothing-due");
  });

  test.each<[string, number, string, object]>([
    ["a yes", 200, TAKEN, { state: "accepted", uploadId: 77 }],
    ["a no", 422, '{"message":"No"}', { state: "rejected", reasonDetail: "No" }],
    ["a doubt", 500, "", { state: "unknown", reason: "unknown.server-error" }],
    ["a later", 429, "", { state: "planned", reason: "throttled" }],
    ["no right", 401, "", { state: "planned", reason: "unauthorized.retrying" }],
  ])(
    "dispatching and the whole reply stored, %s: settled without a question",
    async (_, status, body, expected) => {
      const delivery = await seed();
      const { held, dispatchId } = await dispatchBatch(db, delivery);
      expect(await storeReply(db, held, dispatchId, jsonReply(status, body), null)).toBe(true);
      await endLeases(db, delivery.deliveryId);
      expect(await recoverAbandoned(db)).toBe(1);
      expect(await delivery.progress()).toMatchObject([expected]);
    },
  );

  test("dispatching and half a reply stored: in doubt, even if the half says yes", async () => {
    const delivery = await seed();
    const { held, dispatchId } = await dispatchBatch(db, delivery);
    await storeReply(db, held, dispatchId, jsonReply(200, TAKEN), "cut-body");
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    expect(await delivery.progress()).toMatchObject([
      { state: "unknown", reason: "unknown.cut-body", uploadId: null },
    ]);
  });

  test("a lease that holds is left alone; one that a wrong clock wrote is not", async () => {
    const delivery = await seed();
    await claimBatch(db, delivery);
    expect(await recoverAbandoned(db)).toBe(0);
    await db
      .updateTable("batches")
      .set({ lease_until: Date.now() + 86_400_000 })
      .where("delivery_id", "=", delivery.deliveryId)
      .execute();
    expect(await recoverAbandoned(db)).toBe(1);
  });

  test("two at the same time: one of them does it", async () => {
    const delivery = await seed();
    await dispatchBatch(db, delivery);
    await endLeases(db, delivery.deliveryId);
    const moved = await Promise.all([recoverAbandoned(db), recoverAbandoned(other)]);
    expect(moved.reduce((sum, one) => sum + one)).toBe(1);
    expect(await batchHistory(db, delivery.deliveryId)).toEqual([
      "batch.claimed",
      "batch.dispatching",
      "batch.unknown",
    ]);
  });

  test("a claim is good for one record of sending, however often it asks", async () => {
    const delivery = await seed();
    const { held, dispatchId } = await dispatchBatch(db, delivery);
    expect(dispatchId).not.toBe("");
    expect(await commitDispatch(db, held, URL_OF)).toBeNull();
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
  });

  test("a wait that a wrong clock wrote is over", async () => {
    const delivery = await seed();
    const put = (not_before: number) =>
      db.updateTable("batches").set({ not_before }).where("delivery_id", "=", delivery.deliveryId).execute();
    await put(Date.now() + 60_000);
    expect(await dueDeliveries(db, 100)).not.toContain(delivery.deliveryId);
    await put(Date.now() + 86_400_000);
    expect(await dueDeliveries(db, 100)).toContain(delivery.deliveryId);
    expect(await claimNext(db, delivery.deliveryId, "worker", 20_000)).not.toBeNull();
  });
});
