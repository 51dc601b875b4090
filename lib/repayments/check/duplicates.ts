import { addAmounts, significantDigits } from "@/lib/money";
import { MAX_DIGITS } from "@/lib/amounts/amounts";
import { rowsKey, type TwiceDecision } from "../edits/apply-edits";
import type { CheckedRow } from "../checked-report";
import type { Problem } from "../problems";

/** More row numbers than this are not listed in a message; `rowsOfLoan` has them all. */
const LISTED_ROWS = 50;

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
 * Carries out what she decided about a loan that stands on several rows, or leaves it open. A decision holds only for
 * exactly the rows it was made about; adding up only where the rows agree on the client. Answers new rows, in the same
 * order; the given ones stay as they are.
 */
export function settleLoan(
  rows: readonly CheckedRow[],
  decisions: ReadonlyMap<string, TwiceDecision>,
): CheckedRow[] {
  const group = rows.map((row) => ({ ...row }));
  let decision = decisions.size > 0 ? decisions.get(rowsKey(group.map((row) => row.row))) : undefined;
  if (decision?.choice === "add" && allSame(group.map((row) => row.cells.clientId)) === "different") {
    decision = undefined;
  }
  const problem = problemOf(group, decision === undefined);
  for (const row of group) {
    row.problems = [...row.problems, problem];
    if (decision === undefined && row.status === "report") row.status = "undecided";
  }
  if (decision?.choice === "keep") {
    const { keep } = decision;
    group.filter((row) => row.row !== keep).forEach(leaveOut);
  } else if (decision?.choice === "add") addUp(group);
  return group;
}
