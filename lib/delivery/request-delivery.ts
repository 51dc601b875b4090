import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { setRequested } from "./store";

/**
 * A person sends a planned delivery. True if this call did it; false if it was sent before, which changes nothing:
 * the history row, the caller's, belongs to the first one. Call `wake()` after the commit.
 */
export function requestDelivery(
  trx: Transaction<Schema>,
  deliveryId: string,
  personId: string,
): Promise<boolean> {
  return setRequested(trx, deliveryId, personId);
}
