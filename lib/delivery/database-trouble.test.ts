import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { isSqlite, type Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { brokenPromises } from "@/lib/testing/check-invariants";
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
import { makeEveryWriteTakeRoom, type TroubleKind } from "@/lib/testing/database-troubles";
import { openTroubled, type TroubledDatabase } from "@/lib/testing/troubled-database";
import { sendNextBatch } from "./send-batch";
import { createDeliveryWorker } from "./worker";

/** Longer than a slow machine takes for a batch; and one that a trouble outlasts. */
const LONG_LEASE_MS = 10_000;
const SHORT_LEASE_MS = 600;
/** Both the worker's pause between two looks and the one before a write is tried again. */
const PAUSE_MS = 15;
/** Asked for so often after its failure, the database was tried by a look and by the write that failed. */
const USES = 4;

type Lasting = "not at all" | "for a moment" | "longer than a lease";

forEachDatabase("sending while the database is in trouble", (open, url) => {
  let db: Db;
  let troubled: TroubledDatabase;
  let sandbox: Sandbox;

  beforeAll(async () => {
    db = await open();
    if (isSqlite(db)) await makeEveryWriteTakeRoom(db);
    sandbox = await startSandbox({ loanCount: 20 });
    troubled = await openTroubled(await url());
  });
  afterAll(async () => {
    await troubled.db.destroy();
    await sandbox.close();
  });

  let perBatch: readonly string[] = [];
  /** The write that commits `dispatching`; before it nothing may leave. */
  let recordOfSending = 0;

  async function seed(): Promise<SeededDelivery> {
    await forgetDeliveries(db);
    sandbox.reset();
    return seedDelivery(db, sandbox, await seedOrganization(db), [2, 1]);
  }

  /** Sends with the trouble at that write until all has come to rest, and answers how the batches stand. */
  async function sendThrough(trouble: { kind: TroubleKind; atWrite: number }, lasts: Lasting) {
    const delivery = await seed();
    const { hostsOf } = sandboxTerms(db, sandbox);
    troubled.begin(trouble);
    const leaseMs = lasts === "longer than a lease" ? SHORT_LEASE_MS : LONG_LEASE_MS;
    const terms = { hostsOf, pollMs: PAUSE_MS, againMs: PAUSE_MS, leaseMs };
    const worker = createDeliveryWorker(troubled.db, terms);
    try {
      const failedAt = await troubled.failure();
      // At once, but for a commit that has its room already, and a file that is only missed at the next commit.
      const isSeenAtOnce = perBatch[trouble.atWrite - 1] !== "commit" && trouble.kind !== "gone";
      if (isSeenAtOnce) expect(failedAt).toBe(trouble.atWrite);
      if (lasts === "longer than a lease") await sleep(SHORT_LEASE_MS + 100);
      if (lasts === "for a moment") await usedAgain();
      const sentMeanwhile = reportsSent(sandbox).length;
      await troubled.end();
      expect(sentMeanwhile).toBeLessThanOrEqual(trouble.atWrite < recordOfSending ? 0 : 1);
      // A claim that was given up is only waited for; a reply in hand is written while the lease holds.
      if (trouble.atWrite <= recordOfSending && leaseMs === LONG_LEASE_MS)
        await endLeases(db, delivery.deliveryId);
      await atRest(delivery);
    } finally {
      await troubled.end();
      await worker.stop();
    }
    const { organizationId } = delivery.organization;
    expect(await brokenPromises(db, sandbox.log, { organizationId })).toEqual([]);
    return delivery.states();
  }

  function usedAgain() {
    const before = troubled.uses();
    return vi.waitFor(() => expect(troubled.uses()).toBeGreaterThanOrEqual(before + USES), {
      timeout: 5_000,
      interval: 5,
    });
  }

  /** Nothing goes on any more: all is settled, or it stopped at a doubt. */
  const atRest = (delivery: SeededDelivery) =>
    vi.waitFor(
      async () => {
        const states = await delivery.states();
        const isDone = states.every((state) => state === "accepted" || state === "unknown");
        if (!isDone) expect(states).toEqual(["unknown", "planned"]);
      },
      { timeout: 10_000, interval: PAUSE_MS },
    );

  test("what the sending of one batch writes", async () => {
    const delivery = await seed();
    troubled.begin();
    await sendNextBatch({ ...sandboxTerms(troubled.db, sandbox) }, delivery.deliveryId);
    perBatch = [...troubled.writes()];
    expect(perBatch.filter((what) => what === "commit")).toHaveLength(4);
    recordOfSending = perBatch.indexOf("commit", perBatch.indexOf("commit") + 1) + 1;
    expect(perBatch.filter((what) => what.includes("dispatches"))).toHaveLength(3);
  });

  // I1, I3, I4, I5, I6, I12, I13 by the sandbox's log.
  describe.each<TroubleKind>(["full", "read-only", "gone"])("%s", (kind) => {
    test("at each write in turn: nothing leaves without a committed row, and all comes to rest", async () => {
      expect(perBatch.length).toBeGreaterThan(15);
      for (let atWrite = 1; atWrite <= perBatch.length; atWrite++) {
        await sendThrough({ kind, atWrite }, "for a moment");
      }
    }, 120_000);

    test("for longer than a lease, with a reply in hand", async () => {
      await sendThrough({ kind, atWrite: recordOfSending + 1 }, "longer than a lease");
    });
  });

  test("gone for longer than a lease, right before the sending is on record and at that commit", async () => {
    for (const atWrite of [recordOfSending - 1, recordOfSending]) {
      await sendThrough({ kind: "gone", atWrite }, "longer than a lease");
    }
  });

  test("a commit carried out whose answer is lost, each in turn", async () => {
    const commits = perBatch.flatMap((what, index) => (what === "commit" ? [index + 1] : []));
    const seen = [];
    for (const atWrite of commits)
      seen.push((await sendThrough({ kind: "answer-lost", atWrite }, "not at all")).join(" "));
    // Its record stands, and nobody knows that nothing was sent: the one allowed false alarm.
    expect(seen[1]).toBe("unknown planned");
  });
});
