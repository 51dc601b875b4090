import { amountBothWays, amountFormat, readAmount, type AmountFormat } from "@/lib/amounts/amounts";
import type { OpenedFile } from "./open-file";
import type { CheckedRow, CheckSettings, Notice, Question, Reading } from "./checked-report";
import { choiceFits, matchColumns } from "./columns";
import { undefuse } from "@/lib/files/csv";
import type { Encoding } from "@/lib/files/file-failure";
import { signExamples } from "./decimal-question";
import type { Choices, ColumnChoice } from "./edits";
import { isRowsInErrorHeader } from "./header-words";
import { datesAreTheStyle, examineId } from "./ids";
import { judgeRow, type JudgedBy } from "./judge-row";
import { inferDecimalSign, type DecimalSign } from "@/lib/amounts/number-format";
import type { TableLine } from "@/lib/files/parse";
import type { Column } from "./problems";
import { sheetNotices } from "./sheet-notices";
import { NO_SHIFTS, shiftTest, type Shift } from "./shifted";
import { isStored, storedCells, type StoredCells } from "./stored-cells";
import { findTotalsRows, type TotalsRows } from "./totals-row";

/** One line of the file as it stands there, examined but not yet judged. */
export interface SourceRow extends StoredCells {
  row: number;
  cells: Record<Column, string>;
  kind: "loan" | "totals" | "header-again";
  shift: Shift | null;
}

/** Everything about a file that her edits do not change: plain data, so that a worker judges again after each edit. */
export interface Layout {
  settings: CheckSettings;
  reading: Omit<Reading, "examples">;
  notices: Notice[];
  format: AmountFormat;
  sources: SourceRow[];
  totals: TotalsRows;
  /** Columns to be typed anew before a shifted row is believed. */
  doubtful: readonly Column[];
  datesAreStyle: Record<"loanId" | "clientId", boolean>;
  /** Every row judged without any edit: after an edit only the rows it touches are judged again. */
  untouched: CheckedRow[];
}

/** The layout, or why there is none yet. */
export type LayoutOutcome =
  | { state: "laid-out"; layout: Layout }
  | { state: "question"; question: Question }
  | { state: "unreadable"; failure: { code: "file.no-rows"; params: Record<string, never> } };

function sameCell(left: string, right: string): boolean {
  return left === right || left.trim().toLowerCase() === right.trim().toLowerCase();
}

/** The header printed again at a page break: every cell that holds something repeats the header's. */
function isHeaderAgain(line: TableLine, headers: readonly string[], columns: ColumnChoice): boolean {
  const amount = line.cells[columns.amount] ?? "";
  // Nearly every line is done with here.
  if (headers.length === 0 || amount.trim() === "" || !sameCell(amount, headers[columns.amount] ?? ""))
    return false;
  return line.cells.every((cell, at) => cell.trim() === "" || sameCell(cell, headers[at] ?? ""));
}

function pickCells(line: TableLine, columns: ColumnChoice, own: boolean): Record<Column, string> {
  const pick = (at: number | null): string => {
    const cell = at === null ? "" : (line.cells[at] ?? "");
    return own ? undefuse(cell) : cell;
  };
  return { loanId: pick(columns.loanId), clientId: pick(columns.clientId), amount: pick(columns.amount) };
}

/** What is not sure, lost or garbled among the letters. */
function letterNotices({ decoded, table }: OpenedFile): Notice[] {
  const { encoding, alternatives, readings, garbled } = decoded;
  const notices: Notice[] = [];
  const wordIn = (one: Encoding): string => readings.find((reading) => reading.encoding === one)?.word ?? "";
  const [other] = alternatives;
  if (other) {
    const params = { word: wordIn(encoding), other: wordIn(other) };
    notices.push({ code: "file.letters-unsure", params });
  }
  const lost = table.lines.filter(({ cells }) => cells.some((cell) => cell.includes("\ufffd")));
  if (lost[0]) notices.push({ code: "file.letters-lost", params: { count: lost.length, row: lost[0].row } });
  if (garbled) notices.push({ code: "file.letters-garbled", params: { ...garbled } });
  return notices;
}

function openingNotices(opened: OpenedFile, columns: ColumnChoice): Notice[] {
  const notices: Notice[] = [];
  const { decoded, table } = opened;
  const { nulBytes } = decoded;
  if (nulBytes > 0) notices.push({ code: "file.nul-bytes", params: { count: nulBytes } });
  notices.push(...letterNotices(opened));
  if (table.strayQuotes) notices.push({ code: "file.stray-quotes", params: { ...table.strayQuotes } });
  if (columns.headerRow === null) notices.push({ code: "file.no-header", params: {} });
  else {
    const headerRow = columns.headerRow;
    const count = table.lines.filter((line) => line.row < headerRow).length;
    if (count > 0) notices.push({ code: "file.lines-before-header", params: { count } });
  }
  return notices;
}

