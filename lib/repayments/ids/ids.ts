import { noIdReason, numberShape, plainLetters, plainNumber, unwrapId } from "./id-damage";
import { cleanId, showHidden } from "./hidden-characters";
import type { IdStyle } from "./id-style";
import { MONTH_WORDS } from "./month-words";
import { readsLikeFooter } from "@/lib/files/footer-text";
import type { CellProblem } from "../problems";

const SCIENTIFIC = /^\d([.,]\d+)?E\+\d+$/i;

const MONTH = MONTH_WORDS.flat().join("|");
/** What Excel prints for a date in its English, Spanish, French, Portuguese and German versions. */
const DATE = new RegExp(
  [
    `^\\d{1,2}(?:[-/. ]|\\. )(?:${MONTH})\\.?(?:[-/. ]\\d{2}(?:\\d{2})?)?$`,
    `^(?:${MONTH})\\.?[-/. ]\\d{2}(?:\\d{2})?$`,
    "^(?:0?[1-9]|[12]\\d|3[01])([-/.])(?:0?[1-9]|[12]\\d|3[01])\\1(?:19|20)?\\d{2}$",
    "^(?:19|20)\\d{2}([-/.])(?:0?[1-9]|1[0-2])\\2(?:0?[1-9]|[12]\\d|3[01])(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?$",
  ].join("|"),
  "i",
);
const MAYBE_DATE = /^[\da-zäéû]{1,5}[-/. ]/i;

/** True for what Excel prints where it took an ID for a date. */
export function looksLikeDate(text: string): boolean {
  return text.length <= 30 && MAYBE_DATE.test(text) && DATE.test(text);
}

/** What the names of months begin with, in all their spellings. */
const MONTHS_BEGIN = "jfmasonde";

/** What a plain ID holds besides digits, as bits; 0 is no plain ID. */
export const PLAIN = 1;
export const UPPER = 2;
export const LOWER = 4;
const SEPARATED = 8;

/**
 * Looks at an ID that may need no examination, as nearly all do: letters and digits of ASCII, - and / between them, and
 * nothing that could be a date. One pass over the characters of `text` between `from` and `to` instead of a parade of patterns.
 */
export function plainKinds(text: string, from = 0, to = text.length): number {
  let kinds = PLAIN;
  let letters = 0;
  let digits = 0;
  let maybeMonth = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code === 0x2d || code === 0x2f) kinds |= SEPARATED;
    else {
      const letter = code | 0x20;
      if (letter < 0x61 || letter > 0x7a || code > 0x7a) return 0;
      kinds |= code === letter ? LOWER : UPPER;
      if (letters++ === 0) maybeMonth = MONTHS_BEGIN.includes(String.fromCharCode(letter));
    }
  }
  // Digits alone with separators, or with the name of a month, may be a date; three letters make the shortest name.
  const isPlain = digits > 0 && (!(kinds & SEPARATED) || (letters > 0 && (letters < 3 || !maybeMonth)));
  return isPlain ? kinds : 0;
}

/** True for an ID that needs no examination, whatever the others are. */
export function isPlainId(text: string, from = 0, to = text.length): boolean {
  return plainKinds(text, from, to) !== 0;
}

const STARTS_WITH_DIGIT = /^\d/;
const BEYOND_ASCII = /[^\u0000-\u007f]/;
const ALL_DIGITS = /^\d+$/;
const HAS_DIGIT = /\p{N}/u;
const NO_PROBLEMS: readonly CellProblem[] = [];

type Found = Pick<CellProblem, "params" | "fix"> & { kind: string };

/** The zeros in front that the other IDs of the column have and this one has not. */
function lostZeros(id: string, { width }: IdStyle): Found | null {
  if (id.length >= width || !ALL_DIGITS.test(id)) return null;
  return { kind: "zeros", params: { text: id, width }, fix: id.padStart(width, "0") };
}

/** What is wrong with a visible ID: the first of what can be said. */
function damage(id: string, column: "loanId" | "clientId", style: IdStyle): Found | null {
  const inner = unwrapId(id);
  if (inner !== null) return { kind: "wrapped", params: { text: id }, fix: inner };
  if (!style.dates && looksLikeDate(id)) return { kind: "date", params: { text: id } };
  const shape = style.separators || !STARTS_WITH_DIGIT.test(id) ? null : numberShape(id);
  if (shape !== null) {
    const plain = plainNumber(id);
    const fix = plain?.padStart(style.width, "0");
    const found = { kind: "number", params: { text: id, reason: shape } };
    return fix === undefined ? found : { ...found, fix };
  }
  const letters = style.foreign || !BEYOND_ASCII.test(id) ? null : plainLetters(id);
  if (letters !== null) return { kind: "letters", params: { text: id }, fix: letters };
  const isWord = column === "loanId" && ((style.digits && !HAS_DIGIT.test(id)) || readsLikeFooter(id));
  return isWord ? { kind: "words", params: { text: id } } : lostZeros(id, style);
}

/**
 * Examines one loan or client ID beside the others of its column. IDs are text and are never changed here: "0012" and
 * "12" are different loans, and what looks damaged is shown with a suggestion at most.
 */
export function examineId(
  text: string,
  column: "loanId" | "clientId",
  style: IdStyle,
): readonly CellProblem[] {
  // Nearly every ID is done with here.
  if (text.length >= style.width && isPlainId(text)) return NO_PROBLEMS;
  const prefix = column === "loanId" ? "loan-id" : "client-id";
  const clean = cleanId(text);
  if (clean === "") return [{ code: `${prefix}.missing`, params: {} }];
  if (clean.includes("\ufffd")) return [{ code: `${prefix}.lost`, params: { text: clean } }];
  if (SCIENTIFIC.test(clean)) return [{ code: `${prefix}.scientific`, params: { text: clean } }];
  const reason = noIdReason(clean);
  if (reason !== null) return [{ code: `${prefix}.none`, params: { text: clean, reason } }];
  const found = damage(clean, column, style);
  if (clean === text && found === null) return NO_PROBLEMS;
  const problems: CellProblem[] = [];
  if (clean !== text) {
    problems.push({ code: `${prefix}.spaces`, params: { text, shown: showHidden(text) }, fix: clean });
  }
  if (found) {
    const { kind, ...said } = found;
    problems.push({ code: `${prefix}.${kind}` as CellProblem["code"], ...said });
  }
  return problems;
}
