/**
 * What can be wrong with a row, as codes. The words for each stand in the message files under
 * `repayments.problems.<code>`; `params` fills them in.
 */

/** The three columns that count, whatever the file calls them. */
export type Column = "loanId" | "clientId" | "amount";

/**
 * `error` blocks the row until it is fixed or left out; `warning` waits for a person's decision; `note` is only said.
 */
export type Severity = "error" | "warning" | "note";

/**
 * Everything the check can find.
 *
 * - `severity`: see {@link Severity}
 * - `accept`: she may say "it is right as it stands"
 * - `fixAll`: what the problems of the kind suggest changes how a value is written and nothing else, so all can be
 *   fixed at once
 */
export const PROBLEMS = {
  "loan-id.missing": { severity: "error" },
  /** Excel turned a long number into scientific notation (`1.04E+06`): digits are gone for good. */
  "loan-id.scientific": { severity: "error" },
  /** Looks like a date that Excel made of an ID such as 5-3 (`05-Mar`). */
  "loan-id.date": { severity: "warning", accept: true },
  /** Spaces around it, no-break or zero-width characters anywhere in it. */
  "loan-id.spaces": { severity: "warning", accept: true, fixAll: true },
  /** A letter of it was lost before the file came here: it is U+FFFD. */
  "loan-id.lost": { severity: "error" },
  /** A date cell of a workbook: what the ID was before nobody can tell. */
  "loan-id.became-date": { severity: "error" },
  /** TRUE, or nothing where a workbook's formula should give the ID; params `reason`. */
  "loan-id.no-id": { severity: "error" },
  /** The format of a number cell shows other figures than are stored: `0012` for 12. */
  "loan-id.shown-otherwise": { severity: "warning", accept: true, fixAll: true },
  /** `########`, `#N/A`, `NULL`: what stands there is no ID. */
  "loan-id.none": { severity: "error" },
  /** `="0012"`, `'0012`: signs around it that a spreadsheet was given or left. */
  "loan-id.wrapped": { severity: "warning", accept: true, fixAll: true },
  /** `12.0`, `1,042,970`: kept as a number on its way. */
  "loan-id.number": { severity: "warning", accept: true, fixAll: true },
  /** Fewer digits than the others, which have zeros in front. */
  "loan-id.zeros": { severity: "warning", accept: true, fixAll: true },
  /** Letters of another alphabet that look like its own. */
  "loan-id.letters": { severity: "warning", accept: true, fixAll: true },
  /** Not a digit in it, where the others have some: mostly a word of the file's own ("Average"). */
  "loan-id.words": { severity: "warning", accept: true },
  /** Another row has it in other capitals: perhaps the same loan. */
  "loan-id.alike": { severity: "warning", accept: true },
  /** Not among the loans that Kiva expects, as of the list that was fetched last. */
  "loan-id.unknown": { severity: "warning", accept: true, fixAll: true },
  "client-id.missing": { severity: "error" },
  "client-id.scientific": { severity: "error" },
  "client-id.date": { severity: "warning", accept: true },
  "client-id.spaces": { severity: "warning", accept: true, fixAll: true },
  "client-id.lost": { severity: "error" },
  "client-id.became-date": { severity: "error" },
  "client-id.no-id": { severity: "error" },
  "client-id.shown-otherwise": { severity: "warning", accept: true, fixAll: true },
  "client-id.none": { severity: "error" },
  "client-id.wrapped": { severity: "warning", accept: true, fixAll: true },
  "client-id.number": { severity: "warning", accept: true, fixAll: true },
  "client-id.zeros": { severity: "warning", accept: true, fixAll: true },
  "client-id.letters": { severity: "warning", accept: true, fixAll: true },
  /** Kiva has another client for the loan. */
  "client-id.other": { severity: "warning", accept: true, fixAll: true },
  "amount.missing": { severity: "error" },
  /**
   * Not a number; params `reason`, which for a workbook's cells is what they are instead: `date`, `boolean`, `error`,
   * `uncomputed`. A fix is offered where one letter stands for a digit (`12,5o0`).
   */
  "amount.unreadable": { severity: "error" },
  /** `-5`, `5-`, `(5)`: no source knows a negative figure in a repayment report. */
  "amount.negative": { severity: "error" },
  /** Report zero, or leave the row out: her decision. */
  "amount.zero": { severity: "warning", accept: true },
  /** More decimals than the currency has. */
  "amount.decimals": { severity: "error" },
  /** Beyond 15 significant digits no JSON reader is sure to keep the figure. */
  "amount.digits": { severity: "error" },
  /** The organization's own currency written with the figure. */
  "amount.currency-sign": { severity: "warning", fixAll: true },
  /** Readable, with signs around it that belong to a spreadsheet (`="25.00"`) or stand for no cents (`25.-`). */
  "amount.wrapped": { severity: "warning", fixAll: true },
  "amount.other-currency": { severity: "error" },
  /** More than the whole loan that Kiva has; params `loanAmount`, `name`. */
  "amount.above-loan": { severity: "warning", accept: true },
  /** Reads only with another decimal sign, or groups its thousands in another way, than the rest of the column. */
  "amount.format": { severity: "error" },
  /** The same loan on several rows: keep one, add them up, or report all. */
  "loan.twice": { severity: "warning" },
  /** More cells than the header has: mostly a comma inside a figure that is not in quotes. */
  "row.shifted": { severity: "error" },
  /** Excel does not show this row; it is reported all the same, unless she leaves it out. */
  "row.hidden": { severity: "note" },
  /** It names a loan, but the word "total" stands beside it or it is the sum of the rows above. */
  "row.like-total": { severity: "warning", accept: true },
  /** It stands above the column names and looks like a loan. */
  "row.above-header": { severity: "warning", accept: true },
  /** A totals row: recognized, left out, its sum compared with ours. */
  "row.totals": { severity: "note" },
  /** The header again, at a page break. */
  "row.header-again": { severity: "note" },
  /** A title, a footer, a drawn line: no loan and no money in it. */
  "row.no-loan": { severity: "note" },
} as const satisfies Record<string, { severity: Severity; accept?: boolean; fixAll?: boolean }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The loans of Kiva's that a damaged or unknown ID may stand for: the first of them, and how many there are. */
export interface Meant {
  loans: { loanId: string; clientId: string | null; name: string }[];
  count: number;
}

/** A problem of one cell, before it is set on a row. */
export interface CellProblem {
  code: ProblemCode;
  params: Record<string, string | number>;
  fix?: string;
  meant?: Meant;
}

export interface Problem {
  code: ProblemCode;
  severity: Severity;
  /** The cell it is about; null for the whole row. */
  column: Column | null;
  params: Record<string, string | number>;
  /** What the cell would hold after the suggested fix; the suggestion changes nothing by itself. */
  fix?: string;
  /** Only where Kiva's expected loans are known. */
  meant?: Meant;
  /** Still waiting for her: false once accepted, decided, or the row is left out. Notes are never open. */
  open: boolean;
}

/** True if she may keep the value as it is. */
export function canAccept(code: ProblemCode): boolean {
  return "accept" in PROBLEMS[code];
}

/**
 * True if the problem's suggestion may be taken together with all others of its kind: it changes how the value is
 * written and nothing else, or makes it what Kiva has. What changes is shown before.
 */
export function isFixable({ code, fix, column, meant }: Problem): boolean {
  return fix !== undefined && column !== null && ("fixAll" in PROBLEMS[code] || meant !== undefined);
}
