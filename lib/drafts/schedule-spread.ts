export const INTEREST_METHODS = ["flat", "declining-equal", "declining-principal"] as const;
/**
 * - `flat`: interest on the whole amount all along, in equal parts
 * - `declining-equal`: interest on what is still owed, equal payments (an annuity)
 * - `declining-principal`: interest on what is still owed, equal parts of principal
 */
export type InterestMethod = (typeof INTEREST_METHODS)[number];

/** An exact fraction: 12.5 % is 125 of 1000. */
export interface YearlyRate {
  part: bigint;
  of: bigint;
}

interface Payment {
  principal: bigint;
  interest: bigint;
}

/** Rounded half up; neither is negative. */
function divide(number: bigint, by: bigint): bigint {
  return (2n * number + by) / (2n * by);
}

/**
 * The annuity's payment, amount * rate / (1 - (1 + rate)^-count), as one fraction of integers: nothing is rounded
 * before the end.
 */
function equalPayment(amount: bigint, { part, of }: YearlyRate, count: number): bigint {
  if (part === 0n) return amount / BigInt(count);
  const grown = (part + of) ** BigInt(count);
  return divide(amount * part * grown, of * (grown - of ** BigInt(count)));
}

/** Spreads an amount of smallest units over `count` payments at a rate per period; the last takes the rounding. */
export function spreadRepayments(
  amount: bigint,
  rate: YearlyRate,
  count: number,
  method: InterestMethod,
): Payment[] {
  const share = amount / BigInt(count);
  const payment = method === "declining-equal" ? equalPayment(amount, rate, count) : 0n;
  const flat = divide(amount * rate.part * BigInt(count), rate.of);
  const flatShare = flat / BigInt(count);

  const payments: Payment[] = [];
  let owed = amount;
  for (let at = 1; at <= count; at++) {
    const last = at === count;
    const onOwed = divide(owed * rate.part, rate.of);
    const interest = method !== "flat" ? onOwed : last ? flat - flatShare * BigInt(count - 1) : flatShare;
    const wanted = method !== "declining-equal" ? share : payment > onOwed ? payment - onOwed : 0n;
    const principal = last || wanted > owed ? owed : wanted;
    payments.push({ principal, interest });
    owed -= principal;
  }
  return payments;
}
