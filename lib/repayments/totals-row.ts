import { compareAmounts, normalizeAmount, RunningSum, significantDigits, subtractAmounts } from "@/lib/money";
import { MAX_DIGITS } from "@/lib/amounts/amounts";
import type { Notice } from "./checked-report";
import { headerWords } from "./header-words";

const TOTAL_WORDS = new Set(
  "total totals totales totaux totalisation subtotal subtotals subtotales suma sumas somme sommes sum sumatoria".split(
    " ",
  ),
);
const BESIDE_TOTAL = new Set(
  (
    "grand general generale gral sub sous de del des du d la las los le les l el of the y et and all loans loan " +
    "prestamos prestamo prets pret creditos credito credits credit clientes clients amount monto montant importe " +
    "capital principal saldo saldos encours balance repaid pagado rembourse report reporte informe rapport " +
    "repayments reembolsos remboursements rows filas lignes mes month mois"
  ).split(" "),
);

/** What follows the word: "Total (2199)", "Total: 81,230.00". */
const COUNT_AFTER = /\(\s*\d[\d.,' ]*\)|[:=]\s*\S*\d[\d.,' ]*\S*\s*$/g;

/** A cell that says "total", in any of the three languages, and nothing else: "Grand total", "Total général:". */
export function saysTotal(cell: string): boolean {
  // Nearly every cell is done with here.
  if (cell.length > 60 || !/tot|sum|som/i.test(cell)) return false;
  const words = headerWords(cell.replace(COUNT_AFTER, " "));
  return (
    words.some((word) => TOTAL_WORDS.has(word)) &&
    words.every((word) => TOTAL_WORDS.has(word) || BESIDE_TOTAL.has(word))
  );
}

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
  /** Positions of the lines that may hold totals, in order: the last line, and all whose loan ID is none that is plain. */
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

/** Columns in which the word stands beside loan IDs: there it says something about the payment ("total", "partial"). */
function idlePositions({ count, lineAt }: TotalsSearch): Set<number> {
  const idle = new Set<number>();
  for (let at = 0; at < count; at++) {
    const line = lineAt(at);
    if (line === null || line.loanId.trim() === "" || saysTotal(line.loanId)) continue;
    line.cells.forEach((cell, position) => {
      if (saysTotal(cell)) idle.add(position);
    });
  }
  return idle;
}

/**
 * A last row without a word is a total only if it cannot be a payment whose ID is missing: nothing but figures in it,
 * no client, and exactly the sum of at least two rows.
 */
function canBeBareTotal(line: TotalsInput, rowsAbove: number): boolean {
  if (rowsAbove < 2 || line.loanId.trim() !== "" || line.clientId.trim() !== "") return false;
  return line.cells.every((cell) => cell.trim() === "" || /^[^\p{L}]*$/u.test(cell));
}

interface Above {
  rows: number;
  sum: () => string;
}

function isTotals(line: TotalsInput, idle: () => ReadonlySet<number>, lastBelow: Above | null): boolean {
  if (saysTotal(line.loanId)) return true;
  const noLoan = line.loanId.trim() === "";
  if (noLoan && line.cells.some((cell, at) => saysTotal(cell) && !idle().has(at))) return true;
  // A count of loans may stand where their IDs do: then the last row's sum tells, with a word or without.
  if (lastBelow === null || line.value === null) return false;
  if (!line.cells.some(saysTotal) && !canBeBareTotal(line, lastBelow.rows)) return false;
  return compareAmounts(line.value, lastBelow.sum()) === 0;
}

function notice(
  line: TotalsInput,
  sumOfAll: string,
  sumSince: string,
  write: (sum: string) => string,
): Notice {
  const { row, value } = line;
  if (value === null) return { code: "file.totals-unreadable", params: { row } };
  const sum = write(value);
  if (compareAmounts(value, sumOfAll) === 0 || compareAmounts(value, sumSince) === 0) {
    return { code: "file.totals-agree", params: { row, sum } };
  }
  const difference = write(subtractAmounts(value, sumOfAll).replace("-", ""));
  return { code: "file.totals-differ", params: { row, sum, ours: write(sumOfAll), difference } };
}

/**
 * Finds the rows that hold totals instead of a loan, and compares each with the sum of the rows above it: of all, or
 * of those since the total before (subtotals). Figures as the file has them, before any edit. By position.
 */
export function findTotalsRows(search: TotalsSearch): Map<number, Notice> {
  const { candidates, last, lineAt, plain, decimals, bareToo } = search;
  const found = new Map<number, Notice>();
  let idle: Set<number> | undefined;
  const write = (sum: string): string => normalizeAmount(sum, decimals) ?? sum;
  const all = new RunningSum(decimals);
  let since = new RunningSum(decimals);
  let rows = 0;
  let rowsSince = 0;
  const addUp = (at: number): void => {
    const units = plain[at] ?? 0;
    if (units > 0) {
      all.addUnits(units);
      since.addUnits(units);
    } else {
      const value = lineAt(at)?.value ?? null;
      if (value === null || significantDigits(value) > MAX_DIGITS) return;
      all.add(value);
      since.add(value);
    }
    rows++;
    rowsSince++;
  };

  let next = 0;
  for (const at of candidates) {
    for (; next < at; next++) addUp(next);
    const line = lineAt(at);
    const isLast = bareToo && at === last && rows > 0;
    const sum = (): string => all.toString();
    if (line && isTotals(line, () => (idle ??= idlePositions(search)), isLast ? { rows, sum } : null)) {
      found.set(at, notice(line, sum(), rowsSince > 0 ? since.toString() : sum(), write));
      since = new RunningSum(decimals);
      rowsSince = 0;
      next = at + 1;
    }
  }
  return found;
}

/** What to say about the totals still held to be totals: a difference first, agreement only if all agree. */
export function totalsNotices(rows: TotalsRows, putBack: (row: number) => boolean): Notice[] {
  const notices = [...rows].filter(([row]) => !putBack(row)).map(([, said]) => said);
  const differ = notices.filter((said) => said.code !== "file.totals-agree");
  return differ.length > 0 ? differ.slice(0, 3) : notices.slice(-1);
}
