import { createHash } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import { brokenRecords } from "./check-records";
import {
  isSuccess,
  isTaken,
  matchRequests,
  type SandboxWitness,
  type Sent,
  type StoredBatch,
  type Traffic,
} from "./match-requests";

export interface InvariantOptions {
  /** Only this organization's: for a database that outlives the sandbox's log. Its log must hold no other's then. */
  organizationId?: string;
  /** False where the test moved a clock: times prove nothing then. */
  isClockSteady?: boolean;
}

/**
 * What of promises.md does not hold, each with its number and the batch; nothing if all is well. Judges the database
 * by the sandbox's own log, once nothing is on its way any more. Checks I1 to I8 and I10 to I13; a fault that makes
 * Kiva itself lie (a refusal after taking) cannot be told from a broken promise.
 */
export async function brokenPromises(
  db: Db,
  sandboxLog: SandboxWitness,
  { organizationId, isClockSteady = true }: InvariantOptions = {},
): Promise<string[]> {
  const traffic = await matchRequests(db, sandboxLog, { organizationId, isClockSteady });
  const broken: string[] = [];
  for (const { path, complete, bodySha256, seq } of traffic.unannounced) {
    const known = traffic.batches.some(({ body_sha256 }) => body_sha256 === bodySha256);
    if (complete && !known) broken.push(`I2: request ${seq} to ${path} has bytes that nobody froze`);
    broken.push(`I3: request ${seq} to ${path} has no dispatching row`);
  }
  for (const batch of traffic.batches) {
    const sent = traffic.sent.filter((one) => one.batch === batch);
    broken.push(...brokenByBatch(batch, sent).map((what) => `${what} (${named(batch)})`));
  }
  if (isClockSteady) broken.push(...twoConnections(traffic, sandboxLog));
  broken.push(...(await brokenRecords(db, traffic.batches, organizationId)));
  return broken;
}

function named({ kind, number, id, generation, state }: StoredBatch): string {
  return `${kind} batch ${number}, ${id}, generation ${generation}, ${state}`;
}

function brokenByBatch(batch: StoredBatch, sent: readonly Sent[]): string[] {
  const broken = [...onceAGeneration(batch, sent), ...sent.flatMap(brokenByTry)];
  const now = sent.filter(({ dispatch }) => dispatch.generation === batch.generation);
  const says = (text: string) => broken.push(text);

  if (sha256(batch.body) !== batch.body_sha256) says("I2: the frozen bytes have changed");
  if (["planned", "claimed", "rejected"].includes(batch.state) && now.some(isTaken)) {
    says(`I5: Kiva has it, and it is called ${batch.state}`);
  }
  if (batch.state.startsWith("accepted")) falseReceipt(batch, now).forEach(says);
  if (batch.state === "claimed" || batch.state === "dispatching") says("I13: still held");
  return broken;
}

/** I4, of a batch that is called accepted. */
function falseReceipt(batch: StoredBatch, now: readonly Sent[]): string[] {
  if (batch.resolved_by !== null) {
    return batch.upload_id === null && batch.draft_uuid === null ? [] : ["I4: a receipt on a person's word"];
  }
  const taken = now.filter((one) => isTaken(one) && one.dispatch.outcome === batch.state);
  const [only] = taken;
  if (!only || taken.length > 1) return [`I4: accepted by ${taken.length} requests that Kiva took`];
  const { request } = only;
  const issued = JSON.parse(request?.decidedText ?? "{}") as { upload_id?: number; loan_draft_uuid?: string };
  const receipt = batch.kind === "drafts" ? batch.draft_uuid : batch.upload_id;
  const wanted = batch.kind === "drafts" ? issued.loan_draft_uuid : issued.upload_id;
  return receipt === wanted ? [] : [`I4: the receipt is ${receipt}, Kiva gave ${wanted}`];
}

/** I1: whole requests of one generation, each but the last followed by a reply that allows one more. */
function onceAGeneration(batch: StoredBatch, sent: readonly Sent[]): string[] {
  const broken: string[] = [];
  for (let generation = 1; generation <= batch.generation; generation++) {
    // By fence, which only rises: a clock that was set back turns their times round.
    const whole = sent
      .filter(({ dispatch, request }) => dispatch.generation === generation && request?.complete)
      .sort((one, other) => one.dispatch.fence - other.dispatch.fence);
    const earlier = whole.slice(0, -1);
    const refusals = earlier.filter(({ dispatch }) => [401, 403].includes(dispatch.reply_status ?? 0));
    const allowed = earlier.filter(({ dispatch }) => mayRepeat(dispatch.reply_status, batch));
    if (allowed.length < earlier.length || refusals.length > 1) {
      const after = earlier.map(({ dispatch }) => dispatch.reply_status ?? "no reply");
      broken.push(`I1: ${whole.length} requests in generation ${generation}, after ${after.join(", ")}`);
    }
  }
  return broken;
}

function mayRepeat(status: number | null, { serverErrors }: StoredBatch): boolean {
  if (status === null) return false;
  return [401, 403, 429].includes(status) || (status >= 500 && serverErrors === "nothing-taken");
}

function brokenByTry(one: Sent): string[] {
  const { batch, dispatch, request } = one;
  const { outcome } = dispatch;
  const broken: string[] = [];
  if (dispatch.body_sha256 !== batch.body_sha256) broken.push("I2: dispatched with another hash");
  if (request?.complete && request.bodySha256 !== batch.body_sha256)
    broken.push("I2: other bytes than frozen");
  if (request && outcome === "not_sent") {
    broken.push("I5: called not sent, and it reached Kiva");
  }
  const isAccepted = outcome === "accepted" || outcome === "accepted_with_problems";
  if (isTaken(one) && outcome !== null && outcome !== "unknown" && !isAccepted) {
    broken.push(`I6: Kiva has it, and the try is called ${outcome}`);
  }
  if (isAccepted && (request?.replied !== "whole" || !isSuccess(request.status))) {
    broken.push("I4: called accepted without Kiva's whole answer");
  }
  return broken;
}

/** I11: of one generation of a batch, two connections open at once. */
function twoConnections({ sent }: Traffic, { connections = [] }: SandboxWitness): string[] {
  const byId = new Map(connections.map((connection) => [connection.connectionId, connection]));
  const spans = new Map<string, { from: number; to: number }[]>();
  for (const { batch, dispatch, request } of sent) {
    const connection = request && byId.get(request.connectionId);
    if (!connection) continue;
    const key = `generation ${dispatch.generation} of ${named(batch)}`;
    const to = connection.closed ? Date.parse(connection.closed) : Infinity;
    spans.set(key, [...(spans.get(key) ?? []), { from: Date.parse(connection.opened), to }]);
  }
  return [...spans].flatMap(([key, list]) => {
    const inOrder = list.sort((a, b) => a.from - b.from);
    const overlaps = inOrder.some(({ from }, index) => index > 0 && from < (inOrder[index - 1]?.to ?? 0));
    return overlaps ? [`I11: two connections at once for ${key}`] : [];
  });
}

function sha256(body: Uint8Array): string {
  return createHash("sha256").update(Buffer.from(body)).digest("hex");
}
