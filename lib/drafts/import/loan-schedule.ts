import { addAmounts, compareAmounts } from "@/lib/money";
import type { Instalment } from "@/lib/drafts/draft";
import { buildSchedule, scheduleTotals } from "@/lib/drafts/schedule";
import { readTypedAmount } from "@/lib/drafts/typed-amount";
import { readFrequency, readInterestMethod } from "./cell-words";
import { sharedText, type Gathered, type MisRow } from "./gather";
import type { Told } from "./imported";
import { settledDate } from "./settle-dates";

/** What the file's columns and the rest of the draft say, settled. */
export interface ScheduleSource {
  loan: Gathered;
  currency: string;
  /** The borrowers' amounts, in the rows' order. */
  amounts: string[];
  disbursalDate: string;
  /** Of the column of first dates. */
  monthFirst: boolean;
  /** A row's own schedule columns. */
  ownSchedule(row: MisRow): Instalment[];
}

/** All amounts together as plain decimal text; null while one of them cannot be read. */
function totalOf(amounts: readonly string[], currency: string): string | null {
  const read = amounts.map((amount) => readTypedAmount(amount, currency));
  const texts = read.flatMap((amount) => ("amountText" in amount ? [amount.amountText] : []));
  return texts.length === read.length ? addAmounts(texts) : null;
}

function adds(schedule: Instalment[], amount: string | null, currency: string): boolean {
  const total = scheduleTotals(schedule, currency);
  return total !== null && amount !== null && compareAmounts(total.principal, amount) === 0;
}

/** Several borrowers' instalments of the same dates, added up. */
function addUp(schedules: Instalment[][], currency: string): Instalment[] {
  const first = schedules[0] ?? [];
  return first.map(({ date }, at) => {
    const cells = schedules.flatMap((schedule) => schedule[at] ?? []);
    const sum = scheduleTotals(cells, currency);
    return { date, principal: sum?.principal ?? "", interest: sum?.interest ?? "" };
  });
}

/**
 * A group's schedule from the rows' columns: one that all share, or the borrowers' own added up, if each adds up to
 * the borrower's own amount.
 */
function scheduleFromColumns(source: ScheduleSource, told: Told): Instalment[] {
  const { loan, currency, amounts } = source;
  const all = loan.rows.map((row) => source.ownSchedule(row));
  const at = all.findIndex((schedule) => schedule.length > 0);
  const [first, firstRow] = [all[at], loan.rows[at]];
  if (!first || !firstRow || loan.rows.length === 1) return first ?? [];
  if (adds(first, totalOf(amounts, currency), currency)) return first;

  const dates = JSON.stringify(first.map(({ date }) => date));
  const own = all.every(
    (schedule, index) =>
      JSON.stringify(schedule.map(({ date }) => date)) === dates &&
      adds(schedule, totalOf([amounts[index] ?? ""], currency), currency) &&
      scheduleTotals(schedule, currency) !== null,
  );
  if (own) {
    told.note(firstRow.row, "schedule.added-up", { count: all.length });
    return addUp(all, currency);
  }
  all.forEach((schedule, index) => {
    const row = loan.rows[index]?.row ?? 0;
    if (schedule.length === 0 || JSON.stringify(schedule) === JSON.stringify(first)) return;
    told.problem(row, "group.differs", { field: "schedule", text: "", kept: "", keptRow: firstRow.row });
  });
  return first;
}

const COUNT = /^(\d{1,4})(?:[.,]0+)?(?:\s*(\p{L}+))?$/u;

/** "12 months" says the frequency, too. */
function readCount(text: string): { count: number; unit: string } {
  const parts = COUNT.exec(text);
  return { count: parts ? Number(parts[1]) : Number.NaN, unit: parts?.[2] ?? "" };
}

/** A cell of percent holds 0.185 where Excel shows 18.5 %; nobody lends at less than one percent a year. */
function wholePercent(rate: string): string | null {
  const digits = /^0[.,](\d+)$/.exec(rate)?.[1]?.padEnd(3, "0");
  return digits && /[1-9]/.test(digits) ? `${Number(digits.slice(0, 2))}.${digits.slice(2)}` : null;
}

function scheduleFromTerms(source: ScheduleSource, told: Told): Instalment[] {
  const { loan, currency } = source;
  const row = loan.rows[0].row;
  const term = (field: string) => sharedText(loan, field, told).text;
  const [instalments, firstDate] = [term("instalments"), term("firstDate")];
  if (instalments === "" && firstDate === "") return [];

  const { count, unit } = readCount(instalments);
  const assume = <Value extends string>(field: string, value: Value): Value => {
    told.note(row, "terms.assumed", { field, value });
    return value;
  };
  const frequencyText = term("frequency");
  const frequency = frequencyText === "" ? readFrequency(unit) : readFrequency(frequencyText);
  if (frequency === null && frequencyText !== "") {
    told.problem(row, "frequency.unknown", { text: frequencyText });
    return [];
  }
  const rate = term("annualRate");
  const percent = rate === "" ? "0" : wholePercent(rate);
  const methodText = term("interestMethod");
  const method = readInterestMethod(methodText);
  if (method === null && methodText !== "") {
    told.problem(row, "method.unknown", { text: methodText });
    return [];
  }
  const built = buildSchedule({
    amount: totalOf(source.amounts, currency) ?? "",
    currency,
    instalments: count,
    frequency: frequency ?? assume("frequency", "monthly"),
    firstDate: settledDate(firstDate, source.monthFirst),
    annualRatePercent: percent === null ? rate : assume("annualRate", percent),
    method: method ?? (/[1-9]/.test(rate) ? assume("interestMethod", "flat") : "flat"),
    disbursalDate: source.disbursalDate,
  });
  if (!built.ok) {
    told.problem(row, built.failure.code, built.failure.params);
    return [];
  }
  told.note(row, "schedule.built", { count: built.value.length });
  return built.value;
}

/** The schedule of a loan: from its columns, else from its terms; empty if the file says nothing. */
export function loanSchedule(source: ScheduleSource, told: Told): Instalment[] {
  const fromColumns = scheduleFromColumns(source, told);
  return fromColumns.length > 0 ? fromColumns : scheduleFromTerms(source, told);
}
