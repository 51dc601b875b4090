import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { readOutcomes } from "./progress-store";
import type { BatchState } from "./states";

/** Makes every claim of the delivery wait until this transaction is over, and waits for one that is being made. */
export async function lockDelivery(trx: Transaction<Schema>, deliveryId: string): Promise<void> {
  await trx
    .updateTable("deliveries")
    .set((eb) => ({ requested_at: eb.ref("requested_at") }))
    .where("id", "=", deliveryId)
    .execute();
}

/** The states of its batches, and what became of every try that was committed. */
export async function readStandings(trx: Transaction<Schema>, deliveryId: string) {
  const batches = await trx
    .selectFrom("batches")
    .select("state")
    .where("delivery_id", "=", deliveryId)
    .execute();
  return {
    states: batches.map(({ state }) => state as BatchState),
    outcomes: await readOutcomes(trx, deliveryId),
  };
}

export async function unsetRequested(trx: Transaction<Schema>, deliveryId: string): Promise<void> {
  await trx
    .updateTable("deliveries")
    .set({ requested_at: null, requested_by: null })
    .where("id", "=", deliveryId)
    .execute();
}

export async function removeDelivery(trx: Transaction<Schema>, deliveryId: string): Promise<void> {
  const batches = trx.selectFrom("batches").select("id").where("delivery_id", "=", deliveryId);
  await trx.deleteFrom("dispatches").where("batch_id", "in", batches).execute();
  await trx.deleteFrom("batches").where("delivery_id", "=", deliveryId).execute();
  await trx.deleteFrom("deliveries").where("id", "=", deliveryId).execute();
}
