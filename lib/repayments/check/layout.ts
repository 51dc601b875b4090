import { amountFormat, type AmountFormat } from "@/lib/amounts/amounts";
import { locateCell, type Span, type TableLine } from "@/lib/files/cut-lines";
import { loansAbove } from "../file/above-header";
import { findAlike } from "./alike";
import type { CheckedRow, CheckSettings, Notice, Question, Reading } from "../checked-report";
import { choiceFits, matchColumns } from "../file/columns";
import { otherCurrencyTest } from "../file/currency-column";
import { decideSign } from "../file/decimal-question";
import type { Choices } from "../edits";
import { examineLines } from "./examine-lines";
import { agreeingLines, standingOn } from "../expected/agreeing-lines";
import type { Expectation } from "../expected/expectation";
import { isRowsInErrorHeader } from "../file/header-words";
import type { IdStyle } from "../ids/id-style";
import { judgeRow } from "./judge-row";
import { LoanIndex } from "./loan-index";
import { noLoanTest } from "../file/no-loan";
import type { OpenedFile } from "../file/open-file";
import { openingNotices } from "../file/opening-notices";
import type { Column } from "../problems";
import { sheetNotices } from "../file/sheet-notices";
import { NO_SHIFTS, shiftTest } from "../file/shifted";
import { lineReader, type SourceRow } from "../file/source-row";
import { readingExamples } from "./summary";
import { surveyGrouping } from "../file/survey-grouping";
import { surveyLines } from "../file/survey-lines";
import type { TotalsRows } from "../totals/totals-row";

/** What a row is judged by. */
export interface JudgedBy {
  settings: CheckSettings;
  format: AmountFormat;
  totals: TotalsRows;
  /** Columns to be typed anew before a shifted row is believed. */
  doubtful: readonly Column[];
  idStyles: Record<"loanId" | "clientId", IdStyle>;
  /** What Kiva expects; null where that is not known. */
  expected: Expectation | null;
}

/**
 * Everything about a file that her edits do not change. Nearly every line is plain: IDs and an amount of which there is
 * nothing to say. Of those only the amount is kept; all else is made when somebody asks, so that a file of 100,000 rows
 * costs little more than reading it. Positions count from 0 over the lines below the header.
 */
export interface Layout extends JudgedBy {
  reading: Reading;
  notices: Notice[];
  lines: readonly TableLine[];
  /** The amount of a plain line in the smallest unit; 0 where the line wants a closer look. */
  plain: Float64Array;
  /** The plain lines' number, and their sum as plain decimal text. */
  plainTotals: { lines: number; sumText: string };
  /** The lines that are not plain, judged without any edit. */
  marked: ReadonlyMap<number, CheckedRow>;
  /** On which lines each loan stands. */
  loans: LoanIndex;
  /** The lines whose loan IDs are written differently and may be the same loan. */
  alike: readonly (readonly number[])[];
  /** The cells of a line that count. */
  cellsAt: (at: number) => Record<Column, string>;
  /** How often each of Kiva's loans stands on a plain line, by its position; empty where they are not known. */
  plainExpected: Uint32Array;
  /** Examines a line. */
  sourceAt: (at: number) => SourceRow;
}

/** The layout, or why there is none yet. */
export type LayoutOutcome =
  | { state: "laid-out"; layout: Layout }
  | { state: "question"; question: Question }
  | { state: "unreadable"; failure: { code: "file.no-rows"; params: Record<string, never> } };

const NONE = new Uint32Array(0);

/**
 * Finds columns, header, decimal sign and totals of an opened file and examines each line that is not plain. `survey`
 * is another's in a test only.
 */
