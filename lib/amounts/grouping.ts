import { readBothWays } from "./number-format";

/** How the figures of a column set their thousands apart, as far as it decides about single ones. */
export interface Grouping {
  /** Whether commas mostly stand as in India (1,23,456) or every three digits; null where none stands as in India. */
  commas: "indian" | "western" | null;
  /**
   * False where a comma or a point that sets thousands apart would be odd: the column does so with apostrophes or
   * spaces, or the currency has three decimals, and no figure surely does it otherwise (`1,234.50`, `1.234.567`).
   */
  trusted: boolean;
}

/** Nothing is known about a column: then nothing in it is odd. */
export const ANY_GROUPING: Grouping = { commas: null, trusted: true };

const INDIAN = /(?<![\d.,])\d{1,2}(?:,\d{2})+,\d{3}(?!\d)/;
const WESTERN = /(?<![\d.,])(?:\d{3}|\d{1,3},\d{3}),\d{3}(?!\d)/;
const SHORTEST = 7;

/** Which of the two ways an amount is grouped in by its commas; null where both would write it so. */
export function commasOf(text: string): Grouping["commas"] {
  if (text.length < SHORTEST || !text.includes(",")) return null;
  if (INDIAN.test(text)) return "indian";
  return WESTERN.test(text) ? "western" : null;
}

/** An apostrophe or a space between digits. */
const OTHERWISE = /\d['\u2018\u2019\u02bc\s]\d/;
const GROUP = /\d[.,]\d{3}(?!\d)/;
const TWO_SIGNS = /[.,].*[.,]/;

/** True for a figure whose thousands are set apart by an apostrophe or a space. */
export function isGroupedOtherwise(text: string): boolean {
  return text.length > 4 && OTHERWISE.test(text);
}

/** True for digits and separators that prove a comma or a point to set thousands apart: `1,234.50`, `1.234.567`. */
export function provesGroups(digits: string): boolean {
  if (!TWO_SIGNS.test(digits) || !GROUP.test(digits)) return false;
  const { withPoint, withComma } = readBothWays(digits);
  return (withPoint === null) !== (withComma === null);
}
