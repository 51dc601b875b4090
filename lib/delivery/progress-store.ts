import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { Actor, BatchProgress, DeliveryProblem } from "./delivery-progress";
import type { DeliveryKindName } from "./kinds";

interface Place {
  organizationId: string;
  environment: string;
  kind: DeliveryKindName;
  subjectId: string;
}

export async function readDelivery(
  db: Kysely<Schema>,
  { organizationId, environment, kind, subjectId }: Place,
) {
  const row = await db
    .selectFrom("deliveries")
    .leftJoin("people", "people.id", "deliveries.requested_by")
    .select(["deliveries.id as deliveryId", "requested_at as requestedAt"])
    .select(["people.id as personId", "people.name as personName"])
    .where("organization_id", "=", organizationId)
    .where("environment", "=", environment)
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId)
    .executeTakeFirst();
  if (!row) return null;
  const { personId, personName, ...delivery } = row;
  return { ...delivery, requestedBy: actor(personId, personName) };
}

function actor(id: string | null, name: string | null): Actor | null {
  return id === null ? null : { id, name: name ?? "" };
}

export async function readBatchProgress(db: Kysely<Schema>, deliveryId: string): Promise<BatchProgress[]> {
  const rows = await db
    .selectFrom("batches")
    .leftJoin("people", "people.id", "batches.resolved_by")
    .select([
      "batches.id",
      "number",
      "item_count as itemCount",
      "sum_text as sumText",
      "state",
      "generation",
      "tries",
      "reason",
      "reason_detail as reasonDetail",
      "upload_id as uploadId",
      "draft_uuid as draftUuid",
      "settled_at as settledAt",
      "not_before as notBefore",
      "body_sha256 as bodySha256",
      "resolved_reason as resolvedReason",
      "people.id as personId",
      "people.name as personName",
    ])
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .$narrowType<Pick<BatchProgress, "state" | "reason">>()
    .execute();
  const last = await lastDispatches(db, deliveryId);
  const counts = await problemCounts(db, deliveryId);
  return rows.map(({ personId, personName, ...row }) => ({
    ...row,
    resolvedBy: actor(personId, personName),
    sentAt: last.get(row.id)?.sentAt ?? null,
    replyStatus: last.get(row.id)?.replyStatus ?? null,
    problems: counts.get(row.id) ?? { errors: 0, warnings: 0 },
  }));
}

/** A batch's claims have rising fences, and each made one dispatch at most: the highest one is the last. */
async function lastDispatches(db: Kysely<Schema>, deliveryId: string) {
  const rows = await db
    .selectFrom("dispatches")
    .innerJoin("batches", "batches.id", "dispatches.batch_id")
    .select(["batch_id as batchId", "committed_at as sentAt", "reply_status as replyStatus"])
    .where("batches.delivery_id", "=", deliveryId)
    .orderBy("dispatches.fence")
    .execute();
  return new Map(rows.map(({ batchId, ...row }) => [batchId, row]));
}

async function problemCounts(db: Kysely<Schema>, deliveryId: string) {
  const rows = await db
    .selectFrom("batch_problems")
    .innerJoin("batches", "batches.id", "batch_problems.batch_id")
    .select(["batch_id as batchId", "severity", ({ fn }) => fn.countAll<number>().as("count")])
    .where("batches.delivery_id", "=", deliveryId)
    .groupBy(["batch_id", "severity"])
    .execute();
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { batchId, severity, count } of rows) {
    const of = counts.get(batchId) ?? { errors: 0, warnings: 0 };
    counts.set(batchId, severity === "error" ? { ...of, errors: count } : { ...of, warnings: count });
  }
  return counts;
}

export function readKivaProblems(db: Kysely<Schema>, deliveryId: string): Promise<DeliveryProblem[]> {
  return db
    .selectFrom("batch_problems")
    .innerJoin("batches", "batches.id", "batch_problems.batch_id")
    .select(["batches.number as batchNumber", "loan_id as loanId", "severity", "code", "details"])
    .where("batches.delivery_id", "=", deliveryId)
    .orderBy("batches.number")
    .orderBy("batch_problems.position")
    .$narrowType<{ severity: "error" | "warning" }>()
    .execute();
}
