import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { Actor, BatchProgress, DeliveryProblem } from "./delivery-progress";
import type { DeliveryKindName } from "./kinds";
import type { OpenDoubt } from "./open-doubts";

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
    .leftJoin("people as asker", "asker.id", "batches.asked_by")
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
      "asker.id as askerId",
      "asker.name as askerName",
      "asked_at as askedAt",
      "asked_note as askedNote",
      "set_aside_at as setAsideAt",
    ])
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .$narrowType<Pick<BatchProgress, "state" | "reason">>()
    .execute();
  const last = await lastDispatches(db, deliveryId);
  const counts = await problemCounts(db, deliveryId);
  return rows.map(({ personId, personName, askerId, askerName, askedAt, askedNote, setAsideAt, ...row }) => ({
    ...row,
    resolvedBy: actor(personId, personName),
    asked: asked(actor(askerId, askerName), askedAt, askedNote),
    isSetAside: setAsideAt !== null,
    sentAt: last.get(row.id)?.sentAt ?? null,
    replyStatus: last.get(row.id)?.replyStatus ?? null,
    problems: counts.get(row.id) ?? { errors: 0, warnings: 0 },
  }));
}

function asked(by: Actor | null, at: number | null, note: string | null): BatchProgress["asked"] {
  return by === null || at === null || note === null ? null : { by, at, note };
}

/** What became of every try that was committed; null where it is not known yet. */
export async function readOutcomes(db: Kysely<Schema>, deliveryId: string): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom("dispatches")
    .innerJoin("batches", "batches.id", "dispatches.batch_id")
    .select("dispatches.outcome")
    .where("batches.delivery_id", "=", deliveryId)
    .execute();
  return rows.map(({ outcome }) => outcome);
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

export async function readOpenDoubts(
  db: Kysely<Schema>,
  { organizationId, environment }: Pick<Place, "organizationId" | "environment">,
): Promise<OpenDoubt[]> {
  const rows = await db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .leftJoin("people as asker", "asker.id", "batches.asked_by")
    .select(["kind", "subject_id as subjectId", "number", "asked_at as at", "asked_note as note"])
    .select(["asker.id as askerId", "asker.name as askerName"])
    .where("batches.state", "=", "unknown")
    .where("organization_id", "=", organizationId)
    .where("environment", "=", environment)
    .orderBy("requested_at")
    .orderBy("number")
    .execute();
  return rows.map(({ at, note, askerId, askerName, ...doubt }) => ({
    ...doubt,
    asked: asked(actor(askerId, askerName), at, note),
  }));
}
