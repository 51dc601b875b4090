import { judge } from "./check/check";
import { CheckedFile } from "./check/checked-file";
import { idStyleOf } from "./ids/id-style";
import { layOut } from "./check/layout";
import type { CheckedReport, CheckOutcome, CheckSettings } from "./checked-report";
import type { Choices, Edit } from "./edits";
import { expectedLoan as anExpectedLoan } from "@/lib/testing/expected-loans";
import { Expectation } from "./expected/expectation";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { openText } from "./file/open-file";
import type { ProblemCode } from "./problems";
import type { surveyLines } from "./file/survey-lines";

/** What tests of this folder write again and again. */

export const THREE: CheckSettings = { columns: "three", currency: "USD" };
export const TWO: CheckSettings = { columns: "two", currency: "USD" };

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A file of lines. */
export function fileOf(...lines: string[]): Uint8Array {
  return bytesOf(lines.join("\n"));
}

export interface CheckOptions {
  settings?: CheckSettings;
  choices?: Choices;
  edits?: readonly Edit[];
  /** What Kiva expects; left out, it is not known. */
  expected?: readonly ExpectedLoan[];
}

/** A loan that Kiva expects: of 1,000 US dollars, if nothing else is said. */
export function expectedLoan(loanId: string, other: Partial<ExpectedLoan> = {}): ExpectedLoan {
  const name = `Borrower of ${loanId}`;
  const kivaId = `kiva-${loanId}`;
  return anExpectedLoan({
    kivaId,
    loanId,
    clientId: null,
    name,
    currency: "USD",
    amountText: "1000.00",
    ...other,
  });
}

/** As `checkFile` does it; a text file needs no waiting. */
export function check(file: Uint8Array | string, options: CheckOptions = {}): CheckOutcome {
  const bytes = typeof file === "string" ? bytesOf(file) : file;
  const { settings = THREE, choices = {}, edits = [], expected } = options;
  const opened = openText(bytes, choices.encoding);
  const against = expected && new Expectation(expected, settings);
  return opened.state === "opened" ? judge(opened, settings, choices, edits, against) : opened;
}

/** The report of a file that can be judged. */
export function reportOf(file: Uint8Array | string, options: CheckOptions = {}): CheckedReport {
  const outcome = check(file, options);
  if (outcome.state !== "checked") throw new Error(`not checked: ${JSON.stringify(outcome)}`);
  return outcome.report;
}

/** A file that can be judged, its rows made on request. */
export function checkedFileOf(
  text: string,
  { settings = THREE, edits = [], expected }: CheckOptions = {},
): CheckedFile {
  const opened = openText(bytesOf(text));
  const against = expected && new Expectation(expected, settings);
  const laid = opened.state === "opened" ? layOut(opened, settings, {}, against) : opened;
  if (laid.state !== "laid-out") throw new Error(`not laid out: ${JSON.stringify(laid)}`);
  return new CheckedFile(laid.layout, edits);
}

export function rowOf(report: CheckedReport, row: number) {
  const found = report.rows.find((other) => other.row === row);
  if (!found) throw new Error(`no row ${row}`);
  return found;
}

/** The codes of a row's open problems. */
export function openCodes(report: CheckedReport, row: number): ProblemCode[] {
  return rowOf(report, row)
    .problems.filter((problem) => problem.open)
    .map((problem) => problem.code);
}

/** The lines of a report in short: loan, client, amount. */
export function shortLines(report: CheckedReport): (string | null)[][] {
  return report.lines.map(({ loanId, clientId, amountText }) => [loanId, clientId, amountText]);
}

/** A survey that finds no line plain, so that each gets the closer look. */
export const closely: typeof surveyLines = (lines, reader) => {
  const style = (column: "loanId" | "clientId") => idStyleOf(lines.map((line) => reader.cells(line)[column]));
  return {
    units: new Float64Array(lines.length),
    signs: new Uint8Array(lines.length),
    sound: new Uint8Array(lines.length),
    idStyles: { loanId: style("loanId"), clientId: style("clientId") },
  };
};
