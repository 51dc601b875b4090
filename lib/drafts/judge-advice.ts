import { addAmounts, compareAmounts, normalizeAmount } from "@/lib/money";
import { daysBetween } from "./dates";
import { sumOf, type DraftReading } from "./draft-reading";
import { draftProblem, type DraftProblem } from "./problems";

/** PA2's wording: "less than 30 days in the past and no more than 90 days in the future" (domain.md, 5). */
const PAST_DAYS = 30;
const FUTURE_DAYS = 90;
/** PA2: "The loan amount must be more than $5 USD to post the loan on Kiva." */
const LEAST_DOLLARS = 5;

/** Advice on amounts, dates, the schedule and the group. `today` is an ISO date. */
export function moneyAdvice(reading: DraftReading, today: string): DraftProblem[] {
  return [
    ...disbursalAdvice(reading, today),
    ...groupAdvice(reading),
    ...smallAmount(reading),
    ...repeatedLoanIds(reading),
    ...scheduleSum(reading),
    ...scheduleDates(reading),
  ];
}

function disbursalAdvice({ disbursal }: DraftReading, today: string): DraftProblem[] {
  if (disbursal === null) return [];
  const days = daysBetween(today, disbursal);
  if (days <= -PAST_DAYS) return [draftProblem("disbursal.past", "disbursalDate", { days: -days })];
  return days > FUTURE_DAYS ? [draftProblem("disbursal.future", "disbursalDate", { days })] : [];
}

function groupAdvice({ draft, borrowers }: DraftReading): DraftProblem[] {
  if (draft.loanType === "individual" || borrowers.length === 0) return [];
  const nobodyPictured = borrowers.every(({ notPictured }) => notPictured);
  return [
    ...(borrowers.length === 1 ? [draftProblem("group.one-borrower", "borrowers")] : []),
    ...(nobodyPictured ? [draftProblem("group.nobody-pictured", "borrowers")] : []),
  ];
}

function smallAmount({ lists, currency, total, borrowers, draft }: DraftReading): DraftProblem[] {
  const rate = currency === "USD" ? "1" : lists?.usdRates[currency];
  if (total === null || rate === undefined || !/^\d+(\.\d+)?$/.test(rate) || !/[1-9]/.test(rate)) return [];
  const least = addAmounts(Array.from({ length: LEAST_DOLLARS }, () => rate));
  if (compareAmounts(total, least) > 0) return [];
  const at = draft.borrowers.length === 1 ? `borrowers.${borrowers[0]?.at ?? 0}.amount` : "borrowers";
  return [draftProblem("amount.small", at, { amount: total, currency, usd: inDollars(total, rate) })];
}

/** For showing only, so to the nearest cent. */
function inDollars(amount: string, rate: string): string {
  const decimals = Math.max(...[amount, rate].map((text) => text.split(".")[1]?.length ?? 0));
  const units = (text: string) => BigInt((normalizeAmount(text, decimals) ?? "0").replace(".", ""));
  const per = units(rate);
  const cents = ((units(amount) * 200n + per) / (per * 2n)).toString().padStart(3, "0");
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
}

function repeatedLoanIds({ borrowers }: DraftReading): DraftProblem[] {
  const first = new Map<string, number>();
  return borrowers.flatMap(({ at, borrower }) => {
    const loanId = borrower.loanId.trim();
    const other = first.get(loanId);
    if (other === undefined) first.set(loanId, at);
    if (loanId === "" || other === undefined) return [];
    return [draftProblem("borrower.loan-id-twice", `borrowers.${at}.loanId`, { loanId, other: other + 1 })];
  });
}

function scheduleSum({ rows, total, currency }: DraftReading): DraftProblem[] {
  const isComplete = rows.every(({ date, interest }) => date !== null && interest !== null);
  const sum = sumOf(rows.map(({ principal }) => principal));
  if (!isComplete || sum === null || total === null || compareAmounts(sum, total) === 0) return [];
  return [draftProblem("schedule.sum", "schedule", { sum, amount: total, currency })];
}

function scheduleDates({ rows, disbursal }: DraftReading): DraftProblem[] {
  return rows.flatMap(({ at, date }, position) => {
    if (date === null) return [];
    const where = `schedule.${at}.date`;
    const above = rows[position - 1]?.date ?? null;
    return [
      ...(disbursal !== null && date < disbursal
        ? [draftProblem("schedule.before-disbursal", where, { date, disbursal })]
        : []),
      ...(above !== null && date <= above ? [draftProblem("schedule.order", where)] : []),
    ];
  });
}
