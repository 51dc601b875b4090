import { currencyDecimals, normalizeAmount, significantDigits } from "@/lib/money";
import { takeApart } from "./amount-parts";
import { ANY_GROUPING, commasOf, type Grouping } from "./grouping";
import { isAmbiguous, readBothWays, type BothReadings, type DecimalSign } from "./number-format";

/** How the amounts of a column are to be read. */
export interface AmountFormat {
  /** null where no figure of the file tells. */
  sign: DecimalSign | null;
  /** True if she was asked and answered: then her answer is taken at its word. */
  asked: boolean;
  currency: string;
  decimals: number;
  grouping: Grouping;
}

/** What can be wrong with one amount; how grave each is says lib/repayments/problems.ts. */
export type AmountProblemCode =
  | "amount.missing"
  | "amount.unreadable"
  | "amount.negative"
  | "amount.zero"
  | "amount.decimals"
  | "amount.digits"
  | "amount.currency-sign"
  | "amount.wrapped"
  | "amount.other-currency"
  | "amount.format";

/** A problem of one amount, before it is set on a row or a field. */
export interface AmountProblem {
  code: AmountProblemCode;
  params: Record<string, string | number>;
  fix?: string;
}

/** One amount as it was read. */
export interface AmountReading {
  /** Its value as plain decimal text, with sign, whatever else is wrong with it; null if it has none. */
  value: string | null;
  /** What can be reported: plain decimal text with exactly the currency's decimals; null if it cannot. */
  amountText: string | null;
  problems: readonly AmountProblem[];
}

/** Beyond this a binary float, which most JSON readers use, may change the last digit. */
export const MAX_DIGITS = 15;

const NO_PROBLEMS: readonly AmountProblem[] = [];
const UNREAD: BothReadings = { withPoint: null, withComma: null };

/** The format for an organization's amounts under a decimal sign. */
export function amountFormat(
  currency: string,
  sign: DecimalSign | null,
  asked: boolean,
  grouping: Grouping = ANY_GROUPING,
): AmountFormat {
  return { sign, asked, currency, decimals: currencyDecimals(currency), grouping };
}

function blocked(code: AmountProblemCode, params: AmountProblem["params"], fix?: string): AmountReading {
  return {
    value: null,
    amountText: null,
    problems: [fix === undefined ? { code, params } : { code, params, fix }],
  };
}

/** The digits and separators of an amount, without sign and currency; "" if it is none. For what a column tells. */
export function bareFigure(text: string, currency: string): string {
  return takeApart(text, currency)?.digits ?? "";
}

/** Both readings of one amount text, for finding out the column's format; other currencies tell nothing. */
export function amountBothWays(text: string, currency: string): BothReadings {
  const parts = takeApart(text, currency);
  return parts && parts.mark?.whose !== "other" ? readBothWays(parts.digits) : UNREAD;
}

const LETTER_AS_DIGIT = /(?<=[\d.,])[oOlI]|[oOlI](?=[\d.,])/;

/** `12,5o0`: a letter typed for the digit that looks like it. */
function letterFix(text: string, currency: string): { letter: string; fix: string } | null {
  let fix = text;
  let letter = "";
  for (let found = LETTER_AS_DIGIT.exec(fix); found; found = LETTER_AS_DIGIT.exec(fix)) {
    letter ||= found[0];
    const digit = found[0].toLowerCase() === "o" ? "0" : "1";
    fix = fix.slice(0, found.index) + digit + fix.slice(found.index + 1);
  }
  if (letter === "") return null;
  const readings = amountBothWays(fix, currency);
  return readings.withPoint !== null || readings.withComma !== null ? { letter, fix } : null;
}

