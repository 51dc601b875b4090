import type { CellProblem } from "./problems";

const SCIENTIFIC = /^\d([.,]\d+)?E\+\d+$/i;

/** Something other than printable ASCII, or a space at an end; nearly every ID has none and is done with at once. */
const ODD = /[^ -~]|^ | $/;

const NO_BREAK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
const LINE_BREAK = /[\n\r\u2028\u2029\u0085]/g;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** The ID without what cannot be seen: odd spaces become ordinary ones, those around it and the rest go. */
export function cleanId(text: string): string {
  if (!ODD.test(text)) return text;
  return text
    .replace(NO_BREAK, " ")
    .replace(/[\t\n\r\u2028\u2029\u0085]/g, " ")
    .replace(INVISIBLE, "")
    .replace(CONTROL, "")
    .trim();
}

/** Longer ones are damaged beyond showing. */
const LONGEST_SHOWN = 200;

/** The text with what cannot be seen made visible: ␣ space at an end, ⍽ no-break space, ⇥ tab, ↵ line break, ▯ the rest. */
export function showHidden(text: string): string {
  return text
    .slice(0, LONGEST_SHOWN)
    .replace(NO_BREAK, "⍽")
    .replace(/\t/g, "⇥")
    .replace(/\r\n/g, "↵")
    .replace(LINE_BREAK, "↵")
    .replace(INVISIBLE, "▯")
    .replace(CONTROL, "▯")
    .replace(/^ +| +$/g, (spaces) => "␣".repeat(spaces.length));
}

const MONTH =
  "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|set|dic|janv|f[eé]vr?|mars|avr|mai|juin|juil|ao[uû]t|d[eé]c";
/** What Excel prints for a date in its English, Spanish and French versions. */
const DATE = new RegExp(
  [
    `^\\d{1,2}[-/. ](?:${MONTH})\\.?(?:[-/. ]\\d{2}(?:\\d{2})?)?$`,
    `^(?:${MONTH})\\.?[-/. ]\\d{2}(?:\\d{2})?$`,
    "^(?:0?[1-9]|[12]\\d|3[01])([-/.])(?:0?[1-9]|[12]\\d|3[01])\\1(?:19|20)?\\d{2}$",
    "^(?:19|20)\\d{2}([-/.])(?:0?[1-9]|1[0-2])\\2(?:0?[1-9]|[12]\\d|3[01])(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?$",
  ].join("|"),
  "i",
);
const MAYBE_DATE = /^[\da-zéû]{1,5}[-/. ]/i;

/** True for what Excel prints where it took an ID for a date. */
export function looksLikeDate(text: string): boolean {
  return text.length <= 20 && MAYBE_DATE.test(text) && DATE.test(text);
}

/**
 * True if dates are the way this column writes its IDs: most of them look like one. `others` are filled in and do not.
 */
export function datesAreTheStyle(texts: Iterable<string>, others = 0): boolean {
  let dates = 0;
  let filled = others;
  for (const text of texts) {
    const id = text.trim();
    if (id === "") continue;
    filled++;
    if (looksLikeDate(id)) dates++;
  }
  return dates > 1 && dates * 2 > filled;
}

/** What the names of months begin with, in all their spellings above. */
const MONTHS_BEGIN = "jfmasonde";

/**
 * True for an ID that needs no examination, as nearly all do: letters and digits of ASCII, - and / between them, and
 * nothing that could be a date. One pass over the characters of `text` between `from` and `to` instead of a parade of patterns.
 */
export function isPlainId(text: string, from = 0, to = text.length): boolean {
  let letters = 0;
  let digits = 0;
  let separators = 0;
  let maybeMonth = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code === 0x2d || code === 0x2f) separators++;
    else {
      const letter = code | 0x20;
      if (letter < 0x61 || letter > 0x7a || code > 0x7a) return false;
      if (letters++ === 0) maybeMonth = MONTHS_BEGIN.includes(String.fromCharCode(letter));
    }
  }
  // Digits alone with separators, or with the name of a month, may be a date; three letters make the shortest name.
  return digits > 0 && (separators === 0 || (letters > 0 && (letters < 3 || !maybeMonth)));
}

/** Without one of these no ID is a date or a number that Excel shortened. */
const SUSPECT = /[-/. +]/;
const NO_PROBLEMS: readonly CellProblem[] = [];

/**
 * Examines one loan or client ID. IDs are text and are never changed here: "0012" and "12" are different loans, and
 * what looks damaged is shown with a suggestion at most.
 */
export function examineId(
  text: string,
  column: "loanId" | "clientId",
  datesAreStyle: boolean,
): readonly CellProblem[] {
  // Nearly every ID is done with here.
  if (text !== "" && !ODD.test(text) && !SUSPECT.test(text)) return NO_PROBLEMS;
  const prefix = column === "loanId" ? "loan-id" : "client-id";
  const clean = cleanId(text);
  if (clean === "") return [{ code: `${prefix}.missing`, params: {} }];
  if (clean.includes("\ufffd")) return [{ code: `${prefix}.lost`, params: { text: clean } }];
  if (SCIENTIFIC.test(clean)) return [{ code: `${prefix}.scientific`, params: { text: clean } }];
  const date = !datesAreStyle && looksLikeDate(clean);
  if (clean === text && !date) return NO_PROBLEMS;
  const problems: CellProblem[] = [];
  if (clean !== text) {
    problems.push({ code: `${prefix}.spaces`, params: { text, shown: showHidden(text) }, fix: clean });
  }
  if (date) problems.push({ code: `${prefix}.date`, params: { text: clean } });
  return problems;
}
