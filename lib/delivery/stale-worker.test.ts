import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { lockOrganization } from "@/lib/organizations/lock-organization";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import {
  batchHistory,
  endLeases,
  reportsSent,
  sandboxTerms,
  seedDelivery,
} from "@/lib/testing/seed-delivery";
import { claimBatch, dispatchBatch, jsonReply } from "@/lib/testing/hold-batch";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { readClaim, type Claim } from "./batch-rows";
import { afterVerdict, CLAIM_EXPIRED } from "./next-step";
import { endTry, storeReply } from "./outcome-store";
import { recoverAbandoned } from "./recover";
import { sendNextBatch, type Sending } from "./send-batch";
import { claimNext, commitDispatch, extendLease } from "./sending-store";

const LEASE_LEFT_MS = 400;
const URL_OF = "http://127.0.0.1/v3/partner/9001/repayments";
const TAKEN = '{"code":"api.success","message":"Received 1","upload_id":77,"problems":[]}';

/** As SIGSTOP has it: the process does nothing at all, and then goes on exactly where it was. */
function standStill(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
}

/** The same database, but something happens after the n-th transaction is committed. */
function afterTransaction(db: Db, nth: number, happens: () => void): Db {
  let seen = 0;
  const transaction = () => ({
    execute: async (work: Parameters<ReturnType<Db["transaction"]>["execute"]>[0]) => {
      const result = await db.transaction().execute(work);
      seen += 1;
      if (seen === nth) happens();
      return result;
    },
  });
  return new Proxy(db, {
    get(target, name) {
      if (name === "transaction") return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

forEachDatabase("a worker whose lease has run out can neither send nor write", (open) => {
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

  async function writesOf(held: Claim, dispatchId: string | null) {
    const accepted = {
      ...CLAIM_EXPIRED,
      state: "accepted",
      event: "accepted",
      outcome: "accepted",
    } as const;
    const from = dispatchId ? "dispatching" : "claimed";
    return [
      await extendLease(db, held, 20_000),
      (await commitDispatch(db, held, URL_OF)) !== null,
      await storeReply(db, held, dispatchId ?? "", jsonReply(200, TAKEN), null),
      await endTry(db, { claim: held, from, lease: "held", dispatchId }, accepted),
    ];
  }

  test("though nobody has touched the batch yet", async () => {
    const [first, second] = [await seed(), await seed()];
    const claimed = await claimBatch(db, first);
    const { held, dispatchId } = await dispatchBatch(db, second);
    await endLeases(db, first.deliveryId);
    await endLeases(db, second.deliveryId);
    expect(await writesOf(claimed, null)).toEqual([false, false, false, false]);
    expect(await writesOf(held, dispatchId)).toEqual([false, false, false, false]);
    expect([...(await first.states()), ...(await second.states())]).toEqual(["claimed", "dispatching"]);
    await recoverAbandoned(db);
  });

  test("after another worker has taken it over", async () => {
    const delivery = await seed();
    const stale = await claimBatch(db, delivery);
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(other);
    const fresh = await claimNext(other, delivery.deliveryId, "another", 20_000);
    expect(fresh?.fence).toBe(stale.fence + 1);
    expect(await writesOf(stale, null)).toEqual([false, false, false, false]);
    const dispatchId = await commitDispatch(other, fresh!, URL_OF);
    expect(await writesOf(stale, dispatchId)).toEqual([false, false, false, false]);
    expect(await delivery.states()).toEqual(["dispatching"]);
    expect((await readClaim(db, fresh!.batchId)).fence).toBe(fresh?.fence);
  });

  /**
   * An outcome with a receipt waits for whoever holds the organization. Its guard had let it through before, and was not
   * heard afterwards: record and history told of an outcome that the batch did not have.
   */
  test("when the lease runs out while its outcome waits for the organization", async () => {
    const delivery = await seed();
    const { held, dispatchId } = await dispatchBatch(db, delivery);
    await db
      .updateTable("batches")
      .set({ lease_until: Date.now() + LEASE_LEFT_MS })
      .where("id", "=", held.batchId)
      .execute();
    let isHeld = () => {};
    const whenHeld = new Promise<void>((resolve) => (isHeld = resolve));
    const holds = other.transaction().execute(async (trx) => {
      await lockOrganization(trx, delivery.organization.organizationId);
      isHeld();
      await sleep(2 * LEASE_LEFT_MS);
    });
    await whenHeld;
    const receipt = { uploadId: 77, draftUuid: null };
    const wanted = afterVerdict({ kind: "taken", problems: [], message: null, ...receipt }, false);
    const ended = endTry(db, { claim: held, from: "dispatching", lease: "held", dispatchId }, wanted);
    await holds;
    expect(await ended).toBe(false);
    expect(await delivery.states()).toEqual(["dispatching"]);
    const { outcome } = await db
      .selectFrom("dispatches")
      .select("outcome")
      .where("id", "=", dispatchId)
      .executeTakeFirstOrThrow();
    expect(outcome).toBeNull();
    expect(await batchHistory(db, delivery.deliveryId)).not.toContain("batch.accepted");
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
  });

  // No heartbeat within the lease: as if the process had been stopped meanwhile.
  const stopped = { leaseMs: 100, beatMs: 60_000 };

  test("stopped between the committed record and the connection", async () => {
    const delivery = await seed();
    const late = afterTransaction(db, 2, standStill);
    expect(
      await sendNextBatch({ ...terms, db: late, leaseMs: 800, beatMs: 60_000 }, delivery.deliveryId),
    ).toBe("lost");
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    // Not even a connection was opened after the one for the token.
    expect(sandbox.log.entries.map(({ path }) => path)).toEqual(["/oauth/token"]);
    expect(sandbox.log.connections.filter(({ requests }) => requests === 0)).toEqual([]);
    // The one false alarm there is: that nothing left is known only to a worker that may no longer say so.
    expect(await delivery.progress()).toMatchObject([{ state: "unknown", reason: "unknown.process-ended" }]);
  });

  test("stopped while it fetched the token", async () => {
    const delivery = await seed();
    sandbox.faults.add({ kind: "delay", ms: 250, match: { path: "/oauth/token" } });
    expect(await sendNextBatch({ ...terms, ...stopped }, delivery.deliveryId)).toBe("lost");
    expect(reportsSent(sandbox)).toHaveLength(0);
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    await sendNextBatch(terms, delivery.deliveryId);
    expect(await delivery.states()).toEqual(["accepted"]);
    expect(reportsSent(sandbox)).toHaveLength(1);
  });

  test("stopped while it waited for the reply", async () => {
    const delivery = await seed();
    sandbox.faults.add({ kind: "delay", ms: 900, match: { path: "/repayments" } });
    expect(await sendNextBatch({ ...terms, leaseMs: 600, beatMs: 60_000 }, delivery.deliveryId)).toBe("lost");
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    expect(await delivery.progress()).toMatchObject([{ state: "unknown", reason: "unknown.process-ended" }]);
    expect(reportsSent(sandbox)).toHaveLength(1);
  });
});