export function layOut(
  opened: OpenedFile,
  settings: CheckSettings,
  choices: Choices,
  expected: Expectation | null = null,
  survey: typeof surveyLines = surveyLines,
): LayoutOutcome {
  const { lines: all, delimiter } = opened.table;
  let columns = choices.columns;
  if (!columns || !choiceFits(columns, all, settings)) {
    const match = matchColumns(all, settings);
    if (!match.sure) return { state: "question", question: match.question };
    columns = match.choice;
  }
  const { headerRow } = columns;
  const header = headerRow === null ? -1 : all.findIndex((line) => line.row === headerRow);
  const headers = all[header]?.cells ?? [];
  const above = loansAbove(all.slice(0, Math.max(0, header)), columns);
  const lines = [...above, ...all.slice(header + 1)];
  if (lines.length === 0) return { state: "unreadable", failure: { code: "file.no-rows", params: {} } };

  const own = isRowsInErrorHeader(headers);
  // A workbook's cells say themselves where they stand; our own rows in error tell of a file in which some had moved.
  const shifts = opened.sheet && !own ? NO_SHIFTS : shiftTest(headers, lines, columns, delimiter);
  const reader = lineReader({ columns, headers, shifts, own });
  const surveyed = survey(lines, reader, settings);
  const other = otherCurrencyTest(headers, settings.currency);
  const { grouping, isOdd } = surveyGrouping(lines, reader, surveyed, settings.currency);
  for (let at = 0; at < lines.length; at++) {
    if (at < above.length || isOdd?.(at) || other?.(lines[at] as TableLine)) surveyed.sound[at] = 0;
  }
  const agreed = expected && agreeingLines(lines, columns, surveyed, expected);
  const decided = decideSign(lines, reader, surveyed, settings, choices.decimalSign);
  if ("question" in decided) return { state: "question", question: decided.question };

  const isAsked = choices.decimalSign !== undefined;
  const format = amountFormat(settings.currency, decided.sign, isAsked, grouping);
  const examined = examineLines(lines, surveyed, {
    reader,
    format,
    own,
    above: above.length,
    isNoLoan: noLoanTest(all.slice(0, Math.max(0, header)), lines[above.length]?.row, settings.currency),
    isExpected: (loanId) => expected?.has(loanId) === true,
    otherCurrency: other,
  });
  const { sources, plain, plainTotals, examples, totals, sourceAt } = examined;
  const { idStyles } = surveyed;
  const judgedBy: JudgedBy = { settings, format, totals, doubtful: shifts.doubtful, idStyles, expected };

  const marked = new Map<number, CheckedRow>();
  for (const [at, source] of sources) marked.set(at, judgeRow(source, judgedBy, undefined));
  const cellsAt = (at: number): Record<Column, string> => reader.cells(lines[at] as TableLine);
  const loans = new LoanIndex(lines.length, (at) => cellsAt(at).loanId);
  const cell: Span = { text: "", from: 0, to: 0 };
  for (let at = 0; at < lines.length; at++) {
    // Most are plain; looking them up one by one would take as long as all the rest of this.
    const source = plain[at] ? undefined : sources.get(at);
    if (source === undefined) {
      locateCell(lines[at] as TableLine, columns.loanId, cell);
      loans.add(at, cell);
    } else if (source.kind === "loan" && source.cells.loanId.trim() !== "") {
      const { loanId } = source.cells;
      loans.add(at, { text: loanId, from: 0, to: loanId.length });
    }
  }

  const notices = openingNotices(opened, columns, above.length);
  if (opened.sheet) {
    const loanLines = lines.filter((_, at) => (sources.get(at)?.kind ?? "loan") === "loan");
    notices.push(...sheetNotices(opened.sheet.facts, loanLines, columns));
  }
  const { encoding, readings: words } = opened.decoded;
  return {
    state: "laid-out",
    layout: {
      ...judgedBy,
      reading: {
        sheet: opened.sheet?.reading ?? null,
        encoding,
        words,
        delimiter,
        headers,
        columns,
        decimalSign: decided.sign,
        examples: readingExamples(examples),
      },
      notices,
      lines,
      plain,
      plainTotals,
      marked,
      loans,
      alike: idStyles.loanId.mixedCase ? findAlike(lines.map((_, at) => cellsAt(at).loanId)) : [],
      cellsAt,
      plainExpected: agreed ? standingOn(agreed, plain, expected.count) : NONE,
      sourceAt,
    },
  };
}
