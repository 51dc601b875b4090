import type { ExpectedIndex } from "./expected-index";
import { type Family, type Match, type MatchReason, NO_MATCHES } from "./match";
import { inNumberOrder, readScientific, type Scaled } from "./number-order";

/** As many significant digits as spreadsheets keep of a number. */
const KEPT_DIGITS = 15;

/** The loans whose numbers, rounded half up to as many digits as `shown` has, are `shown`. */
function roundedTo(index: ExpectedIndex, shown: Scaled, reason: MatchReason): readonly Match[] {
  const hundredfold = BigInt(shown.digits) * 100n;
  const power = shown.power - 2;
  // Below 1.00E+06 the numbers have a digit less before the point, and one more behind it: 999500 is 1.00E+06.
  const below = /^10*$/.test(shown.digits) ? 5n : 50n;
  // What a spreadsheet cuts off behind its last digit is not rounded by Excel, but is by Google's and LibreOffice.
  const above = shown.digits.length < KEPT_DIGITS ? 50n : 100n;
  const from = { digits: String(hundredfold - below), power };
  return index.once(inNumberOrder).between(from, { digits: String(hundredfold + above), power }, reason);
}

function withoutZerosInFront(digits: string): string {
  return digits.replace(/^0+/, "");
}

/** The number of digits that a spreadsheet keeps, of one that has more. */
function kept({ digits, power }: Scaled): Scaled {
  const more = digits.length - KEPT_DIGITS;
  const tenfold = BigInt(digits.slice(0, KEPT_DIGITS + 1));
  return { digits: String((tenfold + 5n) / 10n), power: power + more };
}

/**
 * The loans of which `digits` may be what a spreadsheet has left: it keeps 15 digits, and zeros behind them. Empty for
 * shorter ones, and for those whose other digits are there.
 */
export function cutOff(index: ExpectedIndex, digits: string): readonly Match[] {
  const number = withoutZerosInFront(digits);
  const rest = number.slice(KEPT_DIGITS);
  if (rest === "" || /[1-9]/.test(rest)) return NO_MATCHES;
  return roundedTo(index, { digits: number.slice(0, KEPT_DIGITS), power: rest.length }, "number");
}

/**
 * `1.04E+06`: the digits that are shown decide, whatever the format behind them; zeros in front of the ID count for
 * nothing. Where no sign shows that a program wrote it (`12E5`) it is an ID of its own.
 */
export const scientific: Family = (index, { plain }) => {
  const read = readScientific(plain);
  if (!read || !(read.isSigned || read.hasDecimals)) return NO_MATCHES;
  const shown = { digits: withoutZerosInFront(read.digits), power: read.power };
  if (shown.digits === "") return NO_MATCHES;
  if (shown.digits.length <= KEPT_DIGITS) return roundedTo(index, shown, "scientific");
  // More digits than spreadsheets show are those of a program that keeps 64 bits, or of what Excel stores in a file.
  const same = index.once(inNumberOrder).sameFloat(shown, "scientific");
  return same.length > 0 ? same : roundedTo(index, kept(shown), "scientific");
};
