import { compareDecimals } from "./decimal-text";
import type { RepaymentItem } from "./endpoints/repayments";
import { isExpected } from "./seed";
import type { Partner, Upload } from "./world";

/** What PA2 flags on one loan of an upload. */
export interface Problem {
  loan_id: string;
  code: string;
  details: string;
  severity: "error" | "warning";
}

/** The problems PA2 finds in a batch, in the batch's order. Call before the batch is stored. */
export function findProblems(items: readonly RepaymentItem[], partner: Partner): Problem[] {
  const lastReported =
    partner.amountMeaning === "repaid" ? lastReportedAmounts(partner) : new Map<string, string>();
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const problems = [...loanErrors(item, partner), ...warnings(item, seen, lastReported.get(item.loan_id))];
    seen.add(item.loan_id);
    return problems;
  });
}

/** The items that count: PA2 does not take over the figure of a loan it has an error on. */
export function usableItems({ items, problems }: Upload): RepaymentItem[] {
  const wrong = new Set(
    problems.filter(({ severity }) => severity === "error").map(({ loan_id }) => loan_id),
  );
  return items.filter(({ loan_id }) => !wrong.has(loan_id));
}

function loanErrors(item: RepaymentItem, partner: Partner): Problem[] {
  const error = (code: string, details: string): Problem => ({
    loan_id: item.loan_id,
    code: `repayment.${code}`,
    details,
    severity: "error",
  });
  const seeded = partner.loansById.get(item.loan_id);
  if (!seeded) return [error("loan_not_found", `No loan with internal loan ID "${item.loan_id}" was found.`)];

  const { loan } = seeded;
  const errors: Problem[] = [];
  if (!isExpected(seeded)) {
    const details = `Loan "${item.loan_id}" is in status ${loan.status} and cannot receive repayments.`;
    errors.push(error("loan_not_paying_back", details));
  }
  if (item.client_id !== undefined && item.client_id !== loan.internal_client_id) {
    const details = `Client ID "${item.client_id}" does not match the client on loan "${item.loan_id}".`;
    errors.push(error("client_mismatch", details));
  }
  if (compareDecimals(item.amount, loan.loan_local_price) > 0) {
    const limit = `${loan.loan_local_price} ${loan.loan_currency}`;
    errors.push(
      error("amount_too_high", `Amount ${item.amount} is greater than the loan amount of ${limit}.`),
    );
  }
  return errors;
}

function warnings(item: RepaymentItem, seen: ReadonlySet<string>, last: string | undefined): Problem[] {
  const warning = (code: string, details: string): Problem => ({
    loan_id: item.loan_id,
    code: `repayment.${code}`,
    details,
    severity: "warning",
  });
  const found: Problem[] = [];
  if (compareDecimals(item.amount, "0") === 0) {
    found.push(warning("amount_zero", `The amount reported for loan "${item.loan_id}" is zero.`));
  }
  if (last !== undefined && compareDecimals(item.amount, last) < 0) {
    const details = `Amount ${item.amount} is lower than the previously reported amount of ${last}.`;
    found.push(warning("amount_decreased", details));
  }
  if (seen.has(item.loan_id)) {
    found.push(warning("duplicate_loan", `Loan "${item.loan_id}" appears more than once in this upload.`));
  }
  return found;
}

function lastReportedAmounts({ uploads }: Partner): Map<string, string> {
  return new Map(uploads.flatMap(usableItems).map(({ loan_id, amount }) => [loan_id, amount]));
}
