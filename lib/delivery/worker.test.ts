import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import {
  endLeases,
  forgetDeliveries,
  reportsSent,
  sandboxTerms,
  seedDelivery,
  type SeededDelivery,
} from "@/lib/testing/seed-delivery";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { claimNext, commitDispatch } from "./sending-store";
import { wake } from "./wake";
import { createDeliveryWorker, startDeliveryWorker, stopDeliveryWorker, type DeliveryWorker } from "./worker";

forEachDatabase("the delivery worker", (open) => {
  let db: Db;
  let other: Db;
  let sandbox: Sandbox;
  const workers: DeliveryWorker[] = [];

  beforeAll(async () => {
    db = await open();
    other = await open();
    sandbox = await startSandbox({ loanCount: 60 });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await forgetDeliveries(db);
    sandbox.reset();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  function startOn(own: Db, pollMs = 60_000): DeliveryWorker {
    const { hostsOf } = sandboxTerms(own, sandbox);
    const worker = createDeliveryWorker(own, { hostsOf, pollMs });
    workers.push(worker);
    return worker;
  }
  const seed = async (sizes: number[]) => seedDelivery(db, sandbox, await seedOrganization(db), sizes);
  const reaches = (delivery: SeededDelivery, states: string[]) =>
    vi.waitFor(async () => expect(await delivery.states()).toEqual(states), {
      timeout: 10_000,
      interval: 20,
    });

  test("sends what is due when it starts, and what it is woken for", async () => {
    const early = await seed([2, 1]);
    startOn(db);
    await reaches(early, ["accepted", "accepted"]);
    const late = await seed([1]);
    wake();
    await reaches(late, ["accepted"]);
    expect(reportsSent(sandbox)).toHaveLength(3);
  });

  test("finds by itself what nobody woke it for", async () => {
    startOn(db, 30);
    const delivery = await seed([1]);
    await reaches(delivery, ["accepted"]);
  });

  test("two workers on one database send every batch of every delivery once, in order", async () => {
    const deliveries = await Promise.all(Array.from({ length: 6 }, () => seed([3, 2, 1])));
    startOn(db, 20);
    startOn(other, 20);
    for (const delivery of deliveries) await reaches(delivery, ["accepted", "accepted", "accepted"]);
    const sent = reportsSent(sandbox).map(({ bodySha256 }) => bodySha256);
    expect(sent).toHaveLength(18);
    // All deliveries hold the same loans here, so each body is there once for each delivery.
    for (const hash of deliveries[0]?.hashes ?? [])
      expect(sent.filter((one) => one === hash)).toHaveLength(6);
    for (const delivery of deliveries) {
      const times = (await delivery.progress()).map(({ sentAt }) => sentAt);
      expect(times).toEqual([...times].sort((a, b) => Number(a) - Number(b)));
    }
  });

  test("goes on with what a dead process left", async () => {
    const [claimed, dispatched] = [await seed([1]), await seed([1, 1])];
    await claimNext(db, claimed.deliveryId, "dead", 20_000);
    const held = await claimNext(db, dispatched.deliveryId, "dead", 20_000);
    await commitDispatch(db, held!, "http://127.0.0.1/");
    await endLeases(db, claimed.deliveryId);
    await endLeases(db, dispatched.deliveryId);
    startOn(db);
    await reaches(claimed, ["accepted"]);
    await reaches(dispatched, ["unknown", "planned"]);
    expect(reportsSent(sandbox)).toHaveLength(1);
  });

  test("stopped, it lets the request on the wire end and begins no other", async () => {
    sandbox.faults.add({ kind: "delay", ms: 200, match: { path: "/repayments" } });
    const delivery = await seed([1, 1]);
    const worker = startOn(db);
    await sandbox.log.waitFor(({ path }) => path.endsWith("/repayments"));
    await worker.stop();
    expect(await delivery.states()).toEqual(["accepted", "planned"]);
    wake();
    expect(reportsSent(sandbox)).toHaveLength(1);
  });

  test("outlives a database that is away for a while", async () => {
    let isAway = true;
    let asked = 0;
    const flaky = new Proxy(db, {
      get(target, name) {
        if (name === "selectFrom" && isAway) {
          asked += 1;
          throw new Error("the database is away");
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
    const delivery = await seed([1]);
    startOn(flaky, 20);
    await vi.waitFor(() => expect(asked).toBeGreaterThan(2));
    isAway = false;
    await reaches(delivery, ["accepted"]);
  });

  test("there is one a process, however often it is started", async () => {
    const one = startDeliveryWorker(db);
    expect(startDeliveryWorker(other)).toBe(one);
    await stopDeliveryWorker();
  });
});
