import type { CheckedRow } from "../checked-report";
import type { Edit } from "../edits";
import { canAccept, isFixable, type Problem, type ProblemCode } from "../problems";

/** A report, as far as its problems go: rows without any may be missing. */
export interface MarkedRows {
  rows: readonly CheckedRow[];
}

function* openProblems(report: MarkedRows, code: ProblemCode): Generator<{ row: number; problem: Problem }> {
  for (const { row, problems } of report.rows) {
    for (const problem of problems) if (problem.open && problem.code === code) yield { row, problem };
  }
}

/** The edits that take every suggestion of a kind; none where a suggestion could change what a value means. */
export function fixAll(report: MarkedRows, code: ProblemCode): Edit[] {
  const edits: Edit[] = [];
  for (const { row, problem } of openProblems(report, code)) {
    if (!isFixable(problem) || problem.fix === undefined || problem.column === null) continue;
    edits.push({ kind: "cell", row, column: problem.column, text: problem.fix });
  }
  return edits;
}

/** The edits that leave out every row with an open problem of a kind; of rows that Excel hides, all that go out. */
export function leaveOutAll(report: MarkedRows, code: ProblemCode): Edit[] {
  if (code === "row.hidden") {
    const hidden = report.rows.filter(
      ({ status, problems }) => status !== "left-out" && problems.some((problem) => problem.code === code),
    );
    return hidden.map(({ row }) => ({ kind: "leave-out", row }));
  }
  return [...openProblems(report, code)].map(({ row }) => ({ kind: "leave-out", row }));
}

/** The edits that accept every open problem of a kind as it stands; none where that is not hers to say. */
export function acceptAll(report: MarkedRows, code: ProblemCode): Edit[] {
  if (!canAccept(code)) return [];
  return [...openProblems(report, code)].map(({ row }) => ({ kind: "accept", row, code }));
}
