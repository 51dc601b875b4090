import { whoseMark } from "./currency-marks";

/** An amount taken apart: the figure itself, its sign, and the currency written beside it. */
export interface AmountParts {
  /** Digits and separators. */
  digits: string;
  negative: boolean;
  /** The currency mark as written; null if there is none. */
  mark: { text: string; whose: "own" | "other" } | null;
  /** True where signs stood around it that say nothing: quotes, `="..."`, a stroke for the cents (`25.-`). */
  wrapped: boolean;
}

const FAST = /^\d[\d.,]*$/;
const DIGITS = /^[\d.,'\u2018\u2019\u02bc \u00a0\u2007\u2009\u202f]+$/;
/** Space of every kind, and characters that cannot be seen: around a figure they mean nothing. */
const AROUND = /^[\s\u200b-\u200f\u2060\ufeff\u00ad]+|[\s\u200b-\u200f\u2060\ufeff\u00ad]+$/g;
const MINUS = /^[-\u2212\u2013]/;
const MINUS_AFTER = /[-\u2212\u2013]$/;
const MARK_BEFORE =
  /^((?:F[\s\u00a0\u202f.]?CFA|[\p{L}\p{Sc}/]{1,8})(?:(?<=[\p{L}/])\.)?)[\s\u00a0\u202f]*(?=[\d.,(+\-\u2212\u2013])/u;
const MARK_AFTER =
  /(?<=[\d.,)\-\u2212\u2013])[\s\u00a0\u202f]*([\p{L}\p{Sc}]{1,8}\.?|F[\s\u00a0\u202f.]?CFA\.?|S\/\.?|\/[=-])$/u;

/** What keeps a spreadsheet from touching a cell, around the whole of it. */
const WRAPPED =
  /^=?["'\u2018-\u201f\u00ab\u00bb]+=?(.*?)["'\u2018-\u201f\u00ab\u00bb]*$|^=(.+)$|^(.+?)["\u201c-\u201f]+$/su;
/** `25.-`, `25,--`: a stroke where the cents would stand. */
const STROKE = /(?<=\d)([.,])[-\u2013\u2014]{1,2}$/;

/** Longer texts are notes, not amounts. */
const LONGEST = 100;

function trimAround(text: string): string {
  return text.replace(AROUND, "");
}

/** One layer taken off the text, or null if there is none left. */
function peel(text: string, parts: AmountParts, currency: string): string | null {
  const mark = MARK_BEFORE.exec(text) ?? MARK_AFTER.exec(text);
  if (mark) {
    const sign = mark[1] ?? "";
    const whose = whoseMark(sign, currency);
    if (whose === null) return null;
    if (parts.mark?.whose !== "other") parts.mark = { text: sign.replace(/\s/g, ""), whose };
    return mark.index === 0 ? text.slice(mark[0].length) : text.slice(0, mark.index);
  }
  const stroke = STROKE.exec(text);
  if (stroke) {
    parts.wrapped = true;
    // A comma before the stroke is the decimal sign, which must not get lost; a point may be no more than its ending.
    return `${text.slice(0, stroke.index)}${stroke[1] === "," ? ",00" : ""}`;
  }
  const inner = WRAPPED.exec(text);
  if (inner) {
    parts.wrapped = true;
    return inner[1] ?? inner[2] ?? inner[3] ?? "";
  }
  const enclosed = text.startsWith("(") && text.endsWith(")");
  if (enclosed || MINUS.test(text) || MINUS_AFTER.test(text)) {
    if (parts.negative) return null;
    parts.negative = true;
    return enclosed ? text.slice(1, -1) : MINUS.test(text) ? text.slice(1) : text.slice(0, -1);
  }
  return text.startsWith("+") ? text.slice(1) : null;
}

/** Digits and separators only; an apostrophe in front separates nothing. */
function isBare(text: string): boolean {
  return DIGITS.test(text) && !/^['\u2018\u2019]/.test(text);
}

/** Takes an amount apart; null if there is anything in it that is neither figure, sign nor currency. */
export function takeApart(text: string, currency: string): AmountParts | null {
  if (FAST.test(text)) return { digits: text, negative: false, mark: null, wrapped: false };
  if (text.length > LONGEST) return null;
  const parts: AmountParts = { digits: "", negative: false, mark: null, wrapped: false };
  let rest = trimAround(text);
  // Quotes, sign, brackets, currency before and after: never more layers than these.
  for (let layer = 0; layer < 6 && !isBare(rest); layer++) {
    const peeled = peel(rest, parts, currency);
    if (peeled === null) return null;
    rest = trimAround(peeled);
  }
  if (!isBare(rest) || !/\d/.test(rest)) return null;
  parts.digits = rest;
  return parts;
}
