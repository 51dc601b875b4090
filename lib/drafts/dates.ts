/**
 * Dates without a time of day, as ISO text ("2026-12-24"). They are typed, pasted and imported in the ways of three
 * languages, and they go to Kiva as ISO (partner-api/domain.md, 1.2).
 */

export type DateProblemCode = "date.unreadable" | "date.no-such-day" | "date.month-first";

export type DateReading = { iso: string } | { problem: DateProblemCode; params: Record<string, string> };

const DAY_MS = 86_400_000;

/** Excel and databases write midnight behind a date. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const DAY_FIRST = /^(\d{1,2})(?: ?([-/.]) ?| )(\d{1,2})(?: ?([-/.]) ?| )(\d{4}|\d{2})$/;
const NAMED =
  /^(\d{1,2})(?:st|nd|rd|th|er|º)?[-/. ]{0,2}(?:de )?(\p{L}{3,10})\.?(?:,? | ?[-/] ?)?(?:del? )?(\d{4}|\d{2})$/u;
const NAME_FIRST = /^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;

/** Beyond these a year is a slip of the keyboard. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The months in English, Spanish and French, without accents: any beginning that fits one month only will do. */
const MONTHS = [
  "january enero janvier",
  "february febrero fevrier",
  "march marzo mars",
  "april abril avril",
  "may mayo mai",
  "june junio juin",
  "july julio juillet",
  "august agosto aout",
  "september septiembre setiembre septembre",
  "october octubre octobre",
  "november noviembre novembre",
  "december diciembre decembre",
].map((names) => names.split(" "));

function monthOf(word: string): number | null {
  const found = MONTHS.flatMap((names, at) => (names.some((name) => name.startsWith(word)) ? [at + 1] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && month >= 1 && month <= 12 ? date.toISOString().slice(0, 10) : null;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

interface Parts {
  year: number;
  month: number;
  day: number;
  /** Only figures, with the year last: the month may have been put first. */
  figures: boolean;
}

function partsOf(text: string): Parts | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year, , month, day] = yearFirst;
    return { year: Number(year), month: Number(month), day: Number(day), figures: false };
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, day, one, month, other, year = ""] = dayFirst;
    return one === other
      ? { year: fullYear(year), month: Number(month), day: Number(day), figures: true }
      : null;
  }
  const named = NAMED.exec(text);
  const nameFirst = NAME_FIRST.exec(text);
  const [day, name, year] = named
    ? [named[1], named[2], named[3]]
    : [nameFirst?.[2], nameFirst?.[1], nameFirst?.[3]];
  const month = name === undefined ? null : monthOf(name);
  return month === null ? null : { year: fullYear(year ?? ""), month, day: Number(day), figures: false };
}

/**
 * Reads one date: ISO, day first in figures (in every language: the month first is a problem, never a guess), or with
 * the month's name in English, Spanish or French. A year of two digits is of this century.
 */
export function readDate(text: string): DateReading {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
  const parts = partsOf(bare.replace(/\p{L}+/gu, (word) => (word.length > 1 ? word.toLowerCase() : word)));
  const params = { text: text.trim() };
  if (!parts || parts.year < FIRST_YEAR || parts.year > LAST_YEAR)
    return { problem: "date.unreadable", params };
  const { year, month, day, figures } = parts;
  const iso = isoOf(year, month, day);
  if (iso) return { iso };
  const monthFirst = figures ? isoOf(year, day, month) : null;
  return monthFirst
    ? { problem: "date.month-first", params: { ...params, iso: monthFirst } }
    : { problem: "date.no-such-day", params };
}

function timeOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`);
}

/** How many days later the second ISO date is; negative if it is earlier. */
export function daysBetween(isoA: string, isoB: string): number {
  return Math.round((timeOf(isoB) - timeOf(isoA)) / DAY_MS);
}

/** The ISO date so many days later. */
export function addDays(iso: string, days: number): string {
  return new Date(timeOf(iso) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The ISO date so many months later, on the day of the month that was meant (that of `iso` if none is given), or on
 * the month's last day where it is shorter: 31 January and one month is 28 or 29 February.
 */
export function addMonths(iso: string, months: number, dayOfMonth = Number(iso.slice(8, 10))): string {
  const first = new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(dayOfMonth, lastDay) - 1);
}
