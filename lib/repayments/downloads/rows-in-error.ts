import type { CheckedReport, CheckedRow } from "../checked-report";
import type { MarkedRows } from "../edits/fixes";
import type { Problem } from "../problems";

/**
 * The words of the downloaded file. `row` and `reason` must be the ones that `isRowsInErrorHeader` knows, and the
 * column names ones that are recognized: then the corrected file can be uploaded as it is.
 */
export interface RowsInErrorWords {
  row: string;
  loanId: string;
  clientId: string;
  amount: string;
  reason: string;
}

/** Rows with an open problem, as they stand, with the row number first and the reason last; a header on top. */
export function rowsInError(
  report: MarkedRows & Pick<CheckedReport, "reading">,
  words: RowsInErrorWords,
  reasonOf: (problem: Problem) => string,
): string[][] {
  const three = report.reading.columns.clientId !== null;
  const ids = (loanId: string, clientId: string): string[] => (three ? [loanId, clientId] : [loanId]);
  const header = [words.row, ...ids(words.loanId, words.clientId), words.amount, words.reason];
  const rows = report.rows.filter(hasOpenProblem).map(({ row, cells, extra, problems }) => {
    const reason = problems
      .filter((problem) => problem.open)
      .map(reasonOf)
      .join(" ");
    // What stood beyond the last column goes along: without it `1,250.00` would come back as 1.
    return [String(row), ...ids(cells.loanId, cells.clientId), cells.amount, ...(extra ?? []), reason];
  });
  return [header, ...rows];
}

/** Whether a row needs her. */
export function hasOpenProblem({ problems }: CheckedRow): boolean {
  return problems.some((problem) => problem.open);
}
