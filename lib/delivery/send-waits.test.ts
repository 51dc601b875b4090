import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import {
  batchHistory,
  reportsSent,
  sandboxTerms,
  seedDelivery,
  type SeededDelivery,
} from "@/lib/testing/seed-delivery";
import { seedOrganization, type SeedOptions } from "@/lib/testing/seed-organization";
import { sendNextBatch, type Sending } from "./send-batch";

forEachDatabase("what is certainly not sent waits, and says why", (open) => {
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

  test.each<[string, SeedOptions, Partial<Sending>, string]>([
    ["no credentials", { credentials: null }, {}, "token.no-credentials"],
    ["wrong credentials", { credentials: { clientId: "sandbox", clientSecret: "no" } }, {}, "token.refused"],
    ["another partner's token", { partnerId: "9002" }, {}, "token.partner"],
    ["no such environment here", {}, { hostsOf: () => null }, "token.not-configured"],
  ])("%s", async (_, options, own, reason) => {
    const delivery = await seed([1], options);
    expect(await sendNextBatch({ ...terms, ...own }, delivery.deliveryId)).toBe("ended");
    const [batch] = await delivery.progress();
    expect(batch).toMatchObject({ state: "planned", reason, tries: 1, generation: 1, settledAt: null });
    expect(batch?.notBefore).toBeGreaterThan(Date.now());
    expect(reportsSent(sandbox)).toHaveLength(0);
  });

  test("credentials sealed for another place", async () => {
    const delivery = await seed([1]);
    const { organizationId } = delivery.organization;
    await db
      .updateTable("kiva_credentials")
      .set({ secret_sealed: "v1.00000000.AAAA" })
      .where("organization_id", "=", organizationId)
      .execute();
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.progress()).toMatchObject([
      { state: "planned", reason: "token.credentials-unreadable" },
    ]);
  });

  test("bytes that are not the frozen ones", async () => {
    const delivery = await seed([1]);
    await db
      .updateTable("batches")
      .set({ body: Buffer.from('{"repayments":[]}') } as never)
      .where("delivery_id", "=", delivery.deliveryId)
      .execute();
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.progress()).toMatchObject([{ state: "planned", reason: "body.changed" }]);
    expect(sandbox.log.entries).toHaveLength(0);
  });

  test("a delivery confirmed for another partner number", async () => {
    const delivery = await seed([1]);
    const { organizationId } = delivery.organization;
    await db
      .updateTable("organizations")
      .set({ partner_id: "9002" })
      .where("id", "=", organizationId)
      .execute();
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.progress()).toMatchObject([{ state: "planned", reason: "partner.changed" }]);
    expect(sandbox.log.entries).toHaveLength(0);
  });

  test("a process that is to end", async () => {
    const delivery = await seed([1]);
    await sendNextBatch({ ...terms, isStopping: () => true }, delivery.deliveryId);
    expect(await delivery.progress()).toMatchObject([{ state: "planned", reason: null, tries: 0 }]);
    expect(await batchHistory(db, delivery.deliveryId)).toEqual(["batch.claimed", "batch.released"]);
    expect(reportsSent(sandbox)).toHaveLength(0);
  });
});
