import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import {
  batchHistory,
  endWaits,
  reportsSent,
  sandboxTerms,
  seedDelivery,
  type SeededDelivery,
} from "@/lib/testing/seed-delivery";
import { seedOrganization, type SeedOptions } from "@/lib/testing/seed-organization";
import { deliveryProblems } from "./delivery-progress";
import { sendNextBatch, type Sending } from "./send-batch";

const REPORTS = { path: "/repayments" };

forEachDatabase("sending a batch", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let terms: Sending;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 60 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  async function seed(sizes: number[], options?: SeedOptions): Promise<SeededDelivery> {
    return seedDelivery(db, sandbox, await seedOrganization(db, options), sizes);
  }
  const fault = (one: FaultInput) =>
    sandbox.faults.add({ ...one, match: { ...REPORTS, ...one.match } } as FaultInput);

  test("sends several batches one after the other, each once, each exactly the frozen bytes", async () => {
    const delivery = await seed([4, 3, 2]);
    for (let left = delivery.hashes.length; left > 0; left--)
      expect(await sendNextBatch(terms, delivery.deliveryId)).toBe("ended");
    expect(await sendNextBatch(terms, delivery.deliveryId)).toBe("nothing-due");

    expect(reportsSent(sandbox).map(({ bodySha256 }) => bodySha256)).toEqual(delivery.hashes);
    expect(new Set(reportsSent(sandbox).map(({ connectionId }) => connectionId)).size).toBe(3);
    const batches = await delivery.progress();
    const { uploads } = sandbox.state.defaultPartner;
    expect(batches.map(({ uploadId }) => uploadId)).toEqual(uploads.map(({ uploadId }) => uploadId));
    expect(batches.map(({ state }) => state)).toEqual(["accepted", "accepted", "accepted"]);
    expect(batches[0]).toMatchObject({
      itemCount: 4,
      bodySha256: delivery.hashes[0],
      replyStatus: 200,
      reason: null,
    });
    expect(await batchHistory(db, delivery.deliveryId)).toEqual(
      [1, 2, 3].flatMap(() => ["batch.claimed", "batch.dispatching", "batch.accepted"]),
    );
  });

  test("keeps Kiva's problems, loan by loan and word for word", async () => {
    const delivery = await seed([2]);
    const [loan] = (JSON.parse(await bodyOf(delivery)) as { repayments: { loan_id: string }[] }).repayments;
    const details = 'Amount is "too" high\u0000 <b>';
    const problems = [
      { loan_id: loan?.loan_id, code: "repayment.x", details, severity: "error" },
      { loan_id: loan?.loan_id, severity: "warning" },
    ];
    fault({ kind: "patch", set: { problems } });
    await sendNextBatch(terms, delivery.deliveryId);
    const { organizationId } = delivery.organization;
    const kept = await deliveryProblems(db, organizationId, "sandbox", "repayments", delivery.subjectId);
    expect(kept).toEqual([
      {
        batchNumber: 1,
        loanId: loan?.loan_id,
        code: "repayment.x",
        details: 'Amount is "too" high\uFFFD <b>',
        severity: "error",
      },
      { batchNumber: 1, loanId: loan?.loan_id, code: null, details: null, severity: "warning" },
    ]);
    const [batch] = await delivery.progress();
    expect(batch).toMatchObject({ state: "accepted_with_problems", problems: { errors: 1, warnings: 1 } });
  });

  test("401, then nobody there, then 401: still only one more request", async () => {
    const delivery = await seed([1]);
    fault({ kind: "status", status: 401, match: { nth: "every" } });
    await sendNextBatch(terms, delivery.deliveryId);
    sandbox.faults.add({ kind: "status", status: 503, match: { path: "/oauth/token" } });
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.progress()).toMatchObject([
      { state: "planned", reason: "token.unavailable", tries: 1 },
    ]);
    await endWaits(db, delivery.deliveryId);
    while ((await sendNextBatch(terms, delivery.deliveryId)) === "ended");
    expect(await delivery.states()).toEqual(["rejected"]);
    expect(reportsSent(sandbox)).toHaveLength(2);
  });

  test("an upload number that another batch has already answers something else", async () => {
    const delivery = await seed([1, 1]);
    await sendNextBatch(terms, delivery.deliveryId);
    const [first] = await delivery.progress();
    fault({ kind: "patch", set: { upload_id: first?.uploadId } });
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.progress()).toMatchObject([
      { state: "accepted" },
      { state: "unknown", reason: "unknown.repeated-upload", uploadId: null },
    ]);
  });

  test("nothing goes before a person has sent it", async () => {
    const delivery = await seed([1]);
    await db
      .updateTable("deliveries")
      .set({ requested_at: null })
      .where("id", "=", delivery.deliveryId)
      .execute();
    expect(await sendNextBatch(terms, delivery.deliveryId)).toBe("nothing-due");
  });

  test("the raw reply is on record, without cookies", async () => {
    const delivery = await seed([1]);
    fault({
      kind: "status",
      status: 422,
      body: "No.",
      headers: { "set-cookie": "planted=1", "x-request-id": "r-1" },
    });
    await sendNextBatch(terms, delivery.deliveryId);
    const row = await db
      .selectFrom("dispatches")
      .innerJoin("batches", "batches.id", "dispatches.batch_id")
      .selectAll("dispatches")
      .where("delivery_id", "=", delivery.deliveryId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reply_status: 422, failure: null, outcome: "rejected", second_try: 0 });
    expect(row.url).toBe(`${sandbox.url}/v3/partner/9001/repayments`);
    expect(Buffer.from(row.reply_body ?? []).toString()).toBe("No.");
    expect(row.reply_headers).toContain("r-1");
    expect(row.reply_headers).not.toContain("planted");
  });

  async function bodyOf(delivery: SeededDelivery): Promise<string> {
    const row = await db
      .selectFrom("batches")
      .select("body")
      .where("delivery_id", "=", delivery.deliveryId)
      .executeTakeFirstOrThrow();
    return Buffer.from(row.body).toString();
  }
});
