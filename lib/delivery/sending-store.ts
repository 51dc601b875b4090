import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import { changeHeld, readClaim, recordBatch, type Claim } from "./batch-rows";
import { databaseNow } from "./clock";
import { FARTHEST_AHEAD_MS } from "./lease-times";
import { nextToSend, type BatchInLine } from "./next-to-send";

/**
 * Takes the delivery's next batch, if it has one that may go now, for `leaseMs`. Answers null if there is none, or
 * another worker was quicker: claims of one delivery wait for each other on its row.
 */
export function claimNext(
  db: Db,
  deliveryId: string,
  worker: string,
  leaseMs: number,
): Promise<Claim | null> {
  return db.transaction().execute(async (trx) => {
    // Changes nothing, and makes every other claim of this delivery wait until this one is committed.
    const delivery = await trx
      .updateTable("deliveries")
      .set((eb) => ({ requested_at: eb.ref("requested_at") }))
      .where("id", "=", deliveryId)
      .where("requested_at", "is not", null)
      .returning("id")
      .executeTakeFirst();
    if (!delivery) return null;
    const now = await databaseNow(trx);
    const inOrder = await trx
      .selectFrom("batches")
      .select(["id", "state", "not_before as notBefore", "set_aside_at as setAsideAt"])
      .where("delivery_id", "=", deliveryId)
      .orderBy("number")
      .$narrowType<Pick<BatchInLine, "state">>()
      .execute();
    const next = nextToSend(
      inOrder.map(({ setAsideAt, ...batch }) => ({ ...batch, isSetAside: setAsideAt !== null })),
      now,
    );
    if (!next) return null;
    const taken = await trx
      .updateTable("batches")
      .set((eb) => ({ state: "claimed", fence: eb("fence", "+", 1), worker, lease_until: now + leaseMs }))
      .where("id", "=", next.id)
      .where("state", "=", "planned")
      .returning("id")
      .executeTakeFirst();
    if (!taken) return null;
    const claim = await readClaim(trx, next.id);
    await recordBatch(trx, claim, "claimed", { fence: claim.fence, worker });
    return claim;
  });
}

/** Holds on for another `leaseMs`. False if the lease has run out or the batch is no longer this claim's. */
export function extendLease(db: Db, { batchId, fence }: Claim, leaseMs: number): Promise<boolean> {
  const guard = { batchId, fence, from: ["claimed", "dispatching"], lease: "held" } as const;
  return db.transaction().execute((trx) => changeHeld(trx, guard, (now) => ({ lease_until: now + leaseMs })));
}

/**
 * Writes down that the request is about to leave. Only when this is committed may a connection be opened. Answers
 * the record's id, or null if the claim no longer holds: then nothing may be sent.
 */
export function commitDispatch(db: Db, claim: Claim, url: string): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const guard = { batchId: claim.batchId, fence: claim.fence, from: ["claimed"], lease: "held" } as const;
    if (!(await changeHeld(trx, guard, () => ({ state: "dispatching" })))) return null;
    const id = randomUUID();
    await trx
      .insertInto("dispatches")
      .values({
        id,
        batch_id: claim.batchId,
        generation: claim.generation,
        fence: claim.fence,
        body_sha256: claim.bodySha256,
        url,
        committed_at: await databaseNow(trx),
        second_try: claim.isSecondTry ? 1 : 0,
        server_errors: claim.serverErrors,
        reply_status: null,
        reply_headers: null,
        reply_body: null,
        replied_at: null,
        failure: null,
        outcome: null,
      })
      .execute();
    await recordBatch(trx, claim, "dispatching", {
      fence: claim.fence,
      dispatchId: id,
      url,
      serverErrors: claim.serverErrors,
    });
    return id;
  });
}

/** The deliveries a person has sent and that have a batch which may go now, longest waiting first. */
export async function dueDeliveries(db: Db, atMost: number): Promise<string[]> {
  const now = await databaseNow(db);
  const rows = await db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .select("deliveries.id")
    .where("batches.state", "=", "planned")
    .where("deliveries.requested_at", "is not", null)
    .where((eb) =>
      eb.or([eb("batches.not_before", "<=", now), eb("batches.not_before", ">", now + FARTHEST_AHEAD_MS)]),
    )
    // As lib/delivery/next-to-send.ts has it, which decides at the claim.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("batches as other")
            .select("other.id")
            .whereRef("other.delivery_id", "=", "batches.delivery_id")
            .where((eb) =>
              eb.or([
                eb("other.state", "in", ["claimed", "dispatching"]),
                eb.and([eb("other.state", "=", "unknown"), eb("other.set_aside_at", "is", null)]),
                eb.and([
                  eb("other.state", "=", "planned"),
                  eb("other.number", "<", eb.ref("batches.number")),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy("deliveries.requested_at")
    .limit(atMost)
    .execute();
  return rows.map(({ id }) => id);
}
