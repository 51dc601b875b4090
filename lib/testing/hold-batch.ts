import { claimNext, commitDispatch } from "@/lib/delivery/sending-store";
import type { Claim } from "@/lib/delivery/batch-rows";
import type { Db } from "@/lib/db/connect";
import type { SeededDelivery } from "./seed-delivery";

/** Where the tests say a request went; nothing is sent there. */
const URL_OF = "http://127.0.0.1/v3/partner/9001/repayments";

/** Claims the delivery's next batch for a worker that will not come back. */
export async function claimBatch(db: Db, { deliveryId }: SeededDelivery): Promise<Claim> {
  const got = await claimNext(db, deliveryId, "worker-that-dies", 20_000);
  if (!got) throw new Error("nothing to claim");
  return got;
}

/** Claims it and commits its dispatch, as a worker does right before it connects. */
export async function dispatchBatch(
  db: Db,
  delivery: SeededDelivery,
): Promise<{ held: Claim; dispatchId: string }> {
  const held = await claimBatch(db, delivery);
  return { held, dispatchId: (await commitDispatch(db, held, URL_OF)) ?? "" };
}

/** A whole reply of JSON, as it is stored before it is read. */
export function jsonReply(status: number, body: string) {
  return { status, headers: { "content-type": "application/json" }, body: Buffer.from(body) };
}
