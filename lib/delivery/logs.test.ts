import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/lib/db/connect";
import { logTo } from "@/lib/log";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { individualDraft, SANDBOX_LISTS } from "@/lib/testing/drafts";
import { claimBatch, dispatchBatch, jsonReply } from "@/lib/testing/hold-batch";
import {
  endLeases,
  endWaits,
  forgetDeliveries,
  sandboxTerms,
  seedDelivery,
  seedDraftDelivery,
  type SeededDelivery,
} from "@/lib/testing/seed-delivery";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { serializeLoanDraft } from "@/lib/partner-api/serialize-loan-draft";
import { toSendable } from "@/lib/drafts/sendable";
import { storeReply } from "./outcome-store";
import { recoverAbandoned } from "./recover";
import { resolveBatch } from "./resolve-batch";
import { sendNextBatch, type Sending } from "./send-batch";
import { createDeliveryWorker } from "./worker";

const SECRET = "sandbox-secret";
const BORROWER = { firstName: "Zawadi", lastName: "Canaryowa" };
const PHOTO = Buffer.from("a photo that is a canary").toString("base64");
const STEPS_OF_A_TRY = [
  "batch claimed",
  "token at hand",
  "dispatch committed",
  "batch exchanged",
  "reply stored",
  "outcome written",
];

interface Line {
  msg: string;
  batchId?: string;
  [field: string]: unknown;
}

