import { asItLooks } from "../ids/id-damage";
import { cleanId } from "../ids/hidden-characters";
import { bareId } from "./bare-id";
import type { ExpectedIndex } from "./expected-index";

/**
 * What happened to the expected loan's ID, if the text stands for that loan:
 *
 * - `spaces`: spaces around it, characters that cannot be seen
 * - `wrapped`: `="0012"`, `'0012`
 * - `case`: other capitals; `letters`: letters of another alphabet that look the same
 * - `number`: written like a number, `12.0` or `1,042,970`, or cut to the 15 digits that a spreadsheet keeps
 * - `zeros`: zeros lost or added where they count for nothing in a number
 * - `scientific`: `1.04E+06`
 * - `date`: taken for a date
 * - `separators`: the same letters and digits with others, more or fewer signs between them
 * - `lost`: letters lost, U+FFFD or `?` instead of them
 * - `confused`: 0 for O, 1 for l and the like
 * - `client`: nothing of the ID fits; it is a loan of the row's client
 */
export type MatchReason =
  | "spaces"
  | "wrapped"
  | "case"
  | "letters"
  | "number"
  | "zeros"
  | "scientific"
  | "date"
  | "separators"
  | "lost"
  | "confused"
  | "client";

/** An expected loan, by its position in the index, that a text may stand for. */
export interface Match {
  position: number;
  reason: MatchReason;
}

/** A cell's text, as the families look at it. */
export interface CellText {
  /** Without what cannot be seen. */
  clean: string;
  /** And without the signs around it. */
  bare: string;
  /** And in the usual letters and digits, as far as it looks like them. */
  plain: string;
}

/** Finds the loans whose IDs a certain kind of damage makes such a text of; in the order of the list. */
export type Family = (index: ExpectedIndex, cell: CellText) => readonly Match[];

export const NO_MATCHES: readonly Match[] = [];

/** What the families look at. */
export function readCell(text: string): CellText {
  const clean = cleanId(text);
  const bare = bareId(clean);
  return { clean, bare, plain: asItLooks(bare.normalize("NFC")) };
}

/** The positions, each once and in the order of the list, with one reason for all. */
export function matchesAt(positions: Iterable<number>, reason: MatchReason): readonly Match[] {
  const ordered = [...new Set(positions)].sort((a, b) => a - b);
  return ordered.map((position) => ({ position, reason }));
}
