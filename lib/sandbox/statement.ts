import { usableItems } from "./repayment-problems";
import { isExpected } from "./seed";
import { timeOf } from "./world";
import type { Partner, Statement, Upload, World } from "./world";
import type { SeededLoan } from "./seed";

// The statement of a month: all uploads since the last one was finalized, taken together.

/** The uploads that the next statement will hold. */
export function currentUploads(partner: Partner): Upload[] {
  return partner.uploads.filter(({ finalized }) => finalized === null);
}

/** The loans that PA2 expects in a report. */
export function expectedLoans(partner: Partner): SeededLoan[] {
  return partner.loans.filter(isExpected);
}

/** The expected loans with no usable figure in the current statement. */
export function missingLoans(partner: Partner): SeededLoan[] {
  const reported = new Set(
    currentUploads(partner)
      .flatMap(usableItems)
      .map(({ loan_id }) => loan_id),
  );
  return expectedLoans(partner).filter(({ loan }) => !reported.has(loan.internal_loan_id));
}

/** This month's statement, if it is final. */
export function statementOfMonth(partner: Partner, world: World): Statement | undefined {
  return partner.statements.find(({ month }) => month === monthOf(world));
}

/** Makes the current uploads this month's statement; false if there are none, or the month has one already. */
export function finalize(partner: Partner, world: World): boolean {
  const uploads = currentUploads(partner);
  if (uploads.length === 0 || statementOfMonth(partner, world)) return false;
  const month = monthOf(world);
  const reported = expectedLoans(partner).length - missingLoans(partner).length;
  for (const upload of uploads) upload.finalized = month;
  partner.statements.push({ month, time: timeOf(world), reported });
  return true;
}

function monthOf(world: World): string {
  return timeOf(world).slice(0, 7);
}
