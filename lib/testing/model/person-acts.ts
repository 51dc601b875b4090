import { findDeliveryId } from "@/lib/delivery/store";
import { cancelReport, finalizeReport } from "@/lib/repayments/close-report";
import { confirmReport } from "@/lib/repayments/confirm-report";
import { reportSubject } from "@/lib/repayments/report-subject";
import { resolveReportBatch } from "@/lib/repayments/resolve-report-batch";
import { sendOtherBatches } from "@/lib/repayments/send-other-batches";
import { sendReport } from "@/lib/repayments/send-report";
import { splitIntoBatches } from "@/lib/repayments/batches";
import type { Context } from "@/lib/organizations/context";
import type { Failure, Result } from "@/lib/result";
import { saveInputOf } from "@/lib/testing/save-input";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { BrokenPromise } from "./broken-promise";
import { isOver, resolve, type Model, type ModelBatch } from "./model";
import type { RealWorld } from "./real-world";

/** She does it once, or twice at the same moment: a double click, one of the two at another server. */
export type Clicks = 1 | 2;

type Answer = Result<unknown, Failure>;

/** Uploads a month's file of so many loans, `flagged` of them (by position) unknown to Kiva. */
export async function save(
  model: Model,
  real: RealWorld,
  { loans, flagged, limit }: { loans: number; flagged: number | null; limit: number },
): Promise<void> {
  const expected = real.ground.sandbox.state.defaultPartner.loans.filter(
    ({ loan }) => loan.status === "payingBack",
  );
  const lines = Array.from({ length: loans }, (_, index) => {
    const loan = expected[index]?.loan;
    const loanId = index === flagged ? "9999-Z" : loan?.internal_loan_id;
    return `${loanId},${loan?.internal_client_id},${index + 1}.50`;
  });
  const text = `Loan ID,Client ID,Amount\n${lines.join("\n")}\n`;
  const input = saveInputOf(text, real.context.organization);
  const answers = await Promise.all([saveReport(real.context, input), saveReport(real.elsewhere, input)]);
  const [first, second] = answers.map((one) => (one.ok ? one.value : null));
  if (!first || first.reportId !== second?.reportId) {
    throw new BrokenPromise("other", `the same save twice: ${JSON.stringify(answers)}`);
  }
  const { reportId, version } = first;
  real.report = { reportId, version, fingerprint: input.seen.fingerprint };
  let start = 0;
  model.batches = splitIntoBatches(loans, limit).map((size, index): ModelBatch => {
    const isFlagged = flagged !== null && flagged >= start && flagged < start + size;
    start += size;
    return newBatch(index + 1, size, isFlagged);
  });
}

function newBatch(number: number, size: number, isFlagged: boolean): ModelBatch {
  return {
    number,
    size,
    isFlagged,
    state: "planned",
    reasons: [null],
    generation: 1,
    fence: 0,
    isSetAside: false,
    refusals: 0,
    stored: null,
    leaseUntil: null,
    notBefore: 0,
    triesThatMayHaveLeft: 0,
    answers: [],
  };
}

/** She confirms the version that is on her page: as a draft, and once more while nothing is sent. */
export async function confirm(model: Model, real: RealWorld, clicks: Clicks): Promise<void> {
  const { reportId, version, fingerprint } = real.report;
  const answers = await click(real, clicks, (context) =>
    confirmReport(context, reportId, { version, fingerprint }),
  );
  const isReady = model.stage === "confirmed" && !model.isRequested;
  expectOk(answers, model.stage === "draft" || isReady, "confirm");
  if (model.stage !== "draft") return;
  model.stage = "confirmed";
  model.isPlanned = true;
  real.deliveryId = await findDeliveryId(real.context.db, reportSubject(reportId));
}

/** She sends what is confirmed. */
export async function send(model: Model, real: RealWorld, clicks: Clicks): Promise<void> {
  const answers = await click(real, clicks, (context) => sendReport(context, real.report.reportId));
  expectOk(answers, model.stage === "confirmed", "send");
  if (model.stage === "confirmed") model.isRequested = true;
}

