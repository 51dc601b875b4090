import { defuse } from "@/lib/files/csv";
import { writeWorkbook, type WrittenCell } from "@/lib/files/workbook/write-workbook";
import { currencyDecimals } from "@/lib/money";
import type { CheckedReport, CheckedRow } from "../checked-report";
import type { MarkedRows } from "../edits/fixes";
import { loanColumns } from "./loan-columns";
import type { Problem } from "../problems";
import { hasOpenProblem, rowsInError, type RowsInErrorWords } from "./rows-in-error";

/**
 * The rows in error as an .xlsx, in which Excel changes no ID while she mends the others. An amount of which nothing is
 * said is the figure that was read, so that it is not asked about again; all else stands as it does in her file.
 * What would start a formula is defused as in a CSV: it cannot run here, but may be saved as one, and what reads the
 * mended file back knows only one form of ours. `sheet`: its name.
 */
export function rowsInErrorWorkbook(
  report: MarkedRows & Pick<CheckedReport, "reading">,
  words: RowsInErrorWords & { sheet: string },
  reasonOf: (problem: Problem) => string,
  currency: string,
): Uint8Array<ArrayBuffer> {
  const columns = report.reading.columns.clientId === null ? "two" : "three";
  const amountAt = columns === "three" ? 3 : 2;
  const [header = [], ...texts] = rowsInError(report, words, reasonOf);
  const rows = report.rows.filter(hasOpenProblem).map((row, at) =>
    (texts[at] ?? []).map((text, column): WrittenCell => {
      if (column === 0) return { number: text };
      return column === amountAt && isSettled(row) ? { number: row.amountText ?? "" } : defuse(text);
    }),
  );
  const sheet = {
    name: words.sheet,
    columns: [
      { format: "words", width: 8 } as const,
      ...loanColumns(columns),
      { format: "words", width: 80 } as const,
    ],
    header,
    rows,
  };
  return writeWorkbook([sheet], { amountDecimals: currencyDecimals(currency) });
}

/** Its amount was read, and nothing is said about it or about the row as a whole. */
function isSettled({ amountText, problems }: CheckedRow): boolean {
  return amountText !== null && problems.every(({ column }) => column !== null && column !== "amount");
}
