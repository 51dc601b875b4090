import { firstFrom } from "@/lib/first-from";
import { noIdReason } from "../ids/id-damage";
import { dated } from "./dates";
import type { ExpectedIndex } from "./expected-index";
import { lost } from "./lost-letters";
import { type Family, type Match, matchesAt, NO_MATCHES, readCell } from "./match";
import { numbered, withoutZeros } from "./numbers";
import { scientific } from "./rounded";
import { alike, confused, runTogether, separated, spaced, wrapped } from "./spelling";

/** From what is nearly certain to what is a guess. There is no distance of letters: the next ID is another's loan. */
const FAMILIES: readonly Family[] = [
  spaced,
  wrapped,
  alike,
  numbered,
  withoutZeros,
  scientific,
  dated,
  separated,
  runTogether,
  lost,
  confused,
];

/** Longer texts are no IDs. */
const LONGEST = 100;

/** Those of the matches that are of the client as well, if any are; else all of them. Both in the list's order. */
function narrowed(matches: readonly Match[], ofClient: readonly number[]): readonly Match[] {
  // A client has few loans, where there can be thousands of matches.
  const both = ofClient.flatMap((position) => {
    const at = firstFrom(matches.length, (place) => (matches[place]?.position ?? 0) < position);
    const match = matches[at];
    return match?.position === position ? [match] : [];
  });
  return both.length > 0 ? both : matches;
}

/**
 * The expected loans that a text may stand for which is none of their IDs: those of the best-founded kind of damage
 * that explains it at all, in the order of the list. Empty if the text is the ID of an expected loan, or if nothing
 * explains it. It is for her to say which one is meant: also where there is only one.
 *
 * @param text a row's loan ID as the file has it
 * @param clientIdText the row's client ID, null where the organization uses none. Where it is the client of some of the
 *   loans, only these are answered; where nothing else fits, the client's loans are.
 * @returns never to be changed: rows that say the same share one answer
 */
export function possibleLoans(
  index: ExpectedIndex,
  text: string,
  clientIdText: string | null,
): readonly Match[] {
  if (index.positionOf(text) !== -1) return NO_MATCHES;
  const ofClient = clientIdText === null ? [] : index.positionsOfClient(clientIdText);
  const cell = readCell(text);
  if (text.length <= LONGEST && cell.bare !== "" && noIdReason(cell.clean) === null) {
    for (const family of FAMILIES) {
      const matches = family(index, cell);
      if (matches.length > 0) return narrowed(matches, ofClient);
    }
  }
  return matchesAt(ofClient, "client");
}
