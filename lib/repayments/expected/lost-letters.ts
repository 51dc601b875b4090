import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { firstFrom } from "@/lib/first-from";
import { bareId } from "./bare-id";
import type { ExpectedIndex } from "./expected-index";
import { type Family, matchesAt, NO_MATCHES } from "./match";
import { byBare, LOST } from "./spelling";

const ALL_LOST = /[\ufffd?]/g;
const LOST_AROUND = /^[\ufffd?]+|[\ufffd?]+$/g;

/**
 * So many letters are tried in the places of all lost ones of a text; two lost digits take 110. Beyond it the answer
 * would be none to choose from, and a file full of such texts would take minutes.
 */
const MOST_TRIED = 150;

/** IDs of one length, in alphabetical order, with their loans. */
interface SortedIds {
  ids: string[];
  positions: number[];
}

function sortedByLength(loans: readonly ExpectedLoan[]): ReadonlyMap<number, SortedIds> {
  const entries = loans.map(({ loanId }, position) => ({ id: bareId(loanId), position }));
  entries.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byLength = new Map<number, SortedIds>();
  for (const { id, position } of entries) {
    const own = byLength.get(id.length) ?? { ids: [], positions: [] };
    own.ids.push(id);
    own.positions.push(position);
    byLength.set(id.length, own);
  }
  return byLength;
}

/**
 * The loans whose IDs are the text with any letter in the place of each lost one. Goes down the sorted IDs letter by
 * letter, and looks at none that the letters in front rule out.
 */
function withAnyLetters({ ids, positions }: SortedIds, text: string): number[] {
  const found: number[] = [];
  let tried = 0;

  /** The first position from `from` to before `to` of which `isBefore` is not true; `to` if there is none. */
  const firstIn = (from: number, to: number, isBefore: (id: string) => boolean): number =>
    from + firstFrom(to - from, (at) => isBefore(ids[from + at] ?? ""));

  /** Looks through those that are like the text up to `start`. */
  const descend = (from: number, to: number, start: number): void => {
    const standing = text.slice(start).search(LOST);
    const end = standing === -1 ? text.length : start + standing;
    const part = text.slice(start, end);
    const low = firstIn(from, to, (id) => id.slice(start, end) < part);
    const high = firstIn(low, to, (id) => id.slice(start, end) === part);
    if (standing === -1) {
      found.push(...positions.slice(low, high));
      return;
    }
    for (let at = low; at < high && ++tried <= MOST_TRIED;) {
      const letter = ids[at]?.charCodeAt(end) ?? 0;
      const next = firstIn(at, high, (id) => id.charCodeAt(end) <= letter);
      descend(at, next, end + 1);
      at = next;
    }
  };

  descend(0, ids.length, 0);
  return tried > MOST_TRIED ? [] : found;
}

function loansLike(index: ExpectedIndex, text: string): number[] {
  const lost = text.match(ALL_LOST)?.length ?? 0;
  const sorted = lost * 2 <= text.length ? index.once(sortedByLength).get(text.length) : undefined;
  return sorted ? withAnyLetters(sorted, text) : [];
}

/**
 * `PE\ufffdA-12` for `PEÑA-12`, as long as half of the letters stand. At the ends it may also be a space or a quote
 * that was lost; and a letter of two bytes may have left two signs.
 */
export const lost: Family = (index, { bare }) => {
  if (!LOST.test(bare)) return NO_MATCHES;
  const around = index.once(byBare).of(bareId(bare.replace(LOST_AROUND, "")));
  const found = [...around, ...loansLike(index, bare)];
  const halved = bare.replace(/\ufffd\ufffd/g, "\ufffd");
  if (found.length === 0 && halved !== bare) found.push(...loansLike(index, halved));
  return matchesAt(found, "lost");
};