interface Raw {
  line: TableLine;
  cells: Record<Column, string>;
  headerAgain: boolean;
  shift: Shift | null;
}

function decideSign(
  raws: readonly Raw[],
  columns: ColumnChoice,
  settings: CheckSettings,
  choices: Choices,
): { sign: DecimalSign | null } | { question: Question } {
  if (choices.decimalSign) return { sign: choices.decimalSign };
  const figures = raws.filter(
    (raw) => !raw.headerAgain && raw.shift === null && !isStored(raw.line.natures?.[columns.amount]),
  );
  const evidence = inferDecimalSign(
    figures.map(({ cells }) => amountBothWays(cells.amount, settings.currency)),
  );
  if (evidence.state === "decided") return { sign: evidence.sign };
  const examples = signExamples(
    figures.map(({ line, cells }) => ({
      row: line.row,
      text: cells.amount,
      ...amountBothWays(cells.amount, settings.currency),
    })),
  );
  return { question: { kind: "decimal-sign", examples } };
}

function loanLines(raws: readonly Raw[], sources: readonly SourceRow[]): TableLine[] {
  return raws.flatMap(({ line }, at) => (sources[at]?.kind === "loan" ? [line] : []));
}

/** Finds columns, header, decimal sign and totals of an opened file and examines each line by itself. */
export function layOut(opened: OpenedFile, settings: CheckSettings, choices: Choices): LayoutOutcome {
  const { lines, delimiter } = opened.table;
  let columns = choices.columns;
  if (!columns || !choiceFits(columns, lines, settings)) {
    const match = matchColumns(lines, settings);
    if (!match.sure) return { state: "question", question: match.question };
    columns = match.choice;
  }
  const { headerRow } = columns;
  const headers = lines.find((line) => line.row === headerRow)?.cells ?? [];
  const data = headerRow === null ? lines : lines.filter((line) => line.row > headerRow);
  if (data.length === 0) return { state: "unreadable", failure: { code: "file.no-rows", params: {} } };

  const own = isRowsInErrorHeader(headers);
  // A workbook's cells say themselves where they stand.
  const shifts = opened.sheet ? NO_SHIFTS : shiftTest(headers, data, columns, delimiter);
  const raws = data.map((line): Raw => {
    const headerAgain = isHeaderAgain(line, headers, columns);
    return {
      line,
      cells: pickCells(line, columns, own),
      headerAgain,
      shift: headerAgain ? null : shifts.find(line),
    };
  });
  const decided = decideSign(raws, columns, settings, choices);
  if ("question" in decided) return { state: "question", question: decided.question };

  const format = amountFormat(settings.currency, decided.sign, choices.decimalSign !== undefined);
  const datesAreStyle = {
    loanId: datesAreTheStyle(raws.map((raw) => raw.cells.loanId)),
    clientId: datesAreTheStyle(raws.map((raw) => raw.cells.clientId)),
  };
  const stored = opened.sheet ? storedCells(columns, format, datesAreStyle) : null;
  const sources = raws.map(({ line, cells, headerAgain, shift }): SourceRow => {
    const kind = headerAgain ? "header-again" : "loan";
    if (stored) return { row: line.row, cells, kind, shift, ...stored(line, cells) };
    return {
      row: line.row,
      cells,
      kind,
      shift,
      amount: readAmount(cells.amount, format),
      idProblems: {
        loanId: examineId(cells.loanId, "loanId", datesAreStyle.loanId),
        clientId: examineId(cells.clientId, "clientId", datesAreStyle.clientId),
      },
    };
  });
  const totals = findTotalsRows(
    raws.flatMap(({ line, cells, shift }, index) => {
      const source = sources[index];
      if (source?.kind !== "loan") return [];
      const value = shift === null ? source.amount.value : null;
      return [{ row: line.row, cells: line.cells, loanId: cells.loanId, clientId: cells.clientId, value }];
    }),
    // Among rows picked out for their errors, a sum of the others is chance.
    { decimals: format.decimals, bareToo: !own },
  );
  for (const source of sources) if (totals.has(source.row)) source.kind = "totals";

  const { encoding, readings } = opened.decoded;
  const layout: JudgedBy = {
    settings,
    reading: {
      sheet: opened.sheet?.reading ?? null,
      encoding,
      words: readings,
      delimiter,
      headers,
      columns,
      decimalSign: decided.sign,
    },
    notices: [
      ...openingNotices(opened, columns),
      ...(opened.sheet ? sheetNotices(opened.sheet.facts, loanLines(raws, sources), columns) : []),
    ],
    format,
    sources,
    totals,
    doubtful: shifts.doubtful,
    datesAreStyle,
  };
  const untouched = sources.map((source) => judgeRow(source, layout, undefined));
  return { state: "laid-out", layout: { ...layout, untouched } };
}
