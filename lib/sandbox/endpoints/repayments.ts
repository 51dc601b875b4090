import { z } from "zod";
import { jsonBody } from "../call";
import type { Call } from "../call";
import { Refusal, jsonReply } from "../reply";
import type { Reply } from "../reply";
import { findProblems } from "../repayment-problems";
import { amount, filledText } from "../wire-fields";
import { sha256, timeOf } from "../world";
import type { Partner, World } from "../world";

/** One loan of an upload; the amount is the digits that were sent. */
export interface RepaymentItem {
  loan_id: string;
  client_id?: string | undefined;
  amount: string;
}

const MOST_LOANS_PER_CALL = 300;

const repaymentsRequest = z.strictObject({
  repayments: z
    .array(z.strictObject({ loan_id: filledText, client_id: filledText.optional(), amount }))
    .min(1, "must hold at least 1 loan")
    .max(MOST_LOANS_PER_CALL, `must hold at most ${MOST_LOANS_PER_CALL} loans`),
});

/**
 * `POST /v3/partner/{id}/repayments`: takes a batch as one upload. Like Kiva it knows no idempotency: the same
 * batch twice is two uploads. A loan with a problem is part of the upload all the same; PA2 flags it.
 */
export function reportRepayments(call: Call, partner: Partner, world: World): Reply {
  const { repayments } = jsonBody(call, repaymentsRequest);
  repayments.forEach((item, index) => requireColumns(partner, item, index));
  const problems = findProblems(repayments, partner);
  const uploadId = world.nextUploadId++;
  partner.uploads.push({
    uploadId,
    seq: call.seq,
    time: timeOf(world),
    items: repayments,
    problems,
    bodyText: call.body.toString("utf8"),
    bodySha256: sha256(call.body),
    finalized: null,
  });
  const message = `Received ${repayments.length} repayment(s), ${problems.length} problem(s) found`;
  return jsonReply(200, { code: "api.success", message, upload_id: uploadId, problems });
}

function requireColumns(partner: Partner, item: RepaymentItem, index: number): void {
  if ((partner.columns === "three") === (item.client_id !== undefined)) return;
  const what =
    partner.columns === "three"
      ? "is required: this partner is on the three-column format"
      : "must be left out: this partner is on the two-column format";
  throw new Refusal(400, "api.invalid_request", `repayments[${index}].client_id: ${what}.`);
}
