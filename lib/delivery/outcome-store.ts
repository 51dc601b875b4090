import type { Transaction } from "kysely";
import type { Db } from "@/lib/db/connect";
import type { Schema } from "@/lib/db/schema";
import type { Reply } from "@/lib/partner-api/http";
import { lockOrganization } from "@/lib/organizations/lock-organization";
import type { KivaProblem } from "@/lib/partner-api/wire";
import { changeHeld, leaseIs, readClaim, recordBatch, type Claim, type LeaseIs } from "./batch-rows";
import { databaseNow } from "./clock";
import { afterVerdict, type NextStep } from "./next-step";
import { tell } from "./story";

/** Rows a statement; SQLite takes 32,766 values in one. */
const CHUNK = 500;

/**
 * Stores what came back, before anybody reads a meaning into it. `failure` says why the reply is not whole, if so.
 * False if the lease has run out meanwhile: then it is no longer ours to write.
 */
export function storeReply(
  db: Db,
  { batchId, fence }: Claim,
  dispatchId: string,
  reply: Reply | null,
  failure: string | null,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const guard = { batchId, fence, from: ["dispatching"], lease: "held" } as const;
    if (!(await changeHeld(trx, guard, () => ({ state: "dispatching" })))) return false;
    await trx
      .updateTable("dispatches")
      .set({
        reply_status: reply?.status ?? null,
        reply_headers: reply && JSON.stringify(withoutCookies(reply.headers)),
        reply_body: reply?.body ?? null,
        replied_at: await databaseNow(trx),
        failure,
      })
      .where("id", "=", dispatchId)
      .execute();
    return true;
  });
}

function withoutCookies({ "set-cookie": _, ...headers }: Record<string, string>): Record<string, string> {
  return headers;
}

/** One try that is over: where the batch stands, under whose lease, and what was sent, if anything. */
export interface Try {
  claim: Claim;
  from: "claimed" | "dispatching";
  lease: LeaseIs;
  dispatchId: string | null;
}

/**
 * Ends a try: the batch's state, Kiva's problems, the record's outcome and the history row in one transaction. False,
 * and nothing is changed, if the batch is no longer where the try left it, or the lease is not as said.
 */
export async function endTry(db: Db, ended: Try, wanted: NextStep): Promise<boolean> {
  const step = await db.transaction().execute((trx) => writeEnd(trx, ended, wanted));
  if (!step) return false;
  const { outcome, state, reason, waitMs, uploadId, draftUuid, problems } = step;
  tell(ended.claim, "outcome written", {
    dispatchId: ended.dispatchId,
    ...{ outcome, state, reason, uploadId, draftUuid, problems: problems.length },
    ...(state === "planned" && { waitMs }),
  });
  return true;
}

/** Answers what was written, or null. */
async function writeEnd(
  trx: Transaction<Schema>,
  { claim, from, lease, dispatchId }: Try,
  wanted: NextStep,
): Promise<NextStep | null> {
  const { batchId, fence, tries } = claim;
  const guard = { batchId, fence, from: [from], lease };
  if (hasReceipt(wanted)) {
    // The batch first, as every writer takes the two. Of two that bring the same receipt at the same moment, the second
    // waits for the organization and then sees the first.
    await changeHeld(trx, guard, () => ({ state: from }));
    await lockOrganization(trx, claim.organizationId);
  }
  const step = await withoutRepeatedReceipt(trx, claim, wanted);
  const isOpen = step.state === "planned" || step.state === "unknown";
  // Asked last: the lease may have run out while something was waited for.
  const isChanged = await changeHeld(trx, guard, (now) => ({
    state: step.state,
    worker: null,
    lease_until: null,
    not_before: now + step.waitMs,
    tries: step.isTry ? tries + 1 : tries,
    upload_id: step.uploadId,
    draft_uuid: step.draftUuid,
    reason: step.reason,
    reason_detail: storable(step.detail),
    settled_at: isOpen ? null : now,
  }));
  if (!isChanged) return null;
  if (dispatchId) {
    const failure = step.outcome === "not_sent" ? { failure: step.reason } : {};
    await trx
      .updateTable("dispatches")
      .set({ outcome: step.outcome, ...failure })
      .where("id", "=", dispatchId)
      .execute();
  }
  await insertProblems(trx, batchId, step.problems);
  await recordBatch(trx, claim, step.event, {
    fence,
    ...(dispatchId && { dispatchId }),
    ...(step.reason && { reason: step.reason }),
    ...(step.draftUuid !== null && { draftUuid: step.draftUuid }),
    ...(step.uploadId !== null && { uploadId: step.uploadId, problems: step.problems.length }),
    ...(step.state === "planned" && { waitMs: step.waitMs }),
  });
  return step;
}

