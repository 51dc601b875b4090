import type { Selectable } from "kysely";
import type { Deliveries } from "@/lib/db/schema";
import type { Scope } from "@/lib/partner-api/scopes";
import { readLoanDraftAnswer, readRepaymentsAnswer } from "@/lib/partner-api/wire";
import type { Verdict } from "./outcomes";

export type DeliveryKindName = Selectable<Deliveries>["kind"];

/** What differs between the things that are delivered. Everything else about sending them is the same. */
export interface DeliveryKind {
  /** Below `/v3/partner/{id}/`. */
  resource: string;
  scope: Scope;
  /** What a 200 or 201 with this JSON says about the batch with this body. Pure. */
  readSuccess(json: unknown, body: Buffer): Verdict;
}

const repayments: DeliveryKind = {
  resource: "repayments",
  scope: "create:repayment",
  readSuccess(json, body) {
    const answer = readRepaymentsAnswer(json);
    if (!answer) return { kind: "unknown", reason: "unknown.unexpected" };
    const { repayments: lines } = JSON.parse(body.toString("utf8")) as { repayments: { loan_id: string }[] };
    const sent = new Set(lines.map((line) => line.loan_id));
    if (!answer.problems.every(({ loanId }) => sent.has(loanId))) {
      return { kind: "unknown", reason: "unknown.foreign-loans" };
    }
    return { kind: "taken", draftUuid: null, ...answer };
  },
};

const drafts: DeliveryKind = {
  resource: "loan_draft",
  scope: "create:loan_draft",
  readSuccess(json) {
    const answer = readLoanDraftAnswer(json);
    if (!answer) return { kind: "unknown", reason: "unknown.unexpected" };
    return { kind: "taken", uploadId: null, problems: [], ...answer };
  },
};

/** By the kind that stands in the delivery's row. Journals join here. */
export const KINDS: Readonly<Record<DeliveryKindName, DeliveryKind>> = { repayments, drafts };
