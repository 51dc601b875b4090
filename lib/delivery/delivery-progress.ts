import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { EnvironmentName } from "@/lib/env";
import { nothingHasLeft } from "./has-left";
import type { DeliveryKindName } from "./kinds";
import { goesOn } from "./next-to-send";
import type { Reason } from "./outcomes";
import { readBatchProgress, readDelivery, readKivaProblems, readOutcomes } from "./progress-store";
import { deliveryState, type BatchState, type DeliveryState } from "./states";

/** The person behind an act. */
export interface Actor {
  id: string;
  name: string;
}

export interface BatchProgress {
  id: string;
  number: number;
  itemCount: number;
  sumText: string;
  state: BatchState;
  /** Above 1 after "it did not arrive". */
  generation: number;
  /** Tries in this generation that sent nothing, or were told to wait. */
  tries: number;
  /** Why it waits, was rejected or is in doubt; null where the state says it all. */
  reason: Reason | null;
  /** Kiva's own words, verbatim. */
  reasonDetail: string | null;
  uploadId: number | null;
  /** Kiva's receipt for a draft loan. */
  draftUuid: string | null;
  settledAt: number | null;
  /** When its last request was committed to leave. */
  sentAt: number | null;
  /** The status of the last reply, if there was one. */
  replyStatus: number | null;
  /** For a batch that waits: not before this. */
  notBefore: number;
  problems: { errors: number; warnings: number };
  bodySha256: string;
  /** Accepted on this person's word. */
  resolvedBy: Actor | null;
  resolvedReason: string | null;
  /** In doubt, and left to a colleague with this note. */
  asked: { by: Actor; at: number; note: string } | null;
  /** In doubt, and a person sent the others all the same. */
  isSetAside: boolean;
}

export interface DeliveryProgress {
  deliveryId: string;
  requestedAt: number | null;
  requestedBy: Actor | null;
  state: DeliveryState;
  /** It can still change without a person: also while a doubt that was set aside is open. */
  goesOn: boolean;
  /** Kiva was sent something of it, or may have been: it cannot be taken back any more. */
  hasLeft: boolean;
  /** In the order of sending. */
  batches: BatchProgress[];
}

/** How far the delivery of a report (or a draft, or a journal) is; null if it has none in this place. */
export async function deliveryProgress(
  db: Kysely<Schema>,
  organizationId: string,
  environment: EnvironmentName,
  kind: DeliveryKindName,
  subjectId: string,
): Promise<DeliveryProgress | null> {
  const delivery = await readDelivery(db, { organizationId, environment, kind, subjectId });
  if (!delivery) return null;
  const batches = await readBatchProgress(db, delivery.deliveryId);
  const outcomes = await readOutcomes(db, delivery.deliveryId);
  const states = batches.map(({ state }) => state);
  const isRequested = delivery.requestedAt !== null;
  return {
    ...delivery,
    state: deliveryState(states, isRequested),
    goesOn: isRequested && goesOn(batches),
    hasLeft: !nothingHasLeft(states, outcomes),
    batches,
  };
}

export interface DeliveryProblem {
  batchNumber: number;
  loanId: string;
  severity: "error" | "warning";
  code: string | null;
  /** Kiva's own words, verbatim. */
  details: string | null;
}

/** What Kiva flagged, loan by loan, in the order of the batches and of Kiva's answer. Empty if there is none. */
export async function deliveryProblems(
  db: Kysely<Schema>,
  organizationId: string,
  environment: EnvironmentName,
  kind: DeliveryKindName,
  subjectId: string,
): Promise<DeliveryProblem[]> {
  const delivery = await readDelivery(db, { organizationId, environment, kind, subjectId });
  return delivery ? readKivaProblems(db, delivery.deliveryId) : [];
}
