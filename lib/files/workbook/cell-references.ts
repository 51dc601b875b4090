import { broken, type MergedCells } from "./workbook";

const REFERENCE = /^([A-Z]{1,3})[1-9]\d{0,6}$/;
const RANGE = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/;
/** XFD, the last column of any sheet, from 0. */
const LAST_COLUMN = 16_383;

/** A column's position from 0 by its letters. */
function position(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column > LAST_COLUMN + 1 ? broken() : column - 1;
}

/** The column of a cell from 0 by its reference: 2 for `C7`. */
export function columnOf(reference: string): number {
  const letters = REFERENCE.exec(reference)?.[1];
  return letters === undefined ? broken() : position(letters);
}

/** A column's letters as Excel shows them: `C` for 2. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** The cells of `B2:C4`; null for what is no range. */
export function rangeOf(reference: string): MergedCells | null {
  const found = RANGE.exec(reference);
  if (!found) return null;
  const [, fromColumn = "", fromRow = "", toColumn = fromColumn, toRow = fromRow] = found;
  return {
    fromRow: Number(fromRow),
    toRow: Number(toRow),
    fromColumn: position(fromColumn),
    toColumn: position(toColumn),
  };
}