forEachDatabase("the log of a delivery", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let terms: Sending;
  let text = "";

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 30 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await forgetDeliveries(db);
    sandbox.reset();
    text = "";
    const take = (chunk: unknown) => ((text += String(chunk)), true);
    logTo({ write: take });
    // What goes past the log counts as well.
    vi.spyOn(process.stdout, "write").mockImplementation(take);
    vi.spyOn(process.stderr, "write").mockImplementation(take);
  });
  afterEach(() => {
    logTo(null);
    vi.restoreAllMocks();
  });

  const seed = async (sizes = [2]) => seedDelivery(db, sandbox, await seedOrganization(db), sizes);
  const fault = (one: FaultInput) =>
    sandbox.faults.add({ match: { path: "/repayments" }, ...one } as FaultInput);
  const lines = () =>
    text
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Line);
  const batchIdOf = async (delivery: SeededDelivery) => (await delivery.progress())[0]?.id ?? "";
  const storyOf = (batchId: string) =>
    lines()
      .filter((line) => line.batchId === batchId)
      .map(({ msg }) => msg);

  /** I15, here and in the details of the history. */
  async function expectNoCanary(bodies: Buffer[]): Promise<void> {
    expect(lines().length).toBeGreaterThan(0);
    const history = await db.selectFrom("history").select("details").execute();
    const said = text + history.map(({ details }) => details).join("\n");
    const loans = bodies.flatMap((body) => [...body.toString().matchAll(/"(?:loan|client)_id":"([^"]+)"/g)]);
    const amounts = bodies.flatMap((body) => [...body.toString().matchAll(/"amount":([\d.]+)/g)]);
    const tokens = sandbox.log.entries.flatMap(({ headers }) => headers.authorization ?? []);
    const canaries = [
      ...loans.map(([, id]) => id ?? ""),
      ...amounts.map(([whole]) => whole),
      ...tokens.map((token) => token.replace(/^Bearer /, "")),
      ...[SECRET, BORROWER.firstName, BORROWER.lastName, PHOTO, "Wanjiru", "Umoja"],
    ];
    expect(canaries.filter((canary) => canary.length > 3 && said.includes(canary))).toEqual([]);
  }
  const bodiesOf = async ({ deliveryId }: { deliveryId: string }) =>
    (await db.selectFrom("batches").select("body").where("delivery_id", "=", deliveryId).execute()).map(
      ({ body }) => Buffer.from(body),
    );

  test("success: every step with the ids and the hash, and what it came to", async () => {
    const delivery = await seed();
    await sendNextBatch(terms, delivery.deliveryId);
    const batchId = await batchIdOf(delivery);
    expect(storyOf(batchId)).toEqual(STEPS_OF_A_TRY);
    for (const line of lines().filter((one) => one.batchId === batchId)) {
      expect(line).toMatchObject({
        deliveryId: delivery.deliveryId,
        number: 1,
        generation: 1,
        fence: 1,
        bodySha256: delivery.hashes[0],
      });
    }
    const told = (msg: string) => lines().find((line) => line.msg === msg);
    expect(told("batch exchanged")).toMatchObject({ got: "reply", status: 200, ms: expect.any(Number) });
    expect(told("reply stored")?.replySha256).toMatch(/^[0-9a-f]{64}$/);
    expect(told("outcome written")).toMatchObject({ state: "accepted", dispatchId: expect.any(String) });
    await expectNoCanary(await bodiesOf(delivery));
  });

  test.each<[string, FaultInput, string[], object]>([
    ["a refusal", { kind: "status", status: 422 }, STEPS_OF_A_TRY, { state: "rejected" }],
    ["a 429", { kind: "status", status: 429 }, STEPS_OF_A_TRY, { state: "planned", reason: "throttled" }],
    ["a 500", { kind: "status", status: 500 }, STEPS_OF_A_TRY, { reason: "unknown.server-error" }],
    ["a cut line", { kind: "drop-after-body" }, STEPS_OF_A_TRY, { state: "unknown" }],
  ])("%s", async (_, one, steps, outcome) => {
    const delivery = await seed();
    fault(one);
    await sendNextBatch(terms, delivery.deliveryId);
    expect(storyOf(await batchIdOf(delivery))).toEqual(steps);
    expect(lines().find(({ msg }) => msg === "outcome written")).toMatchObject(outcome);
    await expectNoCanary(await bodiesOf(delivery));
  });

  test("no token: nothing was sent, and why", async () => {
    const delivery = await seed();
    sandbox.faults.add({ kind: "status", status: 503, match: { path: "/oauth/token" } });
    await sendNextBatch({ ...terms }, delivery.deliveryId);
    await endWaits(db, delivery.deliveryId);
    const story = storyOf(await batchIdOf(delivery));
    expect(story).toEqual(["batch claimed", "no token", "outcome written"]);
    await expectNoCanary(await bodiesOf(delivery));
  });

  test("recovery, before and after sending, and a person's word", async () => {
    const [claimed, stored, doubt] = [await seed(), await seed(), await seed()];
    await claimBatch(db, claimed);
    const { held, dispatchId } = await dispatchBatch(db, stored);
    await storeReply(db, held, dispatchId, jsonReply(422, '{"message":"No, not 1.00 of 0012"}'), null);
    await dispatchBatch(db, doubt);
    for (const { deliveryId } of [claimed, stored, doubt]) await endLeases(db, deliveryId);
    await recoverAbandoned(db);
    const recovered = lines().filter(({ msg }) => msg === "batch recovered");
    expect(recovered.map(({ was, state }) => `${String(was)} ${String(state)}`).sort()).toEqual([
      "claimed planned",
      "dispatching rejected",
      "dispatching unknown",
    ]);
    const { organizationId, environment, personId } = doubt.organization;
    const batchId = await batchIdOf(doubt);
    await resolveBatch(db, {
      ...{ organizationId, environment, personId, batchId, generation: 1 },
      ...({ answer: "did-not-arrive", reason: "No upload of that size in the list" } as const),
    });
    await sendNextBatch(terms, doubt.deliveryId);
    expect(storyOf(batchId)).toEqual([
      "outcome written",
      "batch recovered",
      "batch resolved by a person",
      ...STEPS_OF_A_TRY,
    ]);
    expect(lines().at(-1)).toMatchObject({ generation: 2, fence: 2, state: "accepted" });
    await expectNoCanary(await bodiesOf(doubt));
  });

  test("a draft loan: no borrower, no photo", async () => {
    const [borrower] = individualDraft().borrowers;
    const content = individualDraft({ borrowers: [{ ...borrower!, ...BORROWER }] });
    const body = serializeLoanDraft({
      ...toSendable(content, SANDBOX_LISTS),
      photo: { kind: "image", base64: PHOTO },
    });
    expect(body.toString()).toContain(BORROWER.lastName);
    const { deliveryId } = await seedDraftDelivery(db, await seedOrganization(db), body);
    await sendNextBatch(terms, deliveryId);
    expect(lines().map(({ msg }) => msg)).toEqual(STEPS_OF_A_TRY);
    await expectNoCanary([body]);
  });

  test("the worker's own beginning and end", async () => {
    const delivery = await seed();
    const worker = createDeliveryWorker(db, { hostsOf: terms.hostsOf, pollMs: 20 });
    await vi.waitFor(async () => expect(await delivery.states()).toEqual(["accepted"]), {
      timeout: 10_000,
    });
    await worker.stop();
    const told = lines().map(({ msg }) => msg);
    expect([told[0], ...told.slice(-2)]).toEqual([
      "delivery worker started",
      "delivery worker stopping",
      "delivery worker stopped",
    ]);
    await expectNoCanary(await bodiesOf(delivery));
  });
});
