import Papa from "papaparse";
import { ok, type Result } from "@/lib/result";
import { cutRegularLines, type TableLine } from "./cut-lines";
import { guessDelimiter, type KnownNames } from "./delimiter";
import type { Delimiter, FileFailure } from "./file-failure";
import { evenLineEnds } from "./line-ends";
import { mendQuotes, swallowedLines } from "./quotes";

/** A file cut into lines and cells; blank lines are gone, numbers are kept. */
export interface Table {
  delimiter: Delimiter;
  lines: TableLine[];
  /** Quotation marks that enclose nothing (`5" pipe`), kept as they stand: how many rows have some, and the first of them. */
  strayQuotes: { count: number; row: number } | null;
}

const SEPARATOR_LINE = /^"?sep=([^\r\n"]?)"?[ \t]*(?:\r\n|\r|\n|$)/i;
const DELIMITERS = new Set<string>([",", ";", "\t", "|"]);

function isDelimiter(text: string | undefined): text is Delimiter {
  return text !== undefined && DELIMITERS.has(text);
}

/** Excel's own way to name the delimiter. Excel does not show this line, so it gets no row number. */
function takeSeparatorLine(text: string): { rest: string; delimiter: Delimiter | null } {
  const found = SEPARATOR_LINE.exec(text);
  if (!found) return { rest: text, delimiter: null };
  return { rest: text.slice(found[0].length), delimiter: isDelimiter(found[1]) ? found[1] : null };
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

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}

/**
 * Cuts a text into numbered lines of cells. An unclosed quote is refused: it would swallow loans without a word.
 * `knownNames` counts the cells of a line that are known as names of columns, which tells the delimiter.
 */
export function parseTable(text: string, knownNames: KnownNames = () => 0): Result<Table, FileFailure> {
  const { rest, delimiter: named } = takeSeparatorLine(text);
  const delimiter = named ?? guessDelimiter(rest, knownNames);
  const regular = cutRegularLines(rest, delimiter);
  if (regular) return ok({ delimiter, lines: regular, strayQuotes: null });

  const mended = mendQuotes(evenLineEnds(rest, delimiter), delimiter);
  if (mended.unclosedRow !== null) return unclosed(mended.unclosedRow);
  const parsed = cut(mended.text, delimiter);
  // Mending leaves nothing to complain about; if it does, the file is not understood and must not pass.
  const complaint = parsed.errors[0];
  if (complaint) return unclosed((complaint.row ?? 0) + 1);
  const swallowed = swallowedLines(parsed.data, delimiter);
  if (swallowed !== null) return unclosed(swallowed);

  const lines: TableLine[] = [];
  parsed.data.forEach((cells, index) => {
    if (!isBlank(cells)) lines.push({ row: index + 1, cells });
  });
  const strayQuotes = mended.count > 0 ? { count: mended.count, row: mended.firstRow } : null;
  return ok({ delimiter, lines, strayQuotes });
}

function unclosed(row: number): { ok: false; failure: FileFailure } {
  return { ok: false, failure: { code: "file.unclosed-quote", params: { row } } };
}
