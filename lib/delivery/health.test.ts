import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { connect, type Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { claimBatch, dispatchBatch } from "@/lib/testing/hold-batch";
import { refuseHistory, takeHistory } from "@/lib/testing/history-triggers";
import { endLeases, forgetDeliveries, sandboxTerms, seedDelivery } from "@/lib/testing/seed-delivery";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { healthAnswer } from "./health";
import { recoverAbandoned } from "./recover";
import { sendNextBatch } from "./send-batch";
import { startDeliveryWorker, stopDeliveryWorker } from "./worker";

forEachDatabase("the health of a server", (open) => {
  let db: Db;
  let sandbox: Sandbox;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 20 });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => forgetDeliveries(db));
  afterEach(() => stopDeliveryWorker());

  const seed = async (sizes = [1]) => seedDelivery(db, sandbox, await seedOrganization(db), sizes);
  async function health() {
    const answer = await healthAnswer(db);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    return (await answer.json()) as Record<string, Record<string, unknown>>;
  }

  test("with nothing to do", async () => {
    expect(await health()).toMatchObject({
      status: "ok",
      deliveries: { waiting: 0, waitingSince: null, onTheWay: 0, inDoubt: 0 },
    });
  });

  test("counts deliveries by where they stand, and says since when they wait", async () => {
    const before = Date.now();
    const [oldest] = [await seed([2, 1]), await seed()];
    const requestedAt = before - 3_600_000;
    await db
      .updateTable("deliveries")
      .set({ requested_at: requestedAt })
      .where("id", "=", oldest.deliveryId)
      .execute();
    expect(await health()).toMatchObject({
      deliveries: { waiting: 2, waitingSince: new Date(requestedAt).toISOString(), onTheWay: 0, inDoubt: 0 },
    });
    await claimBatch(db, oldest);
    const { deliveries } = await health();
    expect(deliveries).toMatchObject({ waiting: 1, onTheWay: 1, inDoubt: 0 });
    expect(Date.parse(String(deliveries?.waitingSince))).toBeGreaterThanOrEqual(before);
  });

  test("a delivery in doubt waits for a person, not for the worker", async () => {
    const delivery = await seed([1, 1]);
    await dispatchBatch(db, delivery);
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    const stopped = { waiting: 0, waitingSince: null, onTheWay: 0, inDoubt: 1 };
    expect((await health()).deliveries).toEqual(stopped);
    // Once a person has sent the others, these wait for the worker again.
    await db
      .updateTable("batches")
      .set({ set_aside_at: Date.now(), set_aside_by: delivery.organization.personId })
      .where("delivery_id", "=", delivery.deliveryId)
      .where("state", "=", "unknown")
      .execute();
    expect((await health()).deliveries).toMatchObject({ waiting: 1, inDoubt: 1 });
  });

  test("what is settled, not sent yet or nobody's counts for nothing, and nothing tells whose it is", async () => {
    const delivery = await seed();
    await sendNextBatch(sandboxTerms(db, sandbox), delivery.deliveryId);
    const answer = await health();
    expect(answer.deliveries).toEqual({ waiting: 0, waitingSince: null, onTheWay: 0, inDoubt: 0 });
    const { organizationId, partnerId, personId } = delivery.organization;
    for (const secret of [organizationId, personId, partnerId, delivery.deliveryId, "Umoja"]) {
      expect(JSON.stringify(answer)).not.toContain(secret);
    }
    expect(Object.keys(answer).sort()).toEqual(["deliveries", "status", "worker"]);
  });

  test("the worker of this process: when it last looked for work", async () => {
    // There is one a process; an earlier suite's would be it.
    forgetWorker();
    expect((await health()).worker).toEqual({ running: false, lastRoundAt: null, lastTroubleAt: null });
    const before = Date.now();
    startDeliveryWorker(db);
    await vi.waitFor(async () => {
      const { worker } = await health();
      expect(worker?.running).toBe(true);
      expect(Date.parse(String(worker?.lastRoundAt))).toBeGreaterThanOrEqual(before);
    });
    await stopDeliveryWorker();
    expect((await health()).worker).toMatchObject({ running: false, lastTroubleAt: null });
  });

  test("says when the worker last failed: while only writes do, all else looks well", async () => {
    forgetWorker();
    await seed();
    await refuseHistory(db);
    const before = Date.now();
    try {
      startDeliveryWorker(db);
      await vi.waitFor(async () => {
        const { status, worker } = await health();
        expect(status).toBe("ok");
        expect(worker?.lastRoundAt).not.toBeNull();
        expect(Date.parse(String(worker?.lastTroubleAt))).toBeGreaterThanOrEqual(before);
      });
    } finally {
      await stopDeliveryWorker();
      await takeHistory(db);
    }
  });

  test("503 while the database does not answer, in time or at all", async () => {
    const expected = { status: "database-unreachable" };
    const gone = connect("postgres://nobody@127.0.0.1:9/none");
    const answer = await healthAnswer(gone);
    expect([answer.status, await answer.json()]).toEqual([503, expected]);
    await gone.destroy();
    const silent = new Proxy(db, { get: () => () => new Proxy({}, { get: () => chain }) });
    const late = await healthAnswer(silent, 50);
    expect([late.status, await late.json()]).toEqual([503, expected]);
  });
});

/** As in a process that has just begun. */
function forgetWorker() {
  delete (globalThis as { __deliveryWorker?: unknown }).__deliveryWorker;
  delete (globalThis as { __deliveryTroubleAt?: unknown }).__deliveryTroubleAt;
}

/** Any query, answered by nobody. */
const chain: () => unknown = () =>
  new Proxy({}, { get: (_, name) => (name === "execute" ? () => new Promise(() => {}) : chain) });
