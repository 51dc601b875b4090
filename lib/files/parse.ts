import Papa from "papaparse";
import { ok, type Result } from "@/lib/result";
import { cutRegularLines, isBlank, type TableLine } from "./cut-lines";
import { guessDelimiter, type KnownNames } from "./delimiter";
import type { Delimiter, FileFailure } from "./file-failure";
import { evenLineEnds } from "./line-ends";
import { mendQuotes, swallowedLines } from "./quotes";
import { unwrapAll, unwrapSome, type WrappedLines } from "./wrapped-lines";

/** A file cut into lines and cells; blank lines are gone, numbers are kept. */
export interface Table {
  delimiter: Delimiter;
  lines: TableLine[];
  /** Quotation marks that enclose nothing (`5" pipe`), kept as they stand: how many rows have some, and the first of them. */
  strayQuotes: { count: number; row: number } | null;
  /** Lines that stood in quotes as a whole and were read as lines. */
  wrappedLines: WrappedLines | null;
}

/** Other programs that save the file again put their own delimiters behind it. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"]?)"?[ \t,;|]*(?:\r\n|\r|\n|$)/i;
const DELIMITERS = [",", ";", "\t", "|"] as const satisfies Delimiter[];

/** Excel's own way to name the delimiter. Excel does not show this line, so it gets no row number. */
function takeSeparatorLine(text: string): { rest: string; named: Delimiter | null } {
  const found = SEPARATOR_LINE.exec(text);
  if (!found) return { rest: text, named: null };
  return {
    rest: text.slice(found[0].length),
    named: DELIMITERS.find((delimiter) => delimiter === found[1]) ?? null,
  };
}

/** PapaParse with every guess of its own switched off: no header names, no typing, no newline or delimiter guessing. */
function cut(text: string, delimiter: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    header: false,
    dynamicTyping: false,
    skipEmptyLines: false,
    comments: false,
  });
}

/**
 * Cuts a text into numbered lines of cells. An unclosed quote is refused: it would swallow loans without a word.
 * `knownNames` counts the cells of a line that are known as names of columns, which tells the delimiter.
 */
export function parseTable(text: string, knownNames: KnownNames = () => 0): Result<Table, FileFailure> {
  // A second byte order mark, as files put together from several have it, is no part of the first cell.
  const isMarked = text.charCodeAt(0) === 0xfeff;
  const { rest, named } = takeSeparatorLine(isMarked ? text.replace(/^\ufeff+/, "") : text);
  const delimiter = guessDelimiter(rest, knownNames, named);
  const regular = cutRegularLines(rest, delimiter);
  const table = regular ? ok({ delimiter, lines: regular, strayQuotes: null }) : cutOddLines(rest, delimiter);
  if (!table.ok) return table;

  const { lines } = table.value;
  if (!rest.includes('"')) return ok({ ...table.value, wrappedLines: null });
  const inner = unwrapAll(lines, DELIMITERS);
  // Each time some quotes are taken off, so there is an end.
  if (inner !== null && inner.length < rest.length) {
    const unwrapped = parseTable(inner, knownNames);
    if (!unwrapped.ok) return unwrapped;
    return ok({ ...unwrapped.value, wrappedLines: { count: lines.length, row: lines[0]?.row ?? 1 } });
  }
  return ok({ ...table.value, ...unwrapSome(lines, delimiter) });
}

/** Cuts a text that is not regular: quotes are looked at as Excel does. */
function cutOddLines(text: string, delimiter: Delimiter): Result<Omit<Table, "wrappedLines">, FileFailure> {
  const mended = mendQuotes(evenLineEnds(text, delimiter), delimiter);
  if (mended.unclosedRow !== null) return unclosed(mended.unclosedRow);
  const parsed = cut(mended.text, delimiter);
  // Mending leaves nothing to complain about; if it does, the file is not understood and must not pass.
  const complaint = parsed.errors[0];
  if (complaint) return unclosed((complaint.row ?? 0) + 1);
  const swallowed = swallowedLines(parsed.data, delimiter);
  if (swallowed !== null) return unclosed(swallowed);

  const lines: TableLine[] = [];
  parsed.data.forEach((cells, index) => {
    if (!isBlank({ cells })) lines.push({ row: index + 1, cells });
  });
  const strayQuotes = mended.count > 0 ? { count: mended.count, row: mended.firstRow } : null;
  return ok({ delimiter, lines, strayQuotes });
}

function unclosed(row: number): { ok: false; failure: FileFailure } {
  return { ok: false, failure: { code: "file.unclosed-quote", params: { row } } };
}
