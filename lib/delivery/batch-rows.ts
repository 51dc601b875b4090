import type { ExpressionBuilder, Kysely, Transaction, Updateable } from "kysely";
import type { Batches, Schema, ServerErrors } from "@/lib/db/schema";
import type { EnvironmentName } from "@/lib/env";
import type { BatchEvent } from "@/lib/history/actions";
import { recordHistory } from "@/lib/history/record-history";
import { databaseNow } from "./clock";
import type { DeliveryKindName } from "./kinds";
import { FARTHEST_AHEAD_MS } from "./lease-times";
import type { BatchState } from "./states";

/** A worker's hold on one batch. Its fence is what every write of the worker is checked against. */
export interface Claim {
  batchId: string;
  deliveryId: string;
  organizationId: string;
  environment: EnvironmentName;
  kind: DeliveryKindName;
  subjectId: string;
  partnerId: string;
  /** The organization's number is no longer the one the delivery was confirmed for. */
  isPartnerChanged: boolean;
  number: number;
  generation: number;
  fence: number;
  tries: number;
  body: Buffer;
  bodySha256: string;
  /** A 401 or 403 in this generation is on record: the next try is the last one, with a fresh token. */
  isSecondTry: boolean;
  /** What the organization knows of Kiva's 5xx. */
  serverErrors: ServerErrors;
}

/** Reads a batch as its holder knows it. */
export async function readClaim(db: Kysely<Schema>, batchId: string): Promise<Claim> {
  const { unauthorized, body, environment, currentPartnerId, ...rest } = await db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .innerJoin("organizations", "organizations.id", "deliveries.organization_id")
    .select([
      "organizations.partner_id as currentPartnerId",
      "organizations.server_errors as serverErrors",
      "deliveries.id as deliveryId",
      "deliveries.organization_id as organizationId",
      "deliveries.environment",
      "deliveries.kind",
      "deliveries.subject_id as subjectId",
      "deliveries.partner_id as partnerId",
      "batches.id as batchId",
      "batches.number",
      "batches.generation",
      "batches.fence",
      "batches.tries",
      "batches.body",
      "batches.body_sha256 as bodySha256",
    ])
    .select((eb) =>
      eb
        .selectFrom("dispatches")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("dispatches.batch_id", "=", "batches.id")
        .whereRef("dispatches.generation", "=", "batches.generation")
        .where("dispatches.outcome", "=", "unauthorized")
        .as("unauthorized"),
    )
    .where("batches.id", "=", batchId)
    .executeTakeFirstOrThrow();
  return {
    ...rest,
    environment: environment as EnvironmentName,
    body: Buffer.from(body),
    isPartnerChanged: currentPartnerId !== rest.partnerId,
    isSecondTry: (unauthorized ?? 0) > 0,
  };
}

/** Whether a lease must still hold, for its holder, or have run out, for everybody else. */
export type LeaseIs = "held" | "expired";

/** The condition on `batches.lease_until`. */
export function leaseIs(wanted: LeaseIs, now: number) {
  return (eb: ExpressionBuilder<Schema, "batches">) =>
    wanted === "held"
      ? eb("lease_until", ">", now)
      : eb.or([eb("lease_until", "<=", now), eb("lease_until", ">", now + FARTHEST_AHEAD_MS)]);
}

export interface Guard {
  batchId: string;
  fence: number;
  from: readonly BatchState[];
  lease: LeaseIs;
}

/**
 * The only way a held batch changes: if it is still in one of the states `from`, under this fence, and the lease is
 * as said. False, and nothing changed, otherwise.
 */
export async function changeHeld(
  trx: Transaction<Schema>,
  { batchId, fence, from, lease }: Guard,
  changes: (now: number) => Updateable<Batches>,
): Promise<boolean> {
  const now = await databaseNow(trx);
  const changed = await trx
    .updateTable("batches")
    .set(changes(now))
    .where("id", "=", batchId)
    .where("fence", "=", fence)
    .where("state", "in", from)
    .where(leaseIs(lease, now))
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}

/** The batch's part of a history row: numbers, ids, hashes and codes, nothing of a borrower. */
export async function recordBatch(
  trx: Transaction<Schema>,
  batch: Pick<
    Claim,
    | "batchId"
    | "organizationId"
    | "environment"
    | "kind"
    | "subjectId"
    | "number"
    | "generation"
    | "bodySha256"
  >,
  event: BatchEvent,
  details: Record<string, unknown>,
  personId: string | null = null,
): Promise<void> {
  await recordHistory(trx, {
    organizationId: batch.organizationId,
    environment: batch.environment,
    personId,
    action: `batch.${event}`,
    subjectKind: "batch",
    subjectId: batch.batchId,
    partOf: batch.subjectId,
    details: {
      kind: batch.kind,
      of: batch.subjectId,
      number: batch.number,
      generation: batch.generation,
      bodySha256: batch.bodySha256,
      ...details,
    },
  });
}
