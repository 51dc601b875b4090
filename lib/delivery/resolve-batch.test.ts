import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { batchHistory, reportsSent, sandboxTerms, seedDelivery } from "@/lib/testing/seed-delivery";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { deliveryProgress } from "./delivery-progress";
import { resolveBatch, type Resolution } from "./resolve-batch";
import { sendNextBatch, type Sending } from "./send-batch";

forEachDatabase("resolving a batch in doubt", (open) => {
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

  /** A delivery of two whose first is in doubt, and a person's answer to it. */
  async function inDoubt(kind: "drop-after-body" | "drop-after-processing") {
    const delivery = await seedDelivery(db, sandbox, await seedOrganization(db), [2, 1]);
    sandbox.faults.add({ kind, match: { path: "/repayments" } });
    await sendNextBatch(terms, delivery.deliveryId);
    const { organizationId, personId } = delivery.organization;
    const [batch] = await delivery.progress();
    const resolution: Resolution = {
      organizationId,
      personId,
      environment: "sandbox",
      batchId: batch?.id ?? "",
      generation: 1,
      answer: "arrived",
      reason: " PA2 lists it ",
    };
    return { delivery, resolution };
  }

  test("it arrived: accepted on her word, without an upload number, and the run goes on", async () => {
    const { delivery, resolution } = await inDoubt("drop-after-processing");
    expect(await resolveBatch(db, resolution)).toMatchObject({ ok: true });
    expect(await delivery.progress()).toMatchObject([
      {
        state: "accepted",
        uploadId: null,
        generation: 1,
        reason: null,
        resolvedBy: { id: resolution.personId },
        resolvedReason: "PA2 lists it",
      },
      { state: "planned" },
    ]);
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.states()).toEqual(["accepted", "accepted"]);
    expect(reportsSent(sandbox).map(({ bodySha256 }) => bodySha256)).toEqual(delivery.hashes);
  });

  test("it did not: the same bytes, as the next generation", async () => {
    const { delivery, resolution } = await inDoubt("drop-after-body");
    expect(await resolveBatch(db, { ...resolution, answer: "did-not-arrive" })).toMatchObject({ ok: true });
    expect(await delivery.progress()).toMatchObject([
      { state: "planned", generation: 2, tries: 0, reason: null, resolvedBy: null },
      { state: "planned" },
    ]);
    while ((await sendNextBatch(terms, delivery.deliveryId)) === "ended");
    expect(await delivery.states()).toEqual(["accepted", "accepted"]);
    const [first, second] = delivery.hashes;
    expect(reportsSent(sandbox).map(({ bodySha256 }) => bodySha256)).toEqual([first, first, second]);
    expect(sandbox.state.defaultPartner.uploads).toHaveLength(2);
  });

  test("a 401 before the doubt does not take the next generation's second try away", async () => {
    const delivery = await seedDelivery(db, sandbox, await seedOrganization(db), [1]);
    const { organizationId, personId } = delivery.organization;
    const unauthorized = { kind: "status", status: 401, match: { path: "/repayments" } } as const;
    sandbox.faults.add([unauthorized, { kind: "drop-after-body", match: { path: "/repayments", nth: 2 } }]);
    while ((await sendNextBatch(terms, delivery.deliveryId)) === "ended");
    const [batch] = await delivery.progress();
    expect(batch?.state).toBe("unknown");
    const place = {
      organizationId,
      environment: "sandbox",
      batchId: batch?.id ?? "",
      generation: 1,
    } as const;
    await resolveBatch(db, { ...place, personId, answer: "did-not-arrive", reason: "Not in the list" });
    sandbox.faults.add(unauthorized);
    while ((await sendNextBatch(terms, delivery.deliveryId)) === "ended");
    expect(await delivery.states()).toEqual(["accepted"]);
    expect(reportsSent(sandbox)).toHaveLength(4);
  });

  test("is answered once: of two at the same time one counts, and each answer is in the history", async () => {
    const { delivery, resolution } = await inDoubt("drop-after-body");
    const answers = await Promise.all([
      resolveBatch(db, { ...resolution, answer: "did-not-arrive" }),
      resolveBatch(other, resolution),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ failure: { code: "batch.not-unknown" } });
    const late = { ...resolution, reason: "I looked again" };
    expect(await resolveBatch(db, late)).toMatchObject({ failure: { code: "batch.not-unknown" } });
    const history = await batchHistory(db, delivery.deliveryId);
    expect(history.filter((action) => /arrive/.test(action))).toHaveLength(1);
  });

  test.each(["arrived", "did-not-arrive"] as const)(
    "%s: the same click again, or twice at once, gets the first answer and is in the history once",
    async (answer) => {
      const { delivery, resolution } = await inDoubt("drop-after-body");
      const click = { ...resolution, answer };
      const both = await Promise.all([resolveBatch(db, click), resolveBatch(other, click)]);
      expect([...both, await resolveBatch(other, click)].map(({ ok }) => ok)).toEqual([true, true, true]);
      const history = await batchHistory(db, delivery.deliveryId);
      expect(history.filter((action) => /arrive/.test(action))).toHaveLength(1);
      const colleague = { ...click, personId: (await seedOrganization(db)).personId };
      expect(await resolveBatch(db, colleague)).toMatchObject({ failure: { code: "batch.not-unknown" } });
    },
  );

  test("needs a reason, the right organization and environment, and the generation she saw", async () => {
    const { delivery, resolution } = await inDoubt("drop-after-body");
    const stranger = await seedOrganization(db);
    const expectFailure = async (own: Partial<Resolution>, code: string) =>
      expect(await resolveBatch(db, { ...resolution, ...own })).toMatchObject({ failure: { code } });
    await expectFailure({ reason: " \n" }, "batch.reason-missing");
    await expectFailure({ organizationId: stranger.organizationId }, "batch.not-found");
    await expectFailure({ environment: "production" }, "batch.not-found");
    await expectFailure({ batchId: "nothing" }, "batch.not-found");
    await expectFailure({ generation: 2 }, "batch.not-unknown");
    const [, planned] = await delivery.progress();
    await expectFailure({ batchId: planned?.id }, "batch.not-unknown");
    expect(await delivery.states()).toEqual(["unknown", "planned"]);
  });

  test("undone with the caller's transaction", async () => {
    const { delivery, resolution } = await inDoubt("drop-after-body");
    const undone = db.transaction().execute(async (trx) => {
      await resolveBatch(trx, resolution);
      throw new Error("something else failed");
    });
    await expect(undone).rejects.toThrow("something else failed");
    expect(await delivery.states()).toEqual(["unknown", "planned"]);
    expect(await batchHistory(db, delivery.deliveryId)).not.toContain("batch.arrived");
  });

  test("progress is found only in its own organization and environment", async () => {
    const { delivery } = await inDoubt("drop-after-body");
    const { organizationId, personId } = delivery.organization;
    const found = await deliveryProgress(db, organizationId, "sandbox", "repayments", delivery.subjectId);
    expect(found).toMatchObject({ state: "unknown", requestedBy: { id: personId } });
    const stranger = await seedOrganization(db);
    for (const [organization, environment] of [
      [stranger.organizationId, "sandbox"],
      [organizationId, "stage"],
    ] as const) {
      expect(
        await deliveryProgress(db, organization, environment, "repayments", delivery.subjectId),
      ).toBeNull();
    }
  });
});
