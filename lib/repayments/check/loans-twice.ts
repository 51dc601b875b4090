import type { CheckedRow } from "../checked-report";

/** A loan that stands on several rows, and what she decided about them. */
export interface LoanTwice {
  /** As a decision about them names them. */
  rows: number[];
  choice: "add" | "keep" | "all" | "open";
}

/** The loans that stand on several rows, by loan ID. */
export function loansTwice(rows: Iterable<CheckedRow>): Map<string, LoanTwice> {
  const found = new Map<string, LoanTwice>();
  for (const { row, cells, problems, status, because } of rows) {
    const problem = problems.find(({ code }) => code === "loan.twice");
    if (!problem) continue;
    let loan = found.get(cells.loanId);
    if (!loan) found.set(cells.loanId, (loan = { rows: [], choice: "all" }));
    loan.rows.push(row);
    if (status === "added") loan.choice = "add";
    else if (because === "twice") loan.choice = "keep";
    else if (problem.open) loan.choice = "open";
  }
  return found;
}
