import type { Kysely, Transaction, Updateable } from "kysely";
import type { Batches, Schema } from "@/lib/db/schema";
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

/** The delivery of something that was planned to be delivered. */
export async function findDeliveryId(db: Kysely<Schema>, { kind, subjectId }: Subject): Promise<string> {
  const { id } = await db
    .selectFrom("deliveries")
    .select("id")
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId)
    .executeTakeFirstOrThrow();
  return id;
}

/** What a delivery delivers. */
export type Subject = Pick<NewDelivery, "kind" | "subjectId">;

/** A batch of an organization in an environment, and the sending of it that a person looked at. */
export interface DoubtPlace {
  organizationId: string;
  environment: EnvironmentName;
  batchId: string;
  generation: number;
  /** What the batch is said to be part of, where the caller knows; of another it is not found. */
  of?: Subject;
}

/** A batch of the organization in the environment, or undefined: another organization's answers like none. */
export async function findBatch(
  db: Kysely<Schema>,
  { organizationId, environment, batchId, of }: Omit<DoubtPlace, "generation">,
) {
  const row = await db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .select([
      "batches.id as batchId",
      "batches.number",
      "batches.generation",
      "batches.reason",
      "batches.body_sha256 as bodySha256",
      "batches.set_aside_at as setAsideAt",
      "batches.asked_by as askedBy",
      "batches.asked_note as askedNote",
      "deliveries.id as deliveryId",
      "deliveries.kind",
      "deliveries.subject_id as subjectId",
    ])
    .where("batches.id", "=", batchId)
    .where("deliveries.organization_id", "=", organizationId)
    .where("deliveries.environment", "=", environment)
    .executeTakeFirst();
  if (!row || (of && (row.kind !== of.kind || row.subjectId !== of.subjectId))) return undefined;
  const { setAsideAt, askedBy, askedNote, ...batch } = row;
  return { ...batch, isSetAside: setAsideAt !== null, asked: { by: askedBy, note: askedNote } };
}

interface Doubt {
  batchId: string;
  generation: number;
}

/** A note and a mark belong to one doubt; with it they go. History keeps them. */
const NO_DOUBT = { asked_by: null, asked_at: null, asked_note: null, set_aside_by: null, set_aside_at: null };

/** A person's word that it arrived. False if the batch is not in doubt any more. */
export async function setArrived(
  trx: Transaction<Schema>,
  batch: Doubt,
  personId: string,
  reason: string,
): Promise<boolean> {
  return changeUnknown(trx, batch, {
    ...NO_DOUBT,
    state: "accepted" satisfies BatchState,
    reason: null,
    settled_at: Date.now(),
    resolved_by: personId,
    resolved_reason: reason,
  });
}

/** A person's word that it did not: the same bytes may go again, as the next generation. */
export async function setDidNotArrive(trx: Transaction<Schema>, batch: Doubt): Promise<boolean> {
  return changeUnknown(trx, batch, {
    ...NO_DOUBT,
    state: "planned" satisfies BatchState,
    generation: batch.generation + 1,
    tries: 0,
    not_before: 0,
    reason: null,
  });
}

/** A person's note for whoever looks next. The doubt stays. False if this very note stands there already, too. */
export async function setAsked(
  trx: Transaction<Schema>,
  doubt: Doubt,
  personId: string,
  note: string,
): Promise<boolean> {
  const changed = await inDoubt(trx, doubt)
    .set({ asked_by: personId, asked_at: Date.now(), asked_note: note })
    .where((eb) =>
      eb.or([eb("asked_by", "is", null), eb("asked_by", "!=", personId), eb("asked_note", "!=", note)]),
    )
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}

/** The doubt stays, and holds up the others no more. False if it is set aside already, too. */
export async function setAside(trx: Transaction<Schema>, doubt: Doubt, personId: string): Promise<boolean> {
  const changed = await inDoubt(trx, doubt)
    .set({ set_aside_by: personId, set_aside_at: Date.now() })
    .where("set_aside_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}

async function changeUnknown(
  trx: Transaction<Schema>,
  doubt: Doubt,
  changes: Updateable<Batches>,
): Promise<boolean> {
  return (await inDoubt(trx, doubt).set(changes).returning("id").executeTakeFirst()) !== undefined;
}

function inDoubt(trx: Transaction<Schema>, { batchId, generation }: Doubt) {
  return trx
    .updateTable("batches")
    .where("id", "=", batchId)
    .where("state", "=", "unknown")
    .where("generation", "=", generation);
}
