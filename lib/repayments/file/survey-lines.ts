import { currencyDecimals } from "@/lib/money";
import type { DecimalSign } from "@/lib/amounts/number-format";
import { plainFigure } from "@/lib/amounts/plain-figure";
import { locateCell, type Span, type TableLine } from "@/lib/files/cut-lines";
import type { CheckSettings } from "../checked-report";
import { IdSurvey, type IdStyle } from "../ids/id-style";
import type { LineReader } from "./source-row";
import { isOfSheet, isPlainInSheet, isStored } from "./stored-cells";

/** What one quick look at every line tells, before the decimal sign is known. Positions count from 0. */
export interface Survey {
  /** The amounts that are plain figures, in the smallest unit; 0 for others. */
  units: Float64Array;
  /** The sign of each such figure, as `signCode` has it, and whether it tells more of the format than its digits. */
  signs: Uint8Array;
  /** 1 where only the amount may want a closer look. */
  sound: Uint8Array;
  /** How each column writes its IDs. */
  idStyles: Record<"loanId" | "clientId", IdStyle>;
}

const TELLING = 4;

/** 0 is kept for "no plain figure". */
function signCode(sign: DecimalSign | null): number {
  return sign === null ? 1 : sign === "." ? 2 : 3;
}

/** True if the line's amount is plain when the column's decimal sign is the given one. */
export function isPlainUnder({ signs, sound }: Survey, at: number, sign: DecimalSign | null): boolean {
  const code = (signs[at] ?? 0) & ~TELLING;
  return sound[at] === 1 && (code === 1 || (code !== 0 && code === signCode(sign) && sign !== null));
}

/** The one sign a plain figure can be read with; null for digits alone, undefined where there is no plain figure. */
export function signOf({ signs, sound }: Survey, at: number): DecimalSign | null | undefined {
  const code = sound[at] === 1 ? (signs[at] ?? 0) & ~TELLING : 0;
  return code === 0 ? undefined : code === 1 ? null : code === 2 ? "." : ",";
}

/** True for a plain figure that is written otherwise than it will be reported. */
export function isTelling({ signs }: Survey, at: number): boolean {
  return ((signs[at] ?? 0) & TELLING) !== 0;
}

export function surveyLines(
  lines: readonly TableLine[],
  reader: LineReader,
  { columns, currency }: CheckSettings,
): Survey {
  const decimals = currencyDecimals(currency);
  const two = columns === "two";
  const units = new Float64Array(lines.length);
  const signs = new Uint8Array(lines.length);
  const sound = new Uint8Array(lines.length);
  const loanIds = new IdSurvey();
  const clientIds = new IdSurvey();

  const cell: Span = { text: "", from: 0, to: 0 };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as TableLine;
    locateCell(line, reader.columns.amount, cell);
    const figure = plainFigure(cell.text, decimals, cell.from, cell.to);
    if (figure && isStored(line.natures?.[reader.columns.amount])) {
      units[at] = figure.units;
      signs[at] = signCode(null);
    } else if (figure) {
      units[at] = figure.units;
      const isTelling = figure.sign !== null && !figure.isCanonical;
      signs[at] = signCode(figure.sign) | (isTelling ? TELLING : 0);
    }
    locateCell(line, reader.columns.loanId, cell);
    const isLoanPlain = loanIds.addPlain(cell.text, cell.from, cell.to);
    if (!isLoanPlain) loanIds.addOdd(reader.cells(line).loanId);
    let isClientPlain = two;
    if (reader.columns.clientId !== null) {
      locateCell(line, reader.columns.clientId, cell);
      isClientPlain = clientIds.addPlain(cell.text, cell.from, cell.to);
      if (!isClientPlain) clientIds.addOdd(reader.cells(line).clientId);
    }
    if (!isLoanPlain || !isClientPlain || (isOfSheet(line) && !isPlainInSheet(line, reader.columns)))
      continue;
    if (reader.shift(line) === null && !reader.isHeaderAgain(line)) sound[at] = 1;
  }
  const idStyles = { loanId: loanIds.style(), clientId: clientIds.style() };
  const survey = { units, signs, sound, idStyles };
  lookAgain(lines, reader, survey);
  return survey;
}

/** IDs that are odd beside the others only: those with fewer digits than they all have. */
function lookAgain(lines: readonly TableLine[], reader: LineReader, { sound, idStyles }: Survey): void {
  const cell: Span = { text: "", from: 0, to: 0 };
  for (const column of ["loanId", "clientId"] as const) {
    const { width, hasShorter } = idStyles[column];
    const position = reader.columns[column];
    if (!hasShorter || position === null) continue;
    for (let at = 0; at < lines.length; at++) {
      locateCell(lines[at] as TableLine, position, cell);
      if (cell.to - cell.from < width) sound[at] = 0;
    }
  }
}
