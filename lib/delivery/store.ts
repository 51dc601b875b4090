import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { EnvironmentName } from "@/lib/env";
import type { DeliveryKindName } from "./kinds";
import type { BatchState } from "./states";

export interface NewBatch {
  id: string;
  number: number;
  itemCount: number;
  sumText: string;
  body: Buffer;
  bodySha256: string;
}

export interface NewDelivery {
  id: string;
  organizationId: string;
  environment: EnvironmentName;
  kind: DeliveryKindName;
  subjectId: string;
  partnerId: string;
}

export async function insertDelivery(
  trx: Transaction<Schema>,
  delivery: NewDelivery,
  batches: readonly NewBatch[],
): Promise<void> {
  await trx
    .insertInto("deliveries")
    .values({
      id: delivery.id,
      organization_id: delivery.organizationId,
      environment: delivery.environment,
      kind: delivery.kind,
      subject_id: delivery.subjectId,
      partner_id: delivery.partnerId,
      created_at: Date.now(),
      requested_at: null,
      requested_by: null,
    })
    .execute();
  for (const batch of batches) {
    await trx
      .insertInto("batches")
      .values({
        id: batch.id,
        delivery_id: delivery.id,
        number: batch.number,
        item_count: batch.itemCount,
        sum_text: batch.sumText,
        body: batch.body,
        body_sha256: batch.bodySha256,
        state: "planned" satisfies BatchState,
        generation: 1,
        fence: 0,
        worker: null,
        lease_until: null,
        not_before: 0,
        tries: 0,
        upload_id: null,
        draft_uuid: null,
        reason: null,
        reason_detail: null,
        settled_at: null,
        resolved_by: null,
        resolved_reason: null,
      })
      .execute();
  }
}

/** True if this call set it, false if it was set before. */
export async function setRequested(
  trx: Transaction<Schema>,
  deliveryId: string,
  personId: string,
): Promise<boolean> {
  const set = await trx
    .updateTable("deliveries")
    .set({ requested_at: Date.now(), requested_by: personId })
    .where("id", "=", deliveryId)
    .where("requested_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return set !== undefined;
}

/** A batch of the organization in the environment, or undefined: another organization's answers like none. */
export function findBatch(
  db: Kysely<Schema>,
  { organizationId, environment, batchId }: { organizationId: string; environment: string; batchId: string },
) {
  return db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .select([
      "batches.id as batchId",
      "batches.number",
      "batches.generation",
      "batches.reason",
      "batches.body_sha256 as bodySha256",
      "deliveries.id as deliveryId",
      "deliveries.kind",
      "deliveries.subject_id as subjectId",
    ])
    .where("batches.id", "=", batchId)
    .where("deliveries.organization_id", "=", organizationId)
    .where("deliveries.environment", "=", environment)
    .executeTakeFirst();
}

/** A person's word that it arrived. False if the batch is not in doubt any more. */
export async function setArrived(
  trx: Transaction<Schema>,
  batch: { batchId: string; generation: number },
  personId: string,
  reason: string,
): Promise<boolean> {
  return changeUnknown(trx, batch, {
    state: "accepted",
    reason: null,
    settled_at: Date.now(),
    resolved_by: personId,
    resolved_reason: reason,
  });
}

/** A person's word that it did not: the same bytes may go again, as the next generation. */
export async function setDidNotArrive(
  trx: Transaction<Schema>,
  batch: { batchId: string; generation: number },
): Promise<boolean> {
  return changeUnknown(trx, batch, {
    state: "planned",
    generation: batch.generation + 1,
    tries: 0,
    not_before: 0,
    reason: null,
  });
}

async function changeUnknown(
  trx: Transaction<Schema>,
  { batchId, generation }: { batchId: string; generation: number },
  changes: {
    state: BatchState;
    reason: null;
    generation?: number;
    tries?: number;
    not_before?: number;
    settled_at?: number;
    resolved_by?: string;
    resolved_reason?: string;
  },
): Promise<boolean> {
  const changed = await trx
    .updateTable("batches")
    .set(changes)
    .where("id", "=", batchId)
    .where("state", "=", "unknown")
    .where("generation", "=", generation)
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}
