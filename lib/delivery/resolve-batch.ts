import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { findDetails } from "@/lib/history/find-details";
import { log } from "@/lib/log";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { recordBatch } from "./batch-rows";
import { crashPoint } from "./crash-points";
import { findBatch, setArrived, setDidNotArrive, type DoubtPlace } from "./store";

/** Its `generation` is the one the person looked at: an answer to an older doubt says nothing about a newer one. */
export interface Resolution extends DoubtPlace {
  personId: string;
  /** What the person saw in PA2's list of uploads. */
  answer: "arrived" | "did-not-arrive";
  /** In the person's own words; kept with the batch and in the history. */
  reason: string;
}

export type ResolveFailure =
  /** No such batch in this organization and environment. */
  | "batch.not-found"
  /** It is not in doubt (any more): somebody else has answered. */
  | "batch.not-unknown"
  | "batch.reason-missing";

type Resolved = Result<undefined, Failure<ResolveFailure>>;

/**
 * The only way out of `unknown`, by a person who has looked in PA2: it arrived (accepted, on their word, without an
 * upload number), or it did not (planned again, the same bytes as the next generation). With its history row in one
 * transaction: the given one, or one of its own. Call `wake()` after the commit. The caller has checked that the
 * person may.
 */
export async function resolveBatch(db: Kysely<Schema>, resolution: Resolution): Promise<Resolved> {
  if (db.isTransaction) return resolveIn(db as Transaction<Schema>, resolution);
  const answered = await db.transaction().execute((trx) => resolveIn(trx, resolution));
  const { batchId, generation, answer, personId } = resolution;
  if (answered.ok) log().info({ batchId, generation, answer, personId }, "batch resolved by a person");
  return answered;
}

async function resolveIn(trx: Transaction<Schema>, resolution: Resolution): Promise<Resolved> {
  const { organizationId, environment, personId, answer } = resolution;
  const reason = resolution.reason.trim();
  if (reason === "") return fail("batch.reason-missing");
  const batch = await findBatch(trx, resolution);
  if (!batch) return fail("batch.not-found");
  if (await isRepeated(trx, resolution, reason)) return ok();
  if (resolution.generation !== batch.generation) return fail("batch.not-unknown");
  const isArrived = answer === "arrived";
  const isResolved = isArrived
    ? await setArrived(trx, batch, personId, reason)
    : await setDidNotArrive(trx, batch);
  if (!isResolved) return (await isRepeated(trx, resolution, reason)) ? ok() : fail("batch.not-unknown");
  const { reason: doubt, ...named } = batch;
  const details = { doubt, said: reason, ...(!isArrived && { nextGeneration: batch.generation + 1 }) };
  const event = isArrived ? "arrived" : "did_not_arrive";
  await recordBatch(trx, { ...named, organizationId, environment }, event, details, personId);
  crashPoint("answering");
  return ok();
}

/** The same person has given this very answer, in these words: its own answer was lost on the way, or it came twice. */
async function isRepeated(
  trx: Transaction<Schema>,
  resolution: Resolution,
  reason: string,
): Promise<boolean> {
  const { batchId: subjectId, generation, personId, answer } = resolution;
  const action = answer === "arrived" ? "batch.arrived" : "batch.did_not_arrive";
  const given = await findDetails(trx, { subjectId, action, personId });
  return given.some((details) => details.generation === generation && details.said === reason);
}
