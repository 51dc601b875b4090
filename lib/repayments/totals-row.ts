import {
  addAmounts,
  compareAmounts,
  normalizeAmount,
  RunningSum,
  significantDigits,
  subtractAmounts,
} from "@/lib/money";
import { MAX_DIGITS } from "@/lib/amounts/amounts";
import type { Notice } from "./checked-report";
import { saysTotal, TOTAL_PIECES, totalIn } from "./total-words";

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

/** The totals rows of a file by their numbers, each with what is to be said about its sum. */
export type TotalsRows = Map<number, Notice>;

/** A row with a loan's ID that may be a total all the same; `text`: the cell that speaks of one. */
export interface LikeTotal {
  reason: "says" | "sum";
  text: string;
}

/** Where a line speaks of a total. */
interface Word {
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

function hasLoan({ loanId }: TotalsInput): boolean {
  return loanId.trim() !== "" && totalIn(loanId) === null;
}

/** A line that speaks of a total, or is the last. */
interface Candidate {
  at: number;
  line: TotalsInput;
  words: readonly Word[];
}

function candidatesOf({ candidates, last, lineAt }: TotalsSearch): Candidate[] {
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
function idlePositions(candidates: readonly Candidate[], count: number): Set<number> {
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

function isSure({ cells }: TotalsInput, { at }: Word): boolean {
  return TOTAL_PIECES.some((piece) => (cells[at] ?? "").includes(piece));
}

/**
 * A last row without a word is a total only if it cannot be a payment whose ID is missing: nothing but figures in it,
 * no client, and exactly the sum of at least two rows.
 */
function canBeBareTotal(line: TotalsInput, rowsAbove: number): boolean {
  if (rowsAbove < 2 || line.loanId.trim() !== "" || line.clientId.trim() !== "") return false;
  return line.cells.every((cell) => cell.trim() === "" || /^[^\p{L}]*$/u.test(cell));
}

/** The same text for the same amount. */
function keyOf(sum: string): string {
  return sum.includes(".") ? sum.replace(/\.?0+$/, "") : sum;
}

/** The sums so far: of all rows, and at each place where a total may begin to count. */
class Sums {
  rows = 0;
  private all = "0";
  private sinceLast = "0";
  private pending: RunningSum;
  /** Rows up to each place, by the sum there. */
  private readonly starts = new Map([["0", 0]]);

  constructor(private readonly decimals: number) {
    this.pending = new RunningSum(decimals);
  }

  addUnits(units: number): void {
    this.pending.addUnits(units);
    this.rows++;
  }

  add(value: string): void {
    this.pending.add(value);
    this.rows++;
  }

  /** All rows, and those since the total before. */
  get both(): { all: string; sinceLast: string } {
    const more = this.pending.toString();
    this.pending = new RunningSum(this.decimals);
    this.all = addAmounts([this.all, more]);
    this.sinceLast = addAmounts([this.sinceLast, more]);
    return { all: this.all, sinceLast: this.sinceLast };
  }

  /** How many rows just above come to exactly this, counted from the start or from any total before; null if none do. */
  rowsFor(value: string): number | null {
    const start = this.starts.get(keyOf(subtractAmounts(this.both.all, value)));
    return start === undefined ? null : this.rows - start;
  }

  get hasTotals(): boolean {
    return this.starts.size > 1;
  }

  startAnew(): void {
    this.starts.set(keyOf(this.both.all), this.rows);
    this.sinceLast = "0";
  }
}

type Judged = "totals" | LikeTotal | null;

/** A sum of nothing is no sum. */
function isSomething(value: string | null): value is string {
  return value !== null && /[1-9]/.test(value);
}

/** A row that names a loan, or seems to: a count of loans may stand where their IDs do. */
function judgeWithLoan(
  line: TotalsInput,
  { word, isIdle, isLast }: { word: Word | undefined; isIdle: boolean; isLast: boolean },
  sums: Sums,
): Judged {
  const isAsked = word !== undefined || isLast;
  const rows = isAsked && isSomething(line.value) ? (sums.rowsFor(line.value) ?? 0) : 0;
  const isCount = rows > 0 && line.loanId.trim() === String(rows);
  if (word && isCount) return "totals";
  const text = word ? (line.cells[word.at] ?? "") : line.loanId;
  const says = word?.kind === "says" && !isIdle && (isLast || isSure(line, word));
  if (says) return { reason: "says", text };
  return rows >= 3 || (rows >= 2 && (word || isCount)) ? { reason: "sum", text } : null;
}

function judge(
  line: TotalsInput,
  words: readonly Word[],
  idle: ReadonlySet<number>,
  isLast: boolean,
  sums: Sums,
): Judged {
  const telling = words.filter(({ at }) => !idle.has(at));
  if (hasLoan(line)) {
    const isIdle = telling.length === 0;
    return judgeWithLoan(line, { word: isIdle && isLast ? words[0] : telling[0], isIdle, isLast }, sums);
  }
  if (saysTotal(line.loanId)) return "totals";
  const rows = line.value !== null ? (sums.rowsFor(line.value) ?? 0) : 0;
  const isSum = rows >= 2 || (rows === 1 && sums.hasTotals);
  for (const { at, kind } of isLast ? words : telling) {
    if (isSum || (kind === "says" && isSure(line, { at, kind }) && !idle.has(at))) return "totals";
  }
  if (line.loanId.trim() !== "") return { reason: "says", text: line.loanId };
  return isLast && rows === sums.rows && canBeBareTotal(line, rows) ? "totals" : null;
}

function notice({ row, value }: TotalsInput, sums: Sums, write: (sum: string) => string): Notice {
  if (value === null) return { code: "file.totals-unreadable", params: { row } };
  const sum = write(value);
  if (sums.rowsFor(value) !== null) return { code: "file.totals-agree", params: { row, sum } };
  // Meant is what it comes closest to: everything, or the rows since the total before.
  const { all, sinceLast } = sums.both;
  const off = (ours: string): string => subtractAmounts(value, ours).replace("-", "");
  const ours = compareAmounts(off(sinceLast), off(all)) < 0 ? sinceLast : all;
  return {
    code: "file.totals-differ",
    params: { row, sum, ours: write(ours), difference: write(off(ours)) },
  };
}

/**
 * Finds the rows that hold totals instead of a loan, and compares each with the sum of the rows above it: of all, or
 * of those since any total before (subtotals, and totals of subtotals). Figures as the file has them, before any edit.
 * A row that names a loan is never taken for a total by its word or its sum alone: it is in `like`, and she is asked.
 * By position.
 */
export function findTotalsRows(search: TotalsSearch): {
  totals: Map<number, Notice>;
  like: Map<number, LikeTotal>;
} {
  const { count, last, lineAt, plain, decimals, bareToo } = search;
  const totals = new Map<number, Notice>();
  const like = new Map<number, LikeTotal>();
  const candidates = candidatesOf(search);
  const idle = idlePositions(candidates, count);
  const write = (sum: string): string => normalizeAmount(sum, decimals) ?? sum;
  const sums = new Sums(decimals);
  const addUp = (at: number): void => {
    const units = plain[at] ?? 0;
    if (units > 0) return sums.addUnits(units);
    const value = lineAt(at)?.value ?? null;
    if (value !== null && significantDigits(value) <= MAX_DIGITS) sums.add(value);
  };

  // A total above its rows is compared once they are all added up.
  let onTop: Candidate | null = null;
  let next = 0;
  for (const candidate of candidates) {
    const { at, line, words } = candidate;
    for (; next < at; next++) addUp(next);
    const judged = judge(line, words, idle, bareToo && at === last && sums.rows > 0, sums);
    if (judged === "totals") {
      totals.set(at, notice(line, sums, write));
      if (sums.rows === 0) onTop ??= candidate;
      else sums.startAnew();
      next = at + 1;
    } else if (judged !== null) like.set(at, judged);
  }
  if (onTop) {
    for (; next < count; next++) addUp(next);
    totals.set(onTop.at, notice(onTop.line, sums, write));
  }
  return { totals, like };
}

/** What to say about the totals still held to be totals: a difference first, agreement only if all agree. */
export function totalsNotices(rows: TotalsRows, putBack: (row: number) => boolean): Notice[] {
  const notices = [...rows].filter(([row]) => !putBack(row)).map(([, said]) => said);
  const differ = notices.filter((said) => said.code !== "file.totals-agree");
  return differ.length > 0 ? differ.slice(0, 3) : notices.slice(-1);
}
