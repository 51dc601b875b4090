import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { LoanTwice } from "@/lib/repayments/check/loans-twice";
import type { RowView } from "@/lib/repayments/check/row-view";
import { rowListOf, type RowList } from "./row-list";
import type { InView, RowsInSight } from "./worker-messages";

/** The rows as far as they are looked at. */
export interface SeenRows {
  view: RowView;
  list: RowList;
  solved: number;
  filtered: number;
  /** The loans in sight that stand on several rows, by loan ID. */
  loans: ReadonlyMap<string, LoanTwice>;
}

/** What the worker says of a view. */
export interface Seen {
  inView: InView;
  inSight: RowsInSight;
}

/** What the page has of it by now. */
export interface Known {
  inView: InView;
  rows: ReadonlyMap<number, CheckedRow>;
  loans: ReadonlyMap<string, LoanTwice>;
}

/** What is known of the rows in view, as it is drawn. */
export function seenRows(inView: InView, rows: Known["rows"], loans: Known["loans"]): SeenRows {
  const { view, solved, filtered } = inView;
  return { view, list: rowListOf(inView, rows), solved, filtered, loans };
}

/** The rows of a view that is looked at anew; nothing of the one before stays. */
export function knownOf({ inView, inSight }: Seen, before: Known | null): Known {
  return { inView, ...kept(before, inSight, new Map()) };
}

/**
 * The rows in sight beside those that stay. What has not changed keeps its identity, so that the page draws anew only
 * what has.
 */
export function kept(
  before: Known | null,
  { rows, loans }: RowsInSight,
  stay: ReadonlyMap<number, CheckedRow>,
): Pick<Known, "rows" | "loans"> {
  const all = new Map(stay);
  for (const row of rows) {
    const old = before?.rows.get(row.row);
    all.set(row.row, old && JSON.stringify(old) === JSON.stringify(row) ? old : row);
  }
  const loansNow = new Map(stay.size > 0 ? before?.loans : []);
  for (const [loanId, loan] of loans) {
    const old = before?.loans.get(loanId);
    loansNow.set(loanId, old && JSON.stringify(old) === JSON.stringify(loan) ? old : loan);
  }
  return { rows: all, loans: loansNow };
}