/** What a cell holds instead of an amount, where there is more to say than that. */
function reasonOf(text: string): "hashes" | "scientific" | "dash" | "other" {
  const bare = text.trim();
  if (/^#/.test(bare)) return "hashes";
  if (/^[-+]?\d+(?:[.,]\d+)?E[-+]?\d+$/i.test(bare)) return "scientific";
  return /^[-\u2212\u2013\u2014]+$/.test(bare) ? "dash" : "other";
}

function unreadable(
  text: string,
  reason: "letter" | "ambiguous" | ReturnType<typeof reasonOf>,
  letter = "",
  fix?: string,
): AmountReading {
  return blocked("amount.unreadable", { text, reason, letter }, fix);
}

function isZero(value: string | null): boolean {
  return value !== null && !/[1-9]/.test(value);
}

/** Whether the column's decimal sign is enough for a figure such as `12,500`: see {@link Grouping}. */
function isTold(own: string, readings: BothReadings, { asked, grouping }: AmountFormat): boolean {
  return asked || grouping.trusted || own.includes(".") || !isAmbiguous(readings);
}

/** The reading under the column's sign, or the problem that there is none. */
function chosenReading(
  text: string,
  readings: BothReadings,
  format: AmountFormat,
  negative: boolean,
): string | AmountReading {
  const { withPoint, withComma } = readings;
  if (withPoint === null && withComma === null) return unreadable(text, "other");
  if (format.sign === null) {
    return isAmbiguous(readings) ? unreadable(text, "ambiguous") : ((withPoint ?? withComma) as string);
  }
  const [own, other] = format.sign === "." ? [withPoint, withComma] : [withComma, withPoint];
  if (own !== null) return isTold(own, readings, format) ? own : unreadable(text, "ambiguous");
  // Zero is zero under either sign.
  if (other === null || isZero(other)) return other ?? unreadable(text, "other");
  return blocked(
    "amount.format",
    { text, reason: "sign" },
    (negative ? "-" : "") + other.replace(".", format.sign),
  );
}

/**
 * Reads one amount under the column's format. Nothing is guessed and nothing is rounded. `otherCurrency`: the mark of
 * another currency that the row itself names, in a column of its own.
 */
export function readAmount(
  text: string,
  format: AmountFormat,
  otherCurrency: string | null = null,
): AmountReading {
  if (otherCurrency !== null && text.trim() !== "") {
    return blocked("amount.other-currency", { sign: otherCurrency, currency: format.currency, text });
  }
  const parts = takeApart(text, format.currency);
  if (parts === null) {
    if (text.trim() === "") return blocked("amount.missing", {});
    const letter = text.length <= 100 ? letterFix(text, format.currency) : null;
    return letter ? unreadable(text, "letter", letter.letter, letter.fix) : unreadable(text, reasonOf(text));
  }
  const { mark, negative, digits, wrapped } = parts;
  if (mark?.whose === "other") {
    return blocked("amount.other-currency", { sign: mark.text, currency: format.currency, text });
  }
  const readings = readBothWays(digits);
  const chosen = chosenReading(text, readings, format, negative);
  if (typeof chosen !== "string") return chosen;

  const { sign, grouping } = format;
  if (grouping.commas !== null && (commasOf(digits) ?? grouping.commas) !== grouping.commas) {
    const params = { text, reason: "grouping" };
    return blocked("amount.format", params, (negative ? "-" : "") + chosen.replace(".", sign ?? "."));
  }
  const zero = isZero(chosen);
  const value = negative && !zero ? `-${chosen}` : chosen;
  const stop = (code: AmountProblemCode, params: AmountProblem["params"]): AmountReading => ({
    value,
    amountText: null,
    problems: [{ code, params: { text, ...params } }],
  });
  if (negative && !zero) return stop("amount.negative", {});
  const significant = chosen.length > MAX_DIGITS ? significantDigits(chosen) : 0;
  if (significant > MAX_DIGITS) return stop("amount.digits", { digits: significant, limit: MAX_DIGITS });
  const amountText = normalizeAmount(chosen, format.decimals);
  // `12.000` in a currency with two decimals: nothing would be lost, but twelve thousand may be meant.
  const fraction = chosen.length - chosen.indexOf(".") - 1;
  const doubtful =
    isAmbiguous(readings) && !format.asked && chosen.includes(".") && fraction > format.decimals;
  if (amountText === null || doubtful) {
    return stop("amount.decimals", { decimals: format.decimals, currency: format.currency });
  }

  if (!zero && mark === null && !wrapped) return { value, amountText, problems: NO_PROBLEMS };
  const problems: AmountProblem[] = [];
  if (zero) problems.push({ code: "amount.zero", params: { text } });
  if (mark) problems.push({ code: "amount.currency-sign", params: { text, sign: mark.text }, fix: digits });
  else if (wrapped) problems.push({ code: "amount.wrapped", params: { text }, fix: digits });
  return { value, amountText, problems };
}
