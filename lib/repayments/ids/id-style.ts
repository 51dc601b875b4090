import { hasOwnAlphabet, hasOwnSeparators } from "./id-damage";
import { LOWER, looksLikeDate, PLAIN, plainKinds, UPPER } from "./ids";

/** How a column writes its IDs: what is odd in one of them shows only beside the others. */
export interface IdStyle {
  /** Most look like dates: that is their way here. */
  dates: boolean;
  /** All-digit IDs have this many digits, zeros in front among them; 0 where they have no such rule. */
  width: number;
  /** True if some all-digit IDs are shorter than that. */
  hasShorter: boolean;
  /** Nearly all hold a digit. */
  digits: boolean;
  /** Points or commas belong to them: some have them where no number format puts any. */
  separators: boolean;
  /** They are of another alphabet: some hold letters of it that look like none of the usual ones. */
  foreign: boolean;
  /** Both capitals and small letters stand in them, or letters beyond ASCII: some may differ by nothing else. */
  mixedCase: boolean;
}

const LONGEST = 40;
const HAS_DIGIT = /\p{N}/u;
const BEYOND_ASCII = /[^\u0000-\u007f]/;
const HAS_UPPER = /[A-Z]/;
const HAS_LOWER = /[a-z]/;
const ZERO = 0x30;

/** Looks at the IDs of a column one after the other, and keeps only those that are not plain. */
export class IdSurvey {
  private readonly odd: string[] = [];
  private plain = 0;
  /** Of the plain IDs. */
  private kinds = 0;
  /** How many all-digit IDs there are of each length, and how many of them begin with a zero. */
  private readonly lengths = new Array<number>(LONGEST).fill(0);
  private readonly padded = new Array<number>(LONGEST).fill(0);

  /** Takes the ID in `text` between `from` and `to` if it is plain by itself; false if it is not. */
  addPlain(text: string, from = 0, to = text.length): boolean {
    const kinds = plainKinds(text, from, to);
    if (kinds === 0) return false;
    this.plain++;
    this.kinds |= kinds;
    const length = to - from;
    if (kinds === PLAIN && length < LONGEST) {
      this.lengths[length] = (this.lengths[length] ?? 0) + 1;
      if (length > 1 && text.charCodeAt(from) === ZERO) this.padded[length] = (this.padded[length] ?? 0) + 1;
    }
    return true;
  }

  /** Takes an ID that is not plain. */
  addOdd(text: string): void {
    this.odd.push(text);
  }

  /** The digits that all-digit IDs have by rule. */
  private width(): number {
    const { lengths, padded } = this;
    const width = padded.findIndex((count) => count > 0);
    if (width === -1 || padded.some((count, length) => length !== width && count > 0)) return 0;
    const longer = lengths.slice(width + 1).some((count) => count > 0);
    const own = lengths[width] ?? 0;
    return !longer && own >= 2 && own > this.shorterThan(width) ? width : 0;
  }

  private shorterThan(width: number): number {
    return this.lengths.slice(0, width).reduce((sum, count) => sum + count, 0);
  }

  style(): IdStyle {
    let filled = this.plain;
    let withDigit = this.plain;
    let dates = 0;
    let foreign = false;
    let separators = false;
    let isHigh = false;
    let { kinds } = this;
    for (const text of this.odd) {
      const id = text.trim();
      if (id === "") continue;
      filled++;
      if (!HAS_DIGIT.test(id)) continue;
      withDigit++;
      if (HAS_UPPER.test(id)) kinds |= UPPER;
      if (HAS_LOWER.test(id)) kinds |= LOWER;
      if (looksLikeDate(id)) dates++;
      if (!separators && hasOwnSeparators(id)) separators = true;
      if (!BEYOND_ASCII.test(id)) continue;
      isHigh = true;
      foreign ||= hasOwnAlphabet(id);
    }
    const width = this.width();
    return {
      dates: dates > 1 && dates * 2 > filled,
      width,
      hasShorter: this.shorterThan(width) > 0,
      digits: withDigit >= 2 && (filled - withDigit === 1 || withDigit >= filled * 0.8),
      separators,
      foreign,
      mixedCase: isHigh || (kinds & (UPPER | LOWER)) === (UPPER | LOWER),
    };
  }
}

/** Looks at all IDs of a column. */
export function idStyleOf(texts: Iterable<string>): IdStyle {
  const survey = new IdSurvey();
  for (const text of texts) if (!survey.addPlain(text)) survey.addOdd(text);
  return survey.style();
}
