/**
 * The columns of the table on a wide screen: number, IDs, amount, the borrower where Kiva's list is known, and what can
 * be done. What is said about a cell
 * stands in a line of its own below, from that cell's column to the end. On a narrow one: the number and what can be
 * done on top, then one line a cell.
 */
export const ROW_GRID = {
  two: "grid grid-cols-[1fr_auto] md:grid-cols-[4.5rem_minmax(8rem,12rem)_minmax(8rem,12rem)_minmax(0,1fr)_auto]",
  three:
    "grid grid-cols-[1fr_auto] md:grid-cols-[4.5rem_minmax(7rem,11rem)_minmax(7rem,11rem)_minmax(7rem,11rem)_minmax(0,1fr)_auto]",
} as const;

/** Where a cell's column begins, for the line below it. Row-wide remarks begin at the first ID. */
export const SAID_FROM = {
  two: { row: "md:col-start-2", loanId: "md:col-start-2", clientId: "", amount: "md:col-start-3" },
  three: {
    row: "md:col-start-2",
    loanId: "md:col-start-2",
    clientId: "md:col-start-3",
    amount: "md:col-start-4",
  },
} as const;
