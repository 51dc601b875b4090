import { z } from "zod";
import { queryOf } from "../call";
import type { Call } from "../call";
import { jsonReply } from "../reply";
import type { Reply } from "../reply";
import { LOAN_STATUSES } from "../seed";
import type { Loan } from "../seed";
import type { Partner } from "../world";

const wholeNumber = (least: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "expected a whole number")
    .transform(Number)
    .refine((value) => value >= least, `must be at least ${least}`);

const loansQuery = z.strictObject({
  status: z.enum(LOAN_STATUSES, "not a loan status").optional(),
  query: z.string().optional(),
  offset: wholeNumber(0).default(0),
  limit: wholeNumber(1).default(20),
});

/** `GET /v3/partner/{id}/loans`: one page of the partner's loans. */
export function listLoans(call: Call, partner: Partner): Reply {
  const { status, query = "", offset, limit } = queryOf(call, loansQuery);
  const wanted = query.trim().toLocaleLowerCase("en");
  const found = partner.loans
    .map(({ loan }) => loan)
    .filter((loan) => status === undefined || loan.status === status)
    .filter((loan) => wanted === "" || isHit(loan, wanted));
  return jsonReply(200, { total_records: found.length, data: found.slice(offset, offset + limit) });
}

/** What PA2's search bar takes: a name, loan ID, client ID or Kiva ID, or a part of one. */
function isHit(loan: Loan, wanted: string): boolean {
  return [loan.name, loan.internal_loan_id, loan.internal_client_id, loan.kiva_id].some((text) =>
    text.toLocaleLowerCase("en").includes(wanted),
  );
}
