import { TOTAL_PIECES, totalIn } from "./total-words";

/** One line of the file, as far as finding its totals needs it. */
export interface TotalsInput {
  row: number;
  cells: readonly string[];
  loanId: string;
  clientId: string;
  /** As it was read; null if it could not be. */
  value: string | null;
}

/** A file as its totals are looked for in it. Positions count from 0. */
export interface TotalsSearch {
  count: number;
  /**
   * Positions of the lines that may hold totals, in order: the last line, all that are not plain, and all in which a
   * piece of the word stands (`TOTAL_PIECES`).
   */
  candidates: readonly number[];
  /** The last line that is data. */
  last: number;
  /** Null for a line that is no data. */
  lineAt: (at: number) => TotalsInput | null;
  /** The value of a line whose amount is plain, in the smallest unit; 0 for others, whose `lineAt` tells. */
  plain: Float64Array;
  decimals: number;
  /** False where a sum of the other rows is chance: then a last row without a word is none. */
  bareToo: boolean;
}

/** Where a line speaks of a total. */
export interface Word {
  at: number;
  kind: "says" | "mentions";
}

const NO_WORDS: readonly Word[] = [];

function wordsOf({ cells }: TotalsInput): readonly Word[] {
  let words: Word[] | null = null;
  for (let at = 0; at < cells.length; at++) {
    const kind = totalIn(cells[at] ?? "");
    if (kind !== null) (words ??= []).push({ at, kind });
  }
  return words ?? NO_WORDS;
}

/** True if the line names a loan. */
export function hasLoan({ loanId }: TotalsInput): boolean {
  return loanId.trim() !== "" && totalIn(loanId) === null;
}

/** A line that speaks of a total, or is the last. */
export interface Candidate {
  at: number;
  line: TotalsInput;
  words: readonly Word[];
}

/** The lines of a file that may hold totals, with the words that say so. */
export function candidatesOf({ candidates, last, lineAt }: TotalsSearch): Candidate[] {
  return candidates.flatMap((at) => {
    const line = lineAt(at);
    if (line === null) return [];
    const all = wordsOf(line);
    // Beside a loan's ID only the word itself counts, not the names of people that are like it.
    const words = hasLoan(line) && at !== last ? all.filter((word) => isSure(line, word)) : all;
    return words.length > 0 || at === last ? [{ at, line, words }] : [];
  });
}

/** Columns in which the word often stands beside loan IDs: there it says something about the payment ("total", "partial"). */
export function idlePositions(candidates: readonly Candidate[], count: number): Set<number> {
  const counts = new Map<number, number>();
  for (const { line, words } of candidates) {
    if (!hasLoan(line)) continue;
    for (const word of words) {
      if (word.kind === "says" && isSure(line, word)) counts.set(word.at, (counts.get(word.at) ?? 0) + 1);
    }
  }
  const most = Math.max(1, count / 10);
  return new Set([...counts].flatMap(([at, often]) => (often > most ? [at] : [])));
}

/** True if the word itself stands there, and not one that is like it. */
export function isSure({ cells }: TotalsInput, { at }: Word): boolean {
  return TOTAL_PIECES.some((piece) => (cells[at] ?? "").includes(piece));
}
