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