/** She says that PA2 has it all: every batch has its end, and not every one was refused. */
export async function finalize(model: Model, real: RealWorld, clicks: Clicks): Promise<void> {
  const answers = await click(real, clicks, (context) => finalizeReport(context, real.report.reportId));
  const isDelivered = model.batches.every(isOver) && model.batches.some(({ state }) => state !== "rejected");
  const may = model.stage === "finalized" || (model.stage === "confirmed" && isDelivered);
  expectOk(answers, may, "finalize");
  if (may) model.stage = "finalized";
}

/** She may give up what Kiva has nothing of: nothing has left, or all was refused. */
export async function cancel(model: Model, real: RealWorld, clicks: Clicks): Promise<void> {
  const answers = await click(real, clicks, (context) => cancelReport(context, real.report.reportId));
  const isRefused = model.batches.every(({ state }) => state === "rejected");
  const isUnsent = model.batches.every(
    (batch) => batch.state === "planned" && batch.triesThatMayHaveLeft === 0,
  );
  const isFree = model.stage === "draft" || isRefused || isUnsent;
  const may = model.stage === "cancelled" || (model.stage !== "finalized" && isFree);
  expectOk(answers, may, "cancel");
  if (!may || model.stage === "cancelled") return;
  model.stage = "cancelled";
  if (!isRefused) model.isRequested = false;
}

/**
 * She looks at PA2's list of uploads, which takes her a while, and answers truly. Meanwhile whatever was still
 * held has lost its lease, as it would have.
 */
export async function answerTruly(
  model: Model,
  real: RealWorld,
  batch: ModelBatch,
  { lookMs, clicks }: { lookMs: number; clicks: Clicks },
): Promise<void> {
  await real.ground.clocks.forward(lookMs);
  const answer = real.uploadsOf(batch.size) > 0 ? "arrived" : "did-not-arrive";
  expectOk(await answerWith(real, batch, batch.generation, answer, clicks), true, "answer");
  resolve(batch, answer);
}

/** She answers a doubt that is none, or none any more: on an old page, or with the very answer she has given. */
export async function answerLate(
  real: RealWorld,
  batch: ModelBatch,
  answer: "arrived" | "did-not-arrive",
): Promise<void> {
  const isInDoubt = batch.state === "unknown";
  const generation = isInDoubt ? batch.generation - 1 : batch.generation;
  const isGiven = batch.answers.some((one) => one.generation === generation && one.answer === answer);
  expectOk(await answerWith(real, batch, generation, answer, 1), isGiven, "answer to no doubt");
}

async function answerWith(
  real: RealWorld,
  batch: ModelBatch,
  generation: number,
  answer: "arrived" | "did-not-arrive",
  clicks: Clicks,
): Promise<Answer[]> {
  const { reportId } = real.report;
  const { id } = await real.context.db
    .selectFrom("batches")
    .select("id")
    .where("delivery_id", "=", real.deliveryId)
    .where("number", "=", batch.number)
    .executeTakeFirstOrThrow();
  const given = { reportId, batchId: id, generation, answer, reason: "I looked in PA2" };
  return click(real, clicks, (context) => resolveReportBatch(context, given));
}

/** She sends the others past all that is in doubt. */
export async function sendOthers(model: Model, real: RealWorld): Promise<void> {
  const doubts = model.batches.filter(({ state }) => state === "unknown");
  const rows = await real.context.db
    .selectFrom("batches")
    .select(["id as batchId", "generation"])
    .where("delivery_id", "=", real.deliveryId)
    .where("state", "=", "unknown")
    .execute();
  expectOk(
    [await sendOtherBatches(real.context, real.report.reportId, rows)],
    doubts.length > 0,
    "send the others",
  );
  for (const batch of doubts) batch.isSetAside = true;
}

function click(
  real: RealWorld,
  clicks: Clicks,
  verb: (context: Context) => Promise<Answer>,
): Promise<Answer[]> {
  const contexts = [real.context, real.elsewhere].slice(0, clicks);
  return Promise.all(contexts.map(verb));
}

/** Of two clicks at the same moment one must do it; the other may be told that somebody was quicker. */
function expectOk(answers: readonly Answer[], isWanted: boolean, what: string): void {
  const isOk = answers.some(({ ok }) => ok);
  if (isOk === isWanted) return;
  throw new BrokenPromise("other", `${what}: ${JSON.stringify(answers)}`);
}
