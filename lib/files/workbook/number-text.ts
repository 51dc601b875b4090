const PLAIN = /^-?\d+(?:\.\d+)?$/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?$/;
/** Excel reckons with no more; what a file holds beyond them is noise of binary fractions (`5.0999999999999996`). */
const DIGITS = 15;

function significant(text: string): number {
  // Nearly every number is done with here.
  if (text.length <= DIGITS) return 0;
  return text
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+/, "").length;
}

/**
 * A number as it is stored, in plain digits with a point: `123456789012` whatever its column is wide, `1042970` for
 * the `1.04297E6` of other programs, `5.1` for `5.0999999999999996`. What is too large or too small to be written out
 * stays in scientific notation: digits of it are lost, and whoever reads it must see that. Null for what is no number.
 */
export function numberText(stored: string): string | null {
  if (/^-?\d+$/.test(stored)) return stored;
  if (!NUMBER.test(stored)) return null;
  const number = Number(stored);
  if (!Number.isFinite(number)) return stored;
  if (number === 0) return "0";
  const size = Math.abs(number);
  if (size >= 1e15 || size < 1e-6) return stored;
  if (PLAIN.test(stored) && significant(stored) <= DIGITS) return withoutZeros(stored);
  return withoutZeros(number.toPrecision(DIGITS));
}

function withoutZeros(text: string): string {
  return text.endsWith("0") && text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

const DAY_MS = 86_400_000;
/** The last day that Excel knows: 31 December 9999. */
const LAST_DAY = 2_958_465;
const OFFSET_1904 = 1462;

/**
 * The text of a date's number: `2026-12-24`, with `08:30` if there is a time of day, which alone is a number below 1.
 * Null for what is no date. `is1904`: days are counted from 1904, as old Macs did.
 */
export function dateText(stored: string, is1904: boolean): string | null {
  const serial = Number(stored) + (is1904 ? OFFSET_1904 : 0);
  if (!(serial >= 0) || serial >= LAST_DAY + 1) return null;
  const minutes = Math.round((serial % 1) * 1440);
  const time = minutes > 0 && minutes < 1440 ? clock(minutes) : "";
  const days = Math.floor(serial) + (minutes === 1440 ? 1 : 0);
  if (Number(stored) < 1) return clock(minutes % 1440);
  // Excel believes in a 29 February 1900, which is day 60: the days before it stand one later.
  const day = new Date((days - 25_569 + (days < 60 ? 1 : 0)) * DAY_MS).toISOString().slice(0, 10);
  const date = days === 60 ? "1900-02-29" : day;
  return time === "" ? date : `${date} ${time}`;
}

/** The same text of a date that is written as one, as the strict form of the format does: `2026-12-24T08:30:00`. */
export function writtenDateText(written: string): string {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(written);
  if (!found) return written;
  const [, day = "", time = "00:00"] = found;
  return time === "00:00" ? day : `${day} ${time}`;
}

function clock(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
