import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { EnvironmentName } from "@/lib/env";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { recordBatch } from "./batch-rows";
import { findBatch, setArrived, setDidNotArrive } from "./store";

export interface Resolution {
  organizationId: string;
  environment: EnvironmentName;
  batchId: string;
  personId: string;
  /** What the person saw in PA2's list of uploads. */
  answer: "arrived" | "did-not-arrive";
  /** In the person's own words; kept with the batch and in the history. */
  reason: string;
  /** The generation the person looked at: an answer to an older doubt says nothing about a newer one. */
  generation: number;
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
export function resolveBatch(db: Kysely<Schema>, resolution: Resolution): Promise<Resolved> {
  if (db.isTransaction) return resolveIn(db as Transaction<Schema>, resolution);
  return db.transaction().execute((trx) => resolveIn(trx, resolution));
}

async function resolveIn(trx: Transaction<Schema>, resolution: Resolution): Promise<Resolved> {
  const { organizationId, environment, personId, answer } = resolution;
  const reason = resolution.reason.trim();
  if (reason === "") return fail("batch.reason-missing");
  const batch = await findBatch(trx, resolution);
  if (!batch) return fail("batch.not-found");
  if (resolution.generation !== batch.generation) return fail("batch.not-unknown");
  const isArrived = answer === "arrived";
  const isResolved = isArrived
    ? await setArrived(trx, batch, personId, reason)
    : await setDidNotArrive(trx, batch);
  if (!isResolved) return fail("batch.not-unknown");
  const { reason: doubt, ...named } = batch;
  const details = { doubt, said: reason, ...(!isArrived && { nextGeneration: batch.generation + 1 }) };
  const event = isArrived ? "arrived" : "did_not_arrive";
  await recordBatch(trx, { ...named, organizationId, environment }, event, details, personId);
  return ok();
}
