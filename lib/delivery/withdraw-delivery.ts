import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { nothingHasLeft } from "./has-left";
import { isHeld } from "./states";
import { lockDelivery, readStandings, removeDelivery, unsetRequested } from "./withdraw-store";

type WithdrawFailure =
  /** A worker holds a batch of it at this moment. */
  | "delivery.on-its-way"
  /** Kiva has been sent something of it, or may have been. */
  | "delivery.left";

type Withdrawn = Result<undefined, Failure<WithdrawFailure>>;

/**
 * Takes back a delivery of which not one byte has left: no worker can claim it afterwards. It waits for a claim that
 * is being made, and a claim that comes later finds nothing, because both lock the delivery's row. Belongs into the
 * caller's transaction, whose history row speaks for it.
 */
export async function withdrawDelivery(trx: Transaction<Schema>, deliveryId: string): Promise<Withdrawn> {
  const refused = await refusal(trx, deliveryId);
  if (refused) return refused;
  await unsetRequested(trx, deliveryId);
  return ok();
}

/** The same, and its subject can be planned anew: its rows go; what was tried stays in the history. */
export async function discardDelivery(trx: Transaction<Schema>, deliveryId: string): Promise<Withdrawn> {
  const refused = await refusal(trx, deliveryId);
  if (refused) return refused;
  await removeDelivery(trx, deliveryId);
  return ok();
}

async function refusal(trx: Transaction<Schema>, deliveryId: string) {
  await lockDelivery(trx, deliveryId);
  const { states, outcomes } = await readStandings(trx, deliveryId);
  if (states.some(isHeld)) return fail("delivery.on-its-way");
  return nothingHasLeft(states, outcomes) ? null : fail("delivery.left");
}
