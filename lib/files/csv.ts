import type { Delimiter } from "./file-failure";

/** Excel needs the mark to take a CSV for UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A cell that a spreadsheet would run as a formula. A plain negative number starts none. Apostrophes before the sign
 * count too, so that taking one off gives back exactly what was there.
 */
const FORMULA = /^'*(?:\s*[=+@-]|[\t\r\n])/;
const NEGATIVE_NUMBER = /^\s*-\d[\d.,]*$/;
const DEFUSED = /^'+(?:\s*[=+@-]|[\t\r\n])/;

/** Puts an apostrophe before what a spreadsheet would run. */
export function defuse(cell: string): string {
  return FORMULA.test(cell) && !NEGATIVE_NUMBER.test(cell) ? `'${cell}` : cell;
}

/**
 * The exact inverse of `defuse`, for files this program wrote. Never used on anyone else's: there the apostrophe may
 * belong to an ID.
 */
export function undefuse(cell: string): string {
  return DEFUSED.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string, delimiter: string): string {
  const needs = cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell);
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Writes rows as a CSV that Excel opens unchanged and harmless. */
export function writeCsv(
  rows: readonly (readonly string[])[],
  { delimiter }: { delimiter: Delimiter },
): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(defuse(cell), delimiter)).join(delimiter));
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}\r\n`).join("")}`;
}