function hasReceipt({ uploadId, draftUuid }: NextStep): boolean {
  return uploadId !== null || draftUuid !== null;
}

/** A receipt that another batch already has answers that one (a cache on the way, say), not this. */
async function withoutRepeatedReceipt(
  trx: Transaction<Schema>,
  claim: Claim,
  step: NextStep,
): Promise<NextStep> {
  const { uploadId, draftUuid } = step;
  const others = trx
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .select("batches.id")
    .where("batches.id", "!=", claim.batchId);
  // Any report's: a reply kept by a cache may well be last month's.
  const isUploadTaken =
    uploadId !== null &&
    (await others
      .where("deliveries.organization_id", "=", claim.organizationId)
      .where("deliveries.environment", "=", claim.environment)
      .where("batches.upload_id", "=", uploadId)
      .executeTakeFirst());
  if (isUploadTaken)
    return afterVerdict({ kind: "unknown", reason: "unknown.repeated-upload" }, claim.isSecondTry);
  const isDraftTaken =
    draftUuid !== null && (await others.where("batches.draft_uuid", "=", draftUuid).executeTakeFirst());
  if (isDraftTaken)
    return afterVerdict({ kind: "unknown", reason: "unknown.repeated-draft" }, claim.isSecondTry);
  return step;
}

async function insertProblems(
  trx: Transaction<Schema>,
  batchId: string,
  problems: KivaProblem[],
): Promise<void> {
  const rows = problems.map(({ loanId, severity, code, details }, index) => ({
    batch_id: batchId,
    position: index + 1,
    loan_id: loanId,
    severity,
    code: storable(code),
    details: storable(details),
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    await trx
      .insertInto("batch_problems")
      .values(rows.slice(start, start + CHUNK))
      .execute();
  }
}

/** PostgreSQL's text holds everything but U+0000; the raw reply keeps even that. */
function storable(text: string | null): string | null {
  return text?.replaceAll("\0", "\uFFFD") ?? null;
}

/** A held batch whose lease has run out: its worker is dead, stopped, or cut off from the database. */
export interface Abandoned {
  claim: Claim;
  state: "claimed" | "dispatching";
  dispatch: { id: string; failure: string | null; reply: Reply | null } | null;
}

/** The ids of held batches whose lease has run out. */
export async function abandonedBatchIds(db: Db, atMost: number): Promise<string[]> {
  const rows = await db
    .selectFrom("batches")
    .select("id")
    .where("state", "in", ["claimed", "dispatching"])
    .where(leaseIs("expired", await databaseNow(db)))
    .limit(atMost)
    .execute();
  return rows.map(({ id }) => id);
}

/** Reads an abandoned batch with the record of its last try; null if somebody else has dealt with it meanwhile. */
export async function readAbandoned(db: Db, batchId: string): Promise<Abandoned | null> {
  const claim = await readClaim(db, batchId);
  const batch = await db
    .selectFrom("batches")
    .select("state")
    .where("id", "=", batchId)
    .where("fence", "=", claim.fence)
    .executeTakeFirst();
  if (batch?.state !== "claimed" && batch?.state !== "dispatching") return null;
  const row = await db
    .selectFrom("dispatches")
    .selectAll()
    .where("batch_id", "=", batchId)
    .where("fence", "=", claim.fence)
    .executeTakeFirst();
  const reply = row?.reply_status != null && {
    status: row.reply_status,
    headers: JSON.parse(row.reply_headers ?? "{}") as Record<string, string>,
    body: Buffer.from(row.reply_body ?? []),
  };
  const dispatch = row ? { id: row.id, failure: row.failure, reply: reply || null } : null;
  // What was known of 5xx when it was sent counts, not what has been settled since.
  const serverErrors = row?.server_errors ?? claim.serverErrors;
  return { claim: { ...claim, serverErrors }, state: batch.state, dispatch };
}
