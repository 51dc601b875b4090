import { firstFrom } from "@/lib/first-from";
import type { CellNature } from "./cell-nature";
import type { Delimiter } from "./file-failure";

/** One line that holds something. */
export interface TableLine {
  /** As Excel shows it: blank lines count, a line break inside quotes does not. */
  row: number;
  cells: readonly string[];
  /** Of a workbook: what its cells are besides text, by position. */
  natures?: readonly (CellNature | undefined)[];
  /** Of a workbook: Excel does not show this row. */
  isHidden?: true;
}

/** A text and where its cells begin and end, two numbers a cell. */
interface Cut {
  text: string;
  bounds: Int32Array;
}

/** A line whose cells are made when they are asked for: of a huge file nearly all are looked at once and let go. */
class CutLine implements TableLine {
  constructor(
    private readonly cut: Cut,
    readonly row: number,
    private readonly first: number,
    readonly width: number,
  ) {}

  cell(at: number): string {
    if (at >= this.width) return "";
    const { text, bounds } = this.cut;
    const place = 2 * (this.first + at);
    return text.slice(bounds[place], bounds[place + 1]);
  }

  locate(at: number, span: Span): void {
    const place = 2 * (this.first + at);
    span.text = this.cut.text;
    span.from = at < this.width ? (this.cut.bounds[place] ?? 0) : 0;
    span.to = at < this.width ? (this.cut.bounds[place + 1] ?? 0) : 0;
  }

  /** The positions in the list of the lines of this text that hold one of the words, in the file's order. */
  static linesWith(lines: readonly TableLine[], words: readonly string[]): number[] | null {
    const first = lines[0];
    if (
      !(first instanceof CutLine) ||
      !lines.every((line) => line instanceof CutLine && line.cut === first.cut)
    ) {
      return null;
    }
    const { text } = first.cut;
    const found = new Set<number>();
    for (const word of words) {
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
        const line = lineAt(lines as readonly CutLine[], at);
        if (line !== -1) found.add(line);
      }
    }
    return [...found].sort((left, right) => left - right);
  }

  /** Where its first cell begins in the text. */
  get start(): number {
    return this.cut.bounds[2 * this.first] ?? 0;
  }

  get cells(): readonly string[] {
    return Array.from({ length: this.width }, (_, at) => this.cell(at));
  }
}

/** The last line that begins at or before a place in the text; -1 if none does. */
function lineAt(lines: readonly CutLine[], place: number): number {
  return firstFrom(lines.length, (at) => (lines[at]?.start ?? 0) <= place) - 1;
}

/**
 * Positions of the lines in which one of the words may stand, in order. It may be some more than that, never less: of a
 * huge file the text is searched as a whole and hardly a cell is made.
 */
export function linesWith(lines: readonly TableLine[], words: readonly string[]): number[] {
  const found = CutLine.linesWith(lines, words);
  if (found) return found;
  return lines.flatMap((line, at) =>
    line.cells.some((cell) => words.some((word) => cell.includes(word))) ? [at] : [],
  );
}

/** The cell at a position that counts from 0; "" beyond the last. */
export function cellOf(line: Pick<TableLine, "cells">, at: number): string {
  return line instanceof CutLine ? line.cell(at) : (line.cells[at] ?? "");
}

/** A piece of a text: looking at a cell so makes no string of it. */
export interface Span {
  text: string;
  from: number;
  /** The first character that is not part of it. */
  to: number;
}

/** Sets `span` to the cell at a position; to nothing beyond the last. */
export function locateCell(line: TableLine, at: number, span: Span): void {
  if (line instanceof CutLine) return line.locate(at, span);
  span.text = line.cells[at] ?? "";
  span.from = 0;
  span.to = span.text.length;
}

/** How many cells a line has. */
export function widthOf(line: Pick<TableLine, "cells">): number {
  return line instanceof CutLine ? line.width : line.cells.length;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** True for a line in which nothing can be seen. */
export function isBlank({ cells }: Pick<TableLine, "cells">): boolean {
  return cells.every((cell) => cell === "" || cell.trim() === "");
}

/**
 * Cuts a text that is regular throughout, as programs write: each quote opens or closes a whole cell on one line, none
 * stands inside, lines end with LF or CR LF. Null for any other, which wants a closer look (`mendQuotes`). Blank lines
 * are left out, and counted.
 */
export function cutRegularLines(text: string, delimiter: Delimiter): TableLine[] | null {
  const length = text.length;
  const split = delimiter.charCodeAt(0);
  let bounds = new Int32Array(1 << 12);
  const cut: Cut = { text, bounds };
  const lines: TableLine[] = [];
  let cells = 0;
  let first = 0;
  let row = 1;
  // Of the line at hand: whether a visible ASCII character stands in it, or a character that may or may not be blank.
  let ink = false;
  let odd = false;

  for (let at = 0; at <= length;) {
    let start = at;
    let end: number;
    if (text.charCodeAt(at) === QUOTE) {
      start = ++at;
      for (; at < length; at++) {
        const code = text.charCodeAt(at);
        if (code === QUOTE) break;
        if (code === NEWLINE || code === RETURN) return null;
        if (code > 0x20 && code < 0x7f) ink = true;
        else if (code !== SPACE) odd = true;
      }
      if (at >= length) return null;
      end = at++;
    } else {
      for (; at < length; at++) {
        const code = text.charCodeAt(at);
        if (code === split || code === NEWLINE || code === RETURN) break;
        if (code === QUOTE) return null;
        if (code > 0x20 && code < 0x7f) ink = true;
        else if (code !== SPACE) odd = true;
      }
      end = at;
    }
    if (2 * cells + 2 > bounds.length) {
      const larger = new Int32Array(bounds.length * 2);
      larger.set(bounds);
      bounds = cut.bounds = larger;
    }
    bounds[2 * cells] = start;
    bounds[2 * cells + 1] = end;
    cells++;

    if (at < length) {
      const code = text.charCodeAt(at);
      if (code === split) {
        at++;
        continue;
      }
      if (code === RETURN && text.charCodeAt(++at) !== NEWLINE) return null;
      if (text.charCodeAt(at) !== NEWLINE) return null;
    }
    // Here a line ends, or the file.
    at++;
    const line = ink || odd ? new CutLine(cut, row, first, cells - first) : null;
    if (line && (ink || !isBlank(line))) {
      lines.push(line);
      first = cells;
    } else cells = first;
    row++;
    ink = odd = false;
  }
  return lines;
}
