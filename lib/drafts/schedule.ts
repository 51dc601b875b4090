import { addAmounts, currencyDecimals, normalizeAmount, significantDigits } from "@/lib/money";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { MAX_DIGITS } from "@/lib/amounts/amounts";
import { addDays, addMonths, daysBetween, readDate } from "./dates";
import type { Instalment } from "./draft";
import { spreadRepayments, type InterestMethod, type YearlyRate } from "./schedule-spread";
import { readTypedAmount } from "./typed-amount";
import { writeTypedAmount } from "./write-typed-amount";

export const FREQUENCIES = ["weekly", "fortnightly", "monthly", "quarterly", "once"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What a repayment schedule is built from. */
export interface ScheduleTerms {
  /** Plain decimal text with at most the currency's decimals: what has been read, not what was typed. */
  amount: string;
  /** ISO 4217 */
  currency: string;
  /** A whole number; `once` is one payment, whatever stands here. */
  instalments: number;
  frequency: Frequency;
  /** ISO */
  firstDate: string;
  /** "24", "12.5", "12,5 %" */
  annualRatePercent: string;
  method: InterestMethod;
  /** ISO. Only `once` needs it, and only with interest: it runs from here to the payment, a year being 365 days. */
  disbursalDate?: string;
}

export const TERMS_CODES = [
  "terms.amount",
  /** params `least`, `most` */
  "terms.instalments",
  "terms.first-date",
  /** params `most` */
  "terms.rate",
  /** One payment with interest, and no disbursal date before it. */
  "terms.disbursal-date",
] as const;
export type TermsCode = (typeof TERMS_CODES)[number];

export const MOST_PAYMENTS = 240;
const HIGHEST_RATE = 200;

const RATE = /^(\d{1,3})(?:[.,](\d{1,8}))?\s?%?$/;
const PER_YEAR = { weekly: 52n, fortnightly: 26n, monthly: 12n, quarterly: 4n } as const;

/** The amount in the currency's smallest unit; null if it is none. */
function unitsOf(amount: string, decimals: number): bigint | null {
  const text = amount.trim();
  // More decimals than the currency has are a figure that nobody has read yet, zeros or not.
  const fraction = text.split(".")[1] ?? "";
  const plain = fraction.length > decimals ? null : normalizeAmount(text, decimals);
  if (plain === null || significantDigits(plain) > MAX_DIGITS) return null;
  const units = BigInt(plain.replace(".", ""));
  return units > 0n ? units : null;
}

/** The yearly rate as an exact fraction; null if it is no percentage from 0 to 200. */
function rateOf(text: string): YearlyRate | null {
  const parts = RATE.exec(text.trim());
  if (!parts) return null;
  const [, whole = "", fraction = ""] = parts;
  const over = 100n * 10n ** BigInt(fraction.length);
  const rate = { part: BigInt(whole + fraction), of: over };
  return rate.part * 100n <= BigInt(HIGHEST_RATE) * rate.of ? rate : null;
}

function dateOf(terms: ScheduleTerms, at: number): string {
  const { firstDate, frequency } = terms;
  switch (frequency) {
    case "weekly":
      return addDays(firstDate, 7 * at);
    case "fortnightly":
      return addDays(firstDate, 14 * at);
    case "monthly":
      return addMonths(firstDate, at);
    case "quarterly":
      return addMonths(firstDate, 3 * at);
    case "once":
      return firstDate;
  }
}

function isIsoDate(text: string): boolean {
  const reading = readDate(text);
  return "iso" in reading && reading.iso === text;
}

/** The rate of one period. */
function periodRate(terms: ScheduleTerms, rate: YearlyRate): YearlyRate | null {
  if (terms.frequency !== "once") return { part: rate.part, of: rate.of * PER_YEAR[terms.frequency] };
  if (rate.part === 0n) return rate;
  const { disbursalDate = "", firstDate } = terms;
  const days = isIsoDate(disbursalDate) ? daysBetween(disbursalDate, firstDate) : 0;
  return days > 0 ? { part: rate.part * BigInt(days), of: rate.of * 365n } : null;
}

/** Writes smallest units as a draft's amount text. */
function textOf(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  return writeTypedAmount(decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`);
}

/**
 * A repayment schedule whose principals add up to the amount exactly: all payments are rounded to the currency's
 * smallest unit, and the last one takes what is left. Monthly and quarterly dates keep the first one's day, or take
 * the month's last.
 */
export function buildSchedule(terms: ScheduleTerms): Result<Instalment[], Failure<TermsCode>> {
  const decimals = currencyDecimals(terms.currency);
  const count = terms.frequency === "once" ? 1 : terms.instalments;
  const principal = unitsOf(terms.amount, decimals);
  const rate = rateOf(terms.annualRatePercent);
  if (principal === null) return fail("terms.amount");
  if (!Number.isInteger(count) || count < 1 || count > MOST_PAYMENTS)
    return fail("terms.instalments", { least: 1, most: MOST_PAYMENTS });
  if (!isIsoDate(terms.firstDate)) return fail("terms.first-date");
  if (rate === null) return fail("terms.rate", { most: HIGHEST_RATE });
  const perPeriod = periodRate(terms, rate);
  if (perPeriod === null) return fail("terms.disbursal-date");

  const payments = spreadRepayments(principal, perPeriod, count, terms.method);
  return ok(
    payments.map((payment, at) => ({
      date: dateOf(terms, at),
      principal: textOf(payment.principal, decimals),
      interest: textOf(payment.interest, decimals),
    })),
  );
}

/**
 * What the rows add up to, as plain decimal text; null for no rows, or if a figure cannot be read. A cell of interest
 * that is empty counts as none.
 */
export function scheduleTotals(
  schedule: readonly Instalment[],
  currency: string,
): { principal: string; interest: string } | null {
  const sum = (texts: string[]): string | null => {
    const read = texts.map((text) => readTypedAmount(text, currency, { allowZero: true }));
    const amounts = read.flatMap((amount) => ("amountText" in amount ? [amount.amountText] : []));
    return amounts.length === texts.length ? addAmounts(amounts) : null;
  };
  const none = normalizeAmount("0", currencyDecimals(currency)) ?? "0";
  const principal = sum(schedule.map((row) => row.principal));
  const interest = sum([none, ...schedule.map((row) => row.interest).filter((text) => text.trim() !== "")]);
  return schedule.length === 0 || principal === null || interest === null ? null : { principal, interest };
}
