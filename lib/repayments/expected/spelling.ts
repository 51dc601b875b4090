import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { likeness } from "../ids/likeness";
import { cleanId } from "../ids/hidden-characters";
import { looksLikeDate } from "../ids/ids";
import { bareId } from "./bare-id";
import { keyedBy, type KeyedPositions } from "./keyed-positions";
import { type Family, matchesAt, NO_MATCHES } from "./match";

/** What stands where a letter was lost. */
export const LOST = /[\ufffd?]/;

/** The families in which an ID keeps its letters and digits and is only written in another way. */

type Loans = readonly ExpectedLoan[];

function byClean(loans: Loans): KeyedPositions {
  return keyedBy(loans, cleanId);
}

/** Also for others that come to an ID after taking something off the text. */
export function byBare(loans: Loans): KeyedPositions {
  return keyedBy(loans, bareId);
}

function byLikeness(loans: Loans): KeyedPositions {
  return keyedBy(loans, (loanId) => likeness(bareId(loanId)));
}

const PARTS = /\p{N}+|[\p{L}\p{M}]+/gu;

/** The words and numbers of an ID, whatever signs stand between and around them. */
function parts(bare: string): string {
  return likeness(bare).match(PARTS)?.join("-") ?? "";
}

function byParts(loans: Loans): KeyedPositions {
  return keyedBy(loans, (loanId) => parts(bareId(loanId)));
}

/** Its letters and digits alone. */
function joined(bare: string): string {
  return likeness(bare).match(PARTS)?.join("") ?? "";
}

function byJoined(loans: Loans): KeyedPositions {
  return keyedBy(loans, (loanId) => joined(bareId(loanId)));
}

/** What hands and scanners take for each other: the letter, and the digit that it is taken for. */
const CONFUSED: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  I: "1",
  l: "1",
  Z: "2",
  S: "5",
  G: "6",
  B: "8",
};

/** An ID as one sees it who cannot tell those letters from digits. */
function squinted(bare: string): string {
  return likeness(bare.replace(/[OoIlZSGB]/g, (letter) => CONFUSED[letter] ?? letter));
}

function bySquinted(loans: Loans): KeyedPositions {
  return keyedBy(loans, (loanId) => squinted(bareId(loanId)));
}

/** ` 0012`, `00<soft hyphen>12`. */
export const spaced: Family = (index, { clean }) => matchesAt(index.once(byClean).of(clean), "spaces");

/** `="0012"`, `'0012`. */
export const wrapped: Family = (index, { bare }) => matchesAt(index.once(byBare).of(bare), "wrapped");

/** `a-12` for `A-12`; the same with a Cyrillic А, a dash for the hyphen, or Arabic digits. */
export const alike: Family = (index, { bare }) =>
  index
    .once(byLikeness)
    .of(likeness(bare))
    .map((position) => {
      const own = bareId(index.loans[position]?.loanId ?? "");
      return { position, reason: own.toLowerCase() === bare.toLowerCase() ? "case" : "letters" };
    });

/** `LOAN 5 2023` or `LOAN5-2023` for `LOAN/5/2023`. Where a letter is lost there is no knowing that it was but a sign. */
export const separated: Family = (index, { bare }) =>
  LOST.test(bare) ? NO_MATCHES : matchesAt(index.once(byParts).of(parts(bare)), "separators");

/** `LOAN/52023` for `LOAN/5/2023`, `001-203-4567` for `0012034567`: here signs stood between digits, or do now. */
export const runTogether: Family = (index, { bare }) =>
  // Of a date nobody makes an ID by joining its digits.
  LOST.test(bare) || looksLikeDate(bare)
    ? NO_MATCHES
    : matchesAt(index.once(byJoined).of(joined(bare)), "separators");

/** `A-1O` for `A-10`. A digit is never taken for another digit: that would be another borrower's loan. */
export const confused: Family = (index, { bare }) =>
  matchesAt(index.once(bySquinted).of(squinted(bare)), "confused");
