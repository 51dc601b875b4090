import type { DecimalSign } from "./number-format";

/**
 * A figure that says by itself how it is meant, read in one pass over its characters: nearly every amount of nearly
 * every file. Whatever else a cell holds is left to `readAmount`, which has a word for all of it.
 */
export interface PlainFigure {
  /** The sign it can only be read with; null for digits alone, which read the same under both. */
  sign: DecimalSign | null;
  /** Its value in the smallest unit: 1250.5 with two decimals is 125050. */
  units: number;
  /** Written as it will be reported: "1250.50", not "1,250.5". */
  isCanonical: boolean;
}

const ZERO = 0x30;
const POINT = 0x2e;
const COMMA = 0x2c;
/** Within this a binary float counts whole units exactly, with room for the sum of a column. */
const MOST_DIGITS = 12;

/**
 * The figure in `text` (between `from` and `to`), or null if it is none that is plain: no digit group that could be decimals, no zero in front,
 * not zero, no more than `decimals` decimals, nothing beside it.
 */
export function plainFigure(text: string, decimals: number, from = 0, to = text.length): PlainFigure | null {
  const first = from < to ? text.charCodeAt(from) - ZERO : -1;
  if (!(first >= 0 && first <= 9)) return null;
  let units = 0;
  let digits = 0;
  /** Since the last sign. */
  let run = 0;
  let group = 0;
  let sign = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      units = units * 10 + digit;
      digits++;
      run++;
      continue;
    }
    if ((code !== POINT && code !== COMMA) || sign !== 0) return null;
    if (group === 0) {
      // A first sign: of groups or of decimals, as what follows will tell.
      if (digits > 3 || first === 0) sign = code;
      else group = code;
    } else if (run !== 3) return null;
    else if (code !== group) sign = code;
    run = 0;
  }
  if (digits > MOST_DIGITS || digits === 0 || units === 0) return null;
  if (group !== 0 && sign === 0) {
    // One sign only, or several alike: "1.5" has decimals, "1.234" may have or not, "1.234.567" has none.
    if (run === 3 || run === 0) return null;
    if (digits > 3 + run) return null;
    sign = group;
    group = 0;
  }
  if (sign === 0) {
    if (first === 0) return null;
    return { sign: null, units: units * 10 ** decimals, isCanonical: decimals === 0 };
  }
  // "0.234" and "1234.567" can be decimals only, but are more of them than the currency has.
  if (run === 0 || run > decimals) return null;
  if (first === 0 && digits - run > 1) return null;
  return {
    sign: sign === POINT ? "." : ",",
    units: units * 10 ** (decimals - run),
    isCanonical: sign === POINT && group === 0 && run === decimals,
  };
}
