/**
 * What systems and spreadsheets make of one ID on its way into a file. Each function answers what the ID probably was,
 * or null; nothing is changed by it.
 */

/** Why there is no ID in a cell that is not empty. */
export type NoIdReason = "hashes" | "error" | "none";

const HASHES = /^#+$/;
const EXCEL_ERROR =
  /^#(?:N\/[AD]|(?:REF|VALUE|NAME|NULL|NUM|DIV\/0|VALEUR|NOM|NOMBRE|NUL|[¡¿]?VALOR|¿NOMBRE|¡REF|¡NUM|¡DIV\/0|¡NULO|SPILL|CALC)[!?]?)$/i;
const NONE =
  /^(?:\(?null\)?|nil|none|nan|undefined|n\/?a|n\/d|s\/n|s\/d|nulo|ninguno|aucun|néant|neant|-+|\?+)$/i;

/** `########`, `#N/A`, `NULL`: what stands there is no ID. */
export function noIdReason(text: string): NoIdReason | null {
  if (text.startsWith("#")) return HASHES.test(text) ? "hashes" : EXCEL_ERROR.test(text) ? "error" : null;
  return text.length <= 10 && NONE.test(text) ? "none" : null;
}

const QUOTES_BEFORE = /^=?["'`´\u2018-\u201f«»‹›]+=?\s*/;
const QUOTES_AFTER = /["'`´\u2018-\u201f«»‹›]+$/;

/** `="0012"`, `'0012`, `"0012"`: signs that keep a spreadsheet from touching an ID, and are no part of it. */
export function unwrapId(text: string): string | null {
  if (!QUOTES_BEFORE.test(text) && !QUOTES_AFTER.test(text)) return null;
  const inner = text.replace(QUOTES_BEFORE, "").replace(QUOTES_AFTER, "").trim();
  return inner === text || inner === "" ? null : inner;
}

const DECIMAL_ZERO = /^(\d+)[.,]0{1,2}$/;
const GROUPED = /^[1-9]\d{0,2}([,.'\u2019 \u202f])\d{3}(?:\1\d{3})*(?:[.,]0{1,2})?$/;
const SEPARATED = /^\d+(?:[,.'\u2019 \u202f]\d+)+$/;

/** How an ID shows that it was kept as a number: `12.0`, `1,042,970`. */
export function numberShape(text: string): "decimals" | "groups" | null {
  if (DECIMAL_ZERO.test(text)) return "decimals";
  return GROUPED.test(text) ? "groups" : null;
}

/** True for digits with separators that no number format writes: `0012.345`, `12.5`. Then they belong to the IDs. */
export function hasOwnSeparators(text: string): boolean {
  return SEPARATED.test(text) && numberShape(text) === null;
}

/** The ID without what a number format added. `12.000` may be 12 or 12000: null. */
export function plainNumber(text: string): string | null {
  const shape = numberShape(text);
  if (shape === "decimals") return DECIMAL_ZERO.exec(text)?.[1] ?? null;
  if (shape === null || /^\d+[.,]000$/.test(text)) return null;
  return text.replace(/[.,]0{1,2}$/, "").replace(/\D/g, "");
}

/** Letters, digits and strokes of other alphabets, and what they look like. */
const LOOK_ALIKE = new Map<string, string>();
for (const [foreign, latin] of [
  ["АВЕЗКМНОРСТУХІЈЅЁаеорсухіјѕһԁ", "ABE3KMHOPCTYXIJSEaeopcyxijshd"],
  ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικ", "ABEZHIKMNOPTYXoik"],
  ["٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["۰۱۲۳۴۵۶۷۸۹", "0123456789"],
  ["०१२३४५६७८९", "0123456789"],
  ["\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-------"],
] as const) {
  const letters = [...latin];
  [...foreign].forEach((letter, at) => LOOK_ALIKE.set(letter, letters[at] ?? ""));
}
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const BEYOND_ASCII = /[^\u0000-\u007f]/g;
const OTHER_ALPHABET = /[\u0370-\u052f]/;

/** True for letters of another alphabet that look like none of the usual ones: then it is that alphabet's own ID. */
export function hasOwnAlphabet(text: string): boolean {
  return [...text].some((letter) => OTHER_ALPHABET.test(letter) && !LOOK_ALIKE.has(letter));
}

/** The text as it looks: letters of other alphabets are the usual ones that look the same, where there is one. */
export function asItLooks(text: string): string {
  return text
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(BEYOND_ASCII, (letter) => LOOK_ALIKE.get(letter) ?? letter);
}

/** The ID in plain letters and digits where some are of another alphabet but look the same; null if none is. */
export function plainLetters(text: string): string | null {
  const plain = asItLooks(text);
  return plain === text || OTHER_ALPHABET.test(plain) ? null : plain;
}
