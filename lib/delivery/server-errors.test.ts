import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { ServerErrors } from "@/lib/db/schema";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { brokenPromises } from "@/lib/testing/check-invariants";
import { forEachDatabase } from "@/lib/testing/databases";
import { dispatchBatch, jsonReply } from "@/lib/testing/hold-batch";
import { endLeases, endWaits, reportsSent, sandboxTerms, seedDelivery } from "@/lib/testing/seed-delivery";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { storeReply } from "./outcome-store";
import { recoverAbandoned } from "./recover";
import { sendNextBatch, type Sending } from "./send-batch";

const OUT_OF_ORDER = '{"code":"api.error","message":"Out of order"}';

forEachDatabase("a 5xx of Kiva", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let terms: Sending;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 20 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  async function seed(serverErrors: ServerErrors, sizes = [2, 1]) {
    const organization = await seedOrganization(db);
    await say(organization.organizationId, serverErrors);
    return seedDelivery(db, sandbox, organization, sizes);
  }
  const say = (organizationId: string, server_errors: ServerErrors) =>
    db.updateTable("organizations").set({ server_errors }).where("id", "=", organizationId).execute();
  const broken = (organizationId: string) => brokenPromises(db, sandbox.log, { organizationId });
  const failWith = (status: number) =>
    sandbox.faults.add({ kind: "status", status, match: { path: "/repayments" } });

  test.each([500, 503])("%i is in doubt where nothing else is known", async (status) => {
    const delivery = await seed("unknown");
    failWith(status);
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.progress()).toMatchObject([
      { state: "unknown", reason: "unknown.server-error" },
      { state: "planned" },
    ]);
    expect(await sendNextBatch(terms, delivery.deliveryId)).toBe("nothing-due");
    expect(reportsSent(sandbox)).toHaveLength(1);
    expect(await broken(delivery.organization.organizationId)).toEqual([]);
  });

  test.each([500, 503])("%i leads to another try, later, where Kiva has confirmed", async (status) => {
    const delivery = await seed("nothing-taken");
    failWith(status);
    const before = Date.now();
    await sendNextBatch(terms, delivery.deliveryId);
    const [batch] = await delivery.progress();
    expect(batch).toMatchObject({ state: "planned", reason: "server-error.nothing-taken", tries: 1 });
    expect(batch?.notBefore).toBeGreaterThanOrEqual(before + 5_000);
    expect(await sendNextBatch(terms, delivery.deliveryId)).toBe("nothing-due");
    await endWaits(db, delivery.deliveryId);
    while ((await sendNextBatch(terms, delivery.deliveryId)) === "ended");
    expect(await delivery.states()).toEqual(["accepted", "accepted"]);
    const [first, again] = reportsSent(sandbox);
    expect(again?.bodySha256).toBe(first?.bodySha256);
    expect(await broken(delivery.organization.organizationId)).toEqual([]);
  });

  test("what was known when it was sent counts, and stands in the history", async () => {
    const delivery = await seed("unknown", [1]);
    const { held, dispatchId } = await dispatchBatch(db, delivery);
    await storeReply(db, held, dispatchId, jsonReply(500, OUT_OF_ORDER), null);
    await say(delivery.organization.organizationId, "nothing-taken");
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    expect(await delivery.progress()).toMatchObject([{ state: "unknown", reason: "unknown.server-error" }]);
    const { details } = await db
      .selectFrom("history")
      .select("details")
      .where("action", "=", "batch.dispatching")
      .where("subject_id", "=", held.batchId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(details)).toMatchObject({ dispatchId, serverErrors: "unknown" });
  });

  test("recovery reads a stored 5xx as it was to be read when it was sent", async () => {
    const delivery = await seed("nothing-taken", [1]);
    const { held, dispatchId } = await dispatchBatch(db, delivery);
    await storeReply(db, held, dispatchId, jsonReply(500, OUT_OF_ORDER), null);
    await say(delivery.organization.organizationId, "unknown");
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    expect(await delivery.progress()).toMatchObject([
      { state: "planned", reason: "server-error.nothing-taken" },
    ]);
  });
});
