import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jsonBody } from "../call";
import type { Call } from "../call";
import { publishingBlocks } from "../draft-review";
import { jsonReply } from "../reply";
import type { Reply } from "../reply";
import { amount, calendarDate, flag, integer, positiveAmount, text, uri } from "../wire-fields";
import { timeOf } from "../world";
import type { Partner, World } from "../world";

const entrep = z.strictObject({
  client_id: text.optional(),
  loan_id: text.optional(),
  first_name: text.optional(),
  last_name: text.optional(),
  gender: z.enum(["female", "male", "unknown"], "expected female, male or unknown").optional(),
  amount: positiveAmount.optional(),
});

const loanDraftRequest = z.strictObject({
  activity_id: integer.optional(),
  client_waiver_signed: flag.optional(),
  currency: text.regex(/^[A-Z]{3}$/, "expected three capital letters").optional(),
  description: text.optional(),
  description_language_id: integer.optional(),
  disburse_time: calendarDate.optional(),
  entreps: z.array(entrep).min(1, "must hold at least 1 borrower").optional(),
  group_name: text.optional(),
  image_encoded: text.optional(),
  image_url: uri.optional(),
  internal_client_id: text.optional(),
  internal_loan_id: text.optional(),
  loanuse: text.optional(),
  location: text.optional(),
  not_pictured: z.array(flag).optional(),
  rep_person_id: integer.optional(),
  schedule: z.array(z.strictObject({ date: calendarDate, principal: amount, interest: amount })).optional(),
  theme_type_id: integer.optional(),
});

/** A draft as it was sent, numbers as text. */
export type DraftContent = z.output<typeof loanDraftRequest>;

/** `POST /v3/partner/{id}/loan_draft`: takes any draft of the right shape; only publishing asks for more. */
export function createLoanDraft(call: Call, partner: Partner, world: World): Reply {
  const content = jsonBody(call, loanDraftRequest);
  const uuid = randomUUID();
  const blocks = publishingBlocks(content, world.now());
  partner.drafts.push({ uuid, seq: call.seq, time: timeOf(world), content, blocks });
  return jsonReply(200, { code: "api.success", message: "Loan draft created", loan_draft_uuid: uuid });
}
