import type { RowEdits } from "../edits/apply-edits";
import type { CheckedRow } from "../checked-report";
import { likeness } from "../ids/likeness";
import type { Expectation } from "../expected/expectation";
import type { Problem } from "../problems";

const ALL_DIGITS = /^\d*$/;

/**
 * Positions of the IDs that are written differently and may be the same loan: "A-12" and "a-12". Every spelling of
 * such a loan is in its group, with all its rows.
 */
export function findAlike(ids: readonly string[]): number[][] {
  const byLikeness = new Map<string, number[]>();
  for (const [at, id] of ids.entries()) {
    if (ALL_DIGITS.test(id) || id.trim() === "") continue;
    const key = likeness(id);
    const own = byLikeness.get(key);
    if (own) own.push(at);
    else byLikeness.set(key, [at]);
  }
  return [...byLikeness.values()].filter((group) => group.some((at) => ids[at] !== ids[group[0] ?? 0]));
}

/** The rows of a checked file, by position. */
interface Rows {
  rowAt: (at: number) => CheckedRow;
  replace: (at: number, row: CheckedRow) => void;
}

/**
 * Says of every row in such a group which other spelling there is, as the rows stand after her edits. Nothing is ever
 * taken to be the same: she says so by giving both the same ID. Two that Kiva has are two loans.
 */
export function settleAlike(
  groups: readonly (readonly number[])[],
  byRow: ReadonlyMap<number, RowEdits>,
  expected: Pick<Expectation, "has"> | null,
  { rowAt, replace }: Rows,
): void {
  for (const group of groups) {
    const standing = group.filter((at) => rowAt(at).status !== "left-out");
    // One row of each spelling is enough to name it.
    const spellings = new Map<string, number>();
    for (const at of standing) {
      const { cells, row } = rowAt(at);
      if (!spellings.has(cells.loanId)) spellings.set(cells.loanId, row);
    }
    for (const at of standing) {
      const row = rowAt(at);
      const own = row.cells.loanId;
      const other = [...spellings].find(([id]) => id !== own && likeness(id) === likeness(own));
      if (!other || (expected?.has(own) && expected.has(other[0]))) continue;
      const open = byRow.get(row.row)?.accepted.has("loan-id.alike") !== true;
      const problem: Problem = {
        code: "loan-id.alike",
        severity: "warning",
        column: "loanId",
        params: { loanId: own, other: other[0], otherRow: other[1] },
        open,
      };
      const status = open && row.status === "report" ? "undecided" : row.status;
      replace(at, { ...row, problems: [...row.problems, problem], status });
    }
  }
}
