import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { NewDelivery } from "./store";
import { insertDelivery } from "./store";

export interface PlannedBatch {
  /** The exact bytes of the request. */
  body: Buffer;
  itemCount: number;
  sumText: string;
}

export interface DeliveryPlan extends Omit<NewDelivery, "id"> {
  /** In the order of sending. */
  batches: readonly PlannedBatch[];
}

/**
 * Freezes what is to be sent: each batch's exact bytes with their SHA-256. Nothing is sent before `requestDelivery`.
 * Belongs into the transaction of the confirmation, whose history row speaks for it. Answers the delivery's id;
 * throws if the subject has a delivery already, or there is nothing to send.
 */
export async function planDelivery(trx: Transaction<Schema>, plan: DeliveryPlan): Promise<string> {
  const { batches, ...delivery } = plan;
  if (batches.length === 0) throw new Error("A delivery needs at least one batch");
  const id = randomUUID();
  const rows = batches.map((batch, index) => ({
    ...batch,
    id: randomUUID(),
    number: index + 1,
    bodySha256: createHash("sha256").update(batch.body).digest("hex"),
  }));
  await insertDelivery(trx, { ...delivery, id }, rows);
  return id;
}
