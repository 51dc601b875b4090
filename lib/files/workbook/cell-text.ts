import { broken } from "./workbook";

/** The longest text that a cell of Excel's can hold. */
const LONGEST = 32_767;
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** Seven characters can stand for one. */
const LONGEST_WRITTEN = LONGEST * 7;

/** A cell's text with the next piece of it. Fails as `Unreadable` where they come to more than any cell holds. */
export function append(text: string, piece: string): string {
  return text.length + piece.length > LONGEST_WRITTEN ? broken() : text + piece;
}

/**
 * The text of a cell as it is meant: characters that XML cannot hold are written `_x000D_` there. Fails as
 * `Unreadable` for one that is longer than Excel's cells can be.
 */
export function cellText(written: string): string {
  const text = written.includes("_x")
    ? written.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : written;
  return text.length > LONGEST ? broken() : text;
}

/** What XML cannot hold, what it reads as something else (a return), and what would be taken for an escape. */
const UNWRITABLE =
  /_(?=x[0-9A-Fa-f]{4})|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Nearly every text is done with here. */
const MAY_BE_ESCAPED = /[\u0000-\u001f&<>"_\ud800-\udfff\ufffe\uffff]/;
const MARKUP: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * A text as it stands in the XML of a workbook, in an element or an attribute: the inverse of `cellText`. Cut at what
 * a cell of Excel's can hold, for Excel opens no file with more.
 */
export function writtenText(text: string): string {
  if (text.length <= LONGEST && !MAY_BE_ESCAPED.test(text)) return text;
  return text
    .slice(0, LONGEST)
    .replace(UNWRITABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>"]/g, (char) => MARKUP[char] as string);
}
