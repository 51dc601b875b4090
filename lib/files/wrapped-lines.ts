import Papa from "papaparse";
import { cellOf, locateCell, widthOf, type Span, type TableLine } from "./cut-lines";
import { usualWidth } from "./usual-width";

/** Lines that stand in quotes as a whole: how many, and the row of the first. */
export interface WrappedLines {
  count: number;
  row: number;
}

function standsAlone(line: TableLine): boolean {
  for (let at = 1; at < widthOf(line); at++) if (cellOf(line, at).trim() !== "") return false;
  return true;
}

/**
 * Excel opens a file of commas in one column where semicolons are the custom, and writes it back with every line in
 * quotes. Gives the text that was there before, with the same row numbers; null if any line holds more than its first
 * cell, or there is nothing to take off.
 */
export function unwrapAll(lines: readonly TableLine[], delimiters: readonly string[]): string | null {
  if (!lines.every(standsAlone)) return null;
  const cells = lines.map((line) => cellOf(line, 0));
  if (!cells.some((cell) => delimiters.some((one) => cell.includes(one)))) return null;
  let row = 1;
  let text = "";
  lines.forEach((line, index) => {
    text += "\n".repeat(line.row - row) + (cells[index] ?? "");
    ({ row } = line);
  });
  return text;
}

/**
 * The same where it happened to some lines only: to those that held quotes before. Such a line is one cell that cuts
 * into exactly as many as the others have.
 */
export function unwrapSome(
  lines: TableLine[],
  delimiter: string,
): { lines: TableLine[]; wrappedLines: WrappedLines | null } {
  const second: Span = { text: "", from: 0, to: 0 };
  let usual = 0;
  let wrappedLines: WrappedLines | null = null;
  const unwrapped = (line: TableLine): TableLine => {
    // Nearly every line is done with here.
    locateCell(line, 1, second);
    if (second.from !== second.to) return line;
    const cell = cellOf(line, 0);
    if (!cell.includes(delimiter) || !standsAlone(line)) return line;
    usual ||= usualWidth(lines.filter((other) => !standsAlone(other)));
    const inner = Papa.parse<string[]>(cell, { delimiter, newline: "\n" }).data;
    const [cells] = inner;
    if (inner.length !== 1 || cells?.length !== usual) return line;
    if (wrappedLines) wrappedLines.count++;
    else wrappedLines = { count: 1, row: line.row };
    return { row: line.row, cells };
  };
  const all = lines.map(unwrapped);
  return { lines: wrappedLines ? all : lines, wrappedLines };
}
