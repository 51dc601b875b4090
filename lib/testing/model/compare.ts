import { BrokenPromise } from "./broken-promise";
import { LEASE_MS } from "@/lib/delivery/lease-times";
import type { Model, ModelBatch } from "./model";
import type { RealWorld } from "./real-world";

/** No wait is longer: 15 minutes, and what a second of this test's own time adds. */
const MOST_WAIT_MS = 15 * 60_000;

type Row = Awaited<ReturnType<typeof readBatches>>[number];

/**
 * After every command and every step of a worker: does the database say what Kiva knows, and is it what the model
 * says? The first question is asked first; the sandbox answers it, whatever the model thinks.
 */
export async function compare(model: Model, real: RealWorld): Promise<void> {
  real.noteArrivals();
  if (!real.deliveryId) return;
  const rows = await readBatches(real);
  for (const row of rows) askKiva(row, real);
  for (const { number, state, generation, reason } of rows) {
    if (state === "unknown") real.noteDoubt(`${number} ${generation}`, reason);
  }
  if (rows.length !== model.batches.length) throw new BrokenPromise("other", `${rows.length} batches`);
  rows.forEach((row, index) => {
    const batch = model.batches[index];
    if (!batch) return;
    compareBatch(row, batch);
    checkTimes(row, batch, real.ground.clocks.databaseNow());
    batch.leaseUntil = row.lease_until;
    batch.notBefore = row.not_before;
  });
  for (const row of rows.slice(0, 1)) compareReport(row, model);
}

function readBatches(real: RealWorld) {
  return real
    .db()
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .innerJoin("repayment_reports", "repayment_reports.id", "deliveries.subject_id")
    .select(["number", "state", "generation", "fence", "reason", "set_aside_at", "lease_until", "not_before"])
    .select(["body_sha256", "resolved_by", "upload_id", "stage", "requested_at"])
    .where("delivery_id", "=", real.deliveryId)
    .orderBy("number")
    .execute();
}

/** The four figures, from the sandbox's uploads: what is stored there was taken, whatever anybody says. */
function askKiva(row: Row, real: RealWorld): void {
  const stored = real.timesStored(row.body_sha256);
  const name = `batch ${row.number}, ${row.state}, generation ${row.generation}`;
  // Her answers in these runs are true, so that a batch that arrived never goes again.
  if (stored > 1) throw new BrokenPromise("duplicate", `Kiva has ${name} ${stored} times`);
  if (stored > 0 && ["planned", "claimed", "rejected"].includes(row.state)) {
    throw new BrokenPromise("false-nothing-sent", `Kiva has ${name}`);
  }
  if (!row.state.startsWith("accepted")) return;
  if (stored === 0) throw new BrokenPromise("false-accepted", `Kiva has never stored ${name}`);
  if (row.resolved_by !== null) return;
  const upload = real.ground.sandbox.state.defaultPartner.uploads.find(
    ({ uploadId }) => uploadId === row.upload_id,
  );
  if (upload?.bodySha256 !== row.body_sha256) {
    throw new BrokenPromise("false-accepted", `upload ${row.upload_id} is not that of ${name}`);
  }
}

function compareBatch(row: Row, batch: ModelBatch): void {
  const { state, generation, fence } = row;
  const isSetAside = row.set_aside_at !== null;
  const wanted = { state: batch.state, generation: batch.generation, fence: batch.fence };
  const isReason = (batch.reasons as readonly (string | null)[]).includes(row.reason);
  const isSame =
    state === wanted.state && generation === wanted.generation && fence === wanted.fence && isReason;
  if (isSame && isSetAside === batch.isSetAside) return;
  const got = JSON.stringify({ state, generation, fence, reason: row.reason, isSetAside });
  const should = JSON.stringify({ ...wanted, reason: batch.reasons, isSetAside: batch.isSetAside });
  throw new BrokenPromise("other", `batch ${row.number} is ${got}, not ${should}`);
}

function checkTimes(row: Row, batch: ModelBatch, now: number): void {
  const { lease_until: leaseUntil, not_before: notBefore } = row;
  if (leaseUntil !== batch.leaseUntil && leaseUntil !== null && leaseUntil > now + LEASE_MS) {
    throw new BrokenPromise("other", `a lease of ${leaseUntil - now} ms`);
  }
  if (notBefore !== batch.notBefore && notBefore > now + MOST_WAIT_MS) {
    throw new BrokenPromise("other", `a wait of ${notBefore - now} ms`);
  }
}

function compareReport(row: Row, model: Model): void {
  const isRequested = row.requested_at !== null;
  if (row.stage !== model.stage || isRequested !== model.isRequested) {
    const got = JSON.stringify({ stage: row.stage, isRequested });
    const wanted = JSON.stringify({ stage: model.stage, isRequested: model.isRequested });
    throw new BrokenPromise("other", `the report is ${got}, not ${wanted}`);
  }
}
