import { addAmounts, significantDigits } from "@/lib/money";
import { MAX_DIGITS } from "@/lib/amounts/amounts";
import { rowsKey, type TwiceDecision } from "./apply-edits";
import type { CheckedReport, CheckedRow } from "./checked-report";
import type { Problem } from "./problems";

/** More row numbers than this are not listed in a message; `rowsOfLoan` has them all. */
const LISTED_ROWS = 50;

/** Positions in `rows` by loan, for the loans that stand on more than one row. */
function groupByLoan(rows: readonly CheckedRow[]): number[][] {
  const first = new Map<string, number | number[]>();
  const groups: number[][] = [];
  rows.forEach((row, at) => {
    const id = row.cells.loanId;
    if (row.status === "left-out" || id.trim() === "") return;
    const seen = first.get(id);
    if (seen === undefined) first.set(id, at);
    else if (typeof seen === "object") seen.push(at);
    else {
      const group = [seen, at];
      first.set(id, group);
      groups.push(group);
    }
  });
  return groups;
}

function allSame(texts: readonly string[]): "same" | "different" {
  return texts.every((text) => text === texts[0]) ? "same" : "different";
}

function problemOf(group: readonly CheckedRow[], open: boolean): Problem {
  const numbers = group.slice(0, LISTED_ROWS).map((row) => row.row);
  const rows = numbers.join(", ") + (group.length > LISTED_ROWS ? ", …" : "");
  const amounts = allSame(group.map((row) => row.amountText ?? `?${row.cells.amount}`));
  const clients = allSame(group.map((row) => row.cells.clientId));
  const loanId = group[0]?.cells.loanId ?? "";
  const params = { loanId, rows, count: group.length, amounts, clients };
  return { code: "loan.twice", severity: "warning", column: "loanId", params, open };
}

function leaveOut(row: CheckedRow): void {
  row.status = "left-out";
  row.because = "twice";
  row.problems = row.problems.map((problem) => ({ ...problem, open: false }));
}

/** The sum of what can be added so far stands in the first row; a row with a problem of its own waits for it. */
function addUp(group: readonly CheckedRow[]): void {
  const [first, ...others] = group;
  if (!first || first.status !== "report" || first.amountText === null) return;
  const amounts = [first.amountText];
  for (const row of others) {
    if (row.status !== "report" || row.amountText === null) continue;
    amounts.push(row.amountText);
    row.status = "added";
    row.intoRow = first.row;
  }
  const sum = addAmounts(amounts);
  first.amountText = sum;
  const digits = significantDigits(sum);
  if (digits > MAX_DIGITS) {
    const params = { text: sum, digits, limit: MAX_DIGITS };
    first.problems = [
      ...first.problems,
      { code: "amount.digits", severity: "error", column: "amount", params, open: true },
    ];
    first.status = "blocked";
    first.amountText = null;
  }
}

/**
 * Finds loans that stand on several rows and carries out what she decided about them. A decision holds only for
 * exactly the rows it was made about; adding up only where the rows agree on the client. Rows that change are replaced
 * in the list, never changed themselves.
 */
export function settleDuplicates(rows: CheckedRow[], decisions: ReadonlyMap<string, TwiceDecision>): void {
  for (const positions of groupByLoan(rows)) {
    const group = positions.flatMap((at) => (rows[at] ? [{ ...rows[at] }] : []));
    let decision = decisions.size > 0 ? decisions.get(rowsKey(group.map((row) => row.row))) : undefined;
    if (decision?.choice === "add" && allSame(group.map((row) => row.cells.clientId)) === "different") {
      decision = undefined;
    }
    const problem = problemOf(group, decision === undefined);
    group.forEach((row, index) => {
      row.problems = [...row.problems, problem];
      if (decision === undefined && row.status === "report") row.status = "undecided";
      const at = positions[index];
      if (at !== undefined) rows[at] = row;
    });
    if (decision?.choice === "keep") {
      const { keep } = decision;
      group.filter((row) => row.row !== keep).forEach(leaveOut);
    } else if (decision?.choice === "add") addUp(group);
  }
}

/** The rows that hold the same loan as the given one, as a decision about them names them; empty if it stands alone. */
export function rowsOfLoan(report: CheckedReport, row: number): number[] {
  const asked = report.rows.find((other) => other.row === row);
  if (!asked?.problems.some((problem) => problem.code === "loan.twice")) return [];
  const { loanId } = asked.cells;
  return report.rows
    .filter(
      (other) =>
        other.cells.loanId === loanId && other.problems.some((problem) => problem.code === "loan.twice"),
    )
    .map((other) => other.row);
}
