import { dateText } from "@/lib/files/workbook/number-text";
import { looksLikeDate } from "../ids/ids";
import { monthNamed } from "../ids/month-words";

/** A day as far as a text says which. Years below 100 are said with two digits. */
export interface SaidDate {
  month: number;
  day: number | null;
  year: number | null;
}

const NUMERIC = /^(\d{1,4})[-/.](\d{1,4})(?:[-/.](\d{1,4}))?$/;
const TIME = /[ T]\d{1,2}:\d{2}.*$/;
const PARTS = /\d+|\p{L}+/gu;
const BETWEEN_PARTS = /^[-/., ]*$/;
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isYear(text: string): boolean {
  return text.length === 2 || (text.length === 4 && text >= "1900");
}

/** The day or month that digits say; 0, which is neither, for more than two of them. */
function small(text: string): number {
  return text.length <= 2 ? Number(text) : 0;
}

/** The date of these parts if there can be such a day; no day where none is said. */
function dateOf(dayText: string | null, month: number, yearText: string | null): SaidDate[] {
  const day = dayText === null ? null : small(dayText);
  const isDay = day === null || (day >= 1 && day <= (LONGEST_MONTHS[month - 1] ?? 0));
  const hasYear = yearText === null || isYear(yearText) || yearText.length === 1;
  return isDay && hasYear ? [{ month, day, year: yearText === null ? null : Number(yearText) }] : [];
}

/** Digits alone: two or three of them, in whatever order the country has. */
function numericDates(first: string, second: string, third: string | null): SaidDate[] {
  const dates = dateOf(first, small(second), third);
  if (first !== second) dates.push(...dateOf(second, small(first), third));
  if (third !== null) {
    const isYearFirst = isYear(first) && Number(first) > 31;
    if (isYearFirst) dates.push(...dateOf(third, small(second), first));
    return dates;
  }
  // Of a month alone Excel makes its first day.
  if (isYear(second)) dates.push(...dateOf("1", small(first), second));
  if (first.length === 4) dates.push(...dateOf("1", small(second), first));
  return dates;
}

/** A month's name with one or two numbers around it. `dayOfMonth` is the day where none is said. */
function namedDates(text: string, dayOfMonth: string | null): SaidDate[] {
  const parts = text.match(PARTS) ?? [];
  const at = parts.findIndex((part) => !/^\d/.test(part));
  const month = monthNamed(parts[at] ?? "");
  const numbers = parts.filter((_, place) => place !== at);
  const [first, second] = numbers;
  const isOther = numbers.length > 2 || numbers.some((part) => !/^\d/.test(part));
  if (month === null || first === undefined || isOther || !BETWEEN_PARTS.test(text.replace(PARTS, "")))
    return [];
  if (second !== undefined) {
    const isYearFirst = first.length === 4;
    return isYearFirst ? dateOf(second, month, first) : dateOf(first, month, second);
  }
  const asDay = dateOf(first, month, null);
  const isMaybeYear = isYear(first) && (at === 0 || first.length === 4);
  return isMaybeYear ? [...asDay, ...dateOf(dayOfMonth, month, first)] : asDay;
}

/**
 * The dates that Excel makes of an ID, in whatever language and order of day and month; empty if it leaves the ID
 * alone. Without a year it is the year of the day the file was opened, which nobody knows any more: null.
 */
export function datesOfId(bare: string): SaidDate[] {
  const [, first, second, third = null] = NUMERIC.exec(bare) ?? [];
  if (first !== undefined && second !== undefined) return numericDates(first, second, third);
  return /^[\d\p{L}]/u.test(bare) && bare.length <= 20 ? namedDates(bare, "1") : [];
}

/** What a text can mean that looks like a date, whatever the time behind it; empty if it does not. */
export function datesShown(plain: string): SaidDate[] {
  const text = plain.replace(TIME, "");
  if (!looksLikeDate(text)) return [];
  const [, first, second, third] = NUMERIC.exec(text) ?? [];
  if (first === undefined || second === undefined || third === undefined) return namedDates(text, null);
  // Where the year comes first the month does before the day.
  return first.length === 4 ? dateOf(third, small(second), first) : numericDates(first, second, third);
}

const COUNTED = /^\d{5}$/;
/** What IDs are written with; five digits that say another year are no date that anybody typed. */
const LIKELY_YEARS = { first: 1980, last: 2079 };

/**
 * The day that a number of days says, `45047` for 1 May 2023: what a spreadsheet hands on of a date whose format is
 * gone. Empty for all that is no such number.
 */
export function datesCounted(plain: string): SaidDate[] {
  if (!COUNTED.test(plain)) return [];
  const [year = 0, month = 0, day = 0] = (dateText(plain, false) ?? "").split("-").map(Number);
  return year >= LIKELY_YEARS.first && year <= LIKELY_YEARS.last ? [{ month, day, year }] : [];
}

/** False only where both say a year and not the same; of one with two digits only these count. */
export function mayBeSameYear(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return true;
  return one < 100 || other < 100 ? one % 100 === other % 100 : one === other;
}
