import { addAmounts } from "@/lib/money";
import type { CheckedRow, Totals } from "../checked-report";
import type { Edit } from "../edits";
import type { MarkedRows } from "./fixes";

/** A loan that stands on several rows, while it is hers to say which of them count. */
export interface RepeatedLoan {
  loanId: string;
  /** In the file's order; `amountText` is null where it cannot be read. */
  rows: { row: number; amountText: string | null }[];
  /** False where the rows name different clients: no parts of one figure. */
  hasOneClient: boolean;
}

/** One figure a loan: the sum of its rows, or its last row in the file. */
export type RepeatedChoice = "add" | "last";

/** The loans that stand on several rows and are not decided, in the order of their first rows. */
export function repeatedLoans({ rows }: MarkedRows): RepeatedLoan[] {
  const byLoan = new Map<string, CheckedRow[]>();
  for (const row of rows) {
    if (!row.problems.some(({ code, open }) => code === "loan.twice" && open)) continue;
    const own = byLoan.get(row.cells.loanId);
    // Into the list that is there: a copy for each row of a loan that stands on thousands would stop the page.
    if (own) own.push(row);
    else byLoan.set(row.cells.loanId, [row]);
  }
  return [...byLoan].map(([loanId, own]) => ({
    loanId,
    rows: own.map(({ row, amountText }) => ({ row, amountText })),
    hasOneClient: own.every(({ cells }) => cells.clientId === own[0]?.cells.clientId),
  }));
}

/** What a choice makes of a loan, as plain decimal text; null where she has to look herself. */
export function figureBy(choice: RepeatedChoice, { rows, hasOneClient }: RepeatedLoan): string | null {
  const amounts = rows.flatMap(({ amountText }) => amountText ?? []);
  if (!hasOneClient || amounts.length < rows.length) return null;
  return choice === "add" ? addAmounts(amounts) : (amounts.at(-1) ?? null);
}

/** So many loans show what a choice comes to, and so many rows of each. */
const SHOWN = 4;
const SHOWN_ROWS = 6;

/** What deciding all loans in one way comes to, before it is done. */
export interface RepeatedChange {
  /** One for each loan that it can be said of; the others stay as they are. */
  edits: Edit[];
  /** How many these are. */
  decided: number;
  left: number;
  /** The first of them, or of all where there are none: their last rows, and the figure that becomes of them. */
  first: (Pick<RepeatedLoan, "loanId" | "rows"> & { hasMore: boolean; figure: string | null })[];
}

/** Works out what the choice would make of every loan where that is possible. Nothing is changed by it. */
export function repeatedChange(choice: RepeatedChoice, loans: readonly RepeatedLoan[]): RepeatedChange {
  const edits: Edit[] = [];
  const decided: RepeatedLoan[] = [];
  for (const loan of loans) {
    const rows = loan.rows.map(({ row }) => row);
    const last = rows.at(-1);
    if (figureBy(choice, loan) === null || last === undefined) continue;
    decided.push(loan);
    edits.push(
      choice === "add"
        ? { kind: "twice", rows, choice: "add" }
        : { kind: "twice", rows, choice: "keep", keep: last },
    );
  }
  const shown = (decided.length > 0 ? decided : loans).slice(0, SHOWN);
  return {
    edits,
    decided: decided.length,
    left: loans.length - decided.length,
    first: shown.map((loan) => ({
      loanId: loan.loanId,
      rows: loan.rows.slice(-SHOWN_ROWS),
      hasMore: loan.rows.length > SHOWN_ROWS,
      figure: figureBy(choice, loan),
    })),
  };
}

/** A few loans twice are slips; this many of them, and this share of all, are an export of single payments. */
const FEWEST = 3;
const SHARE = 0.2;

/** Whether the file looks like one row a payment, as many MIS export them, and not one row a loan. */
export function looksLikePayments(
  { rowsInFile, leftOut }: Totals,
  repeated: readonly RepeatedLoan[],
): boolean {
  const surplus = repeated.reduce((count, { rows }) => count + rows.length - 1, 0);
  const loans = rowsInFile - leftOut - surplus;
  return repeated.length >= FEWEST && repeated.length >= loans * SHARE;
}
