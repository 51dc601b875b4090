import { compareAmounts, normalizeAmount, significantDigits, subtractAmounts } from "@/lib/money";
import { MAX_DIGITS } from "@/lib/amounts/amounts";
import type { Notice } from "../checked-report";
import { RunningTotals } from "./running-totals";
import {
  candidatesOf,
  hasLoan,
  idlePositions,
  isSure,
  type Candidate,
  type TotalsInput,
  type TotalsSearch,
  type Word,
} from "./total-candidates";
import { saysTotal } from "./total-words";

/** The totals rows of a file by their numbers, each with what is to be said about its sum. */
export type TotalsRows = Map<number, Notice>;

/** A row with a loan's ID that may be a total all the same; `text`: the cell that speaks of one. */
export interface LikeTotal {
  reason: "says" | "sum";
  text: string;
}

/**
 * A last row without a word is a total only if it cannot be a payment whose ID is missing: nothing but figures in it,
 * no client, and exactly the sum of at least two rows.
 */
function canBeBareTotal(line: TotalsInput, rowsAbove: number): boolean {
  if (rowsAbove < 2 || line.loanId.trim() !== "" || line.clientId.trim() !== "") return false;
  return line.cells.every((cell) => cell.trim() === "" || /^[^\p{L}]*$/u.test(cell));
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
  sums: RunningTotals,
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
  sums: RunningTotals,
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

function notice({ row, value }: TotalsInput, sums: RunningTotals, write: (sum: string) => string): Notice {
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
  const sums = new RunningTotals(decimals);
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
