import { looksLikeFigure } from "@/lib/amounts/number-format";

/** What was found, and the text in which every stray quote is doubled so that the parser takes it literally. */
export interface Mended {
  text: string;
  /** Rows with stray quotes. */
  count: number;
  /** Row of the first stray quote; 0 if there are none. */
  firstRow: number;
  /** Row in which a quote opens and never closes. */
  unclosedRow: number | null;
}

/** A cell with more strays than this is no quoted cell; the bound keeps hostile files from costing their square. */
const MOST_STRAYS = 20;

/** Where a quoted cell ends: its closing quote, the strays before it, and whether it closes at all. */
interface Closing {
  at: number;
  strays: number[];
}

function isEdge(text: string, from: number, delimiter: string): boolean {
  let at = from;
  while (text[at] === " " || (text[at] === "\t" && delimiter !== "\t")) at++;
  return at >= text.length || text[at] === "\n" || text[at] === delimiter;
}

function findClosing(text: string, open: number, lineEnd: number, delimiter: string): Closing {
  const strays: number[] = [];
  let at = text.indexOf('"', open + 1);
  while (at !== -1) {
    // Once a quote is known to be stray, the cell must close in its own line or not at all.
    if (strays.length > 0 && (at > lineEnd || strays.length > MOST_STRAYS)) return { at: -1, strays };
    if (text[at + 1] === '"') {
      at = text.indexOf('"', at + 2);
      continue;
    }
    if (isEdge(text, at + 1, delimiter)) return { at, strays };
    strays.push(at);
    at = text.indexOf('"', at + 1);
  }
  return { at: -1, strays };
}

function indexOr(found: number, otherwise: number): number {
  return found === -1 ? otherwise : found;
}

/**
 * Looks at every quote as Excel does: it encloses a cell only if it stands first in it. A quote that closes before
 * the cell ends (`"5" pipe`) encloses nothing and is kept as a character; it must never reach into the next lines.
 * Lines end with "\n".
 */
export function mendQuotes(text: string, delimiter: string): Mended {
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  let row = 1;
  let count = 0;
  let firstRow = 0;
  let nextQuote = text.indexOf('"');

  let lastRow = 0;
  const found = (): void => {
    if (firstRow === 0) firstRow = row;
    if (lastRow !== row) count++;
    lastRow = row;
  };

  let lineEnd = -1;
  while (nextQuote !== -1 && at <= text.length) {
    if (lineEnd < at) lineEnd = indexOr(text.indexOf("\n", at), text.length);
    if (nextQuote > lineEnd) {
      at = lineEnd + 1;
      row++;
      continue;
    }
    let end = Math.min(indexOr(text.indexOf(delimiter, at), text.length), lineEnd);
    if (text[at] === '"') {
      const closing = findClosing(text, at, lineEnd, delimiter);
      const firstStray = closing.strays[0];
      const broken = closing.at === -1 || (firstStray !== undefined && closing.at > lineEnd);
      if (broken && (firstStray === undefined || firstStray > lineEnd)) {
        return { text, count, firstRow, unclosedRow: row };
      }
      if (broken) {
        // Not enclosed at all: the whole cell is taken literally, up to the next delimiter.
        found();
        parts.push(text.slice(copied, at), `"${text.slice(at, end).replaceAll('"', '""')}"`);
        copied = end;
      } else {
        end = closing.at + 1;
        while (end < text.length && text[end] !== "\n" && text[end] !== delimiter) end++;
        for (const stray of closing.strays) {
          found();
          parts.push(text.slice(copied, stray), '"');
          copied = stray;
        }
      }
    } else if (nextQuote < end) {
      found();
    }
    if (text[end] !== delimiter) row++;
    at = end + 1;
    if (nextQuote < at) nextQuote = text.indexOf('"', at);
  }
  if (parts.length === 0) return { text, count, firstRow, unclosedRow: null };
  parts.push(text.slice(copied));
  return { text: parts.join(""), count, firstRow, unclosedRow: null };
}

function numberPositions(cells: readonly string[]): number[] {
  return cells.flatMap((cell, index) => (looksLikeFigure(cell.replaceAll('"', "")) ? [index] : []));
}

function usualWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return best;
}

/**
 * An opening quote too many can find its end in a quote some lines below: correct by the letter, and whole loans
 * vanish inside one cell. Told by this: every line of the record would be a complete record of its own, with numbers
 * where its last line has them. Returns the row where the quote opens.
 */
export function swallowedLines(records: readonly string[][], delimiter: string): number | null {
  let width: number | null = null;
  for (const [index, record] of records.entries()) {
    if (!record.some((cell) => cell.includes("\n"))) continue;
    width ??= usualWidth(records);
    const lines = record
      .join(delimiter)
      .split(/\r\n?|\n/)
      .map((line) => line.split(delimiter));
    const numbers = numberPositions(lines.at(-1) ?? []);
    const complete = lines.every((cells) => {
      const own = new Set(numberPositions(cells));
      return cells.length === width && numbers.every((position) => own.has(position));
    });
    if (width > 1 && numbers.length > 0 && complete) return index + 1;
  }
  return null;
}
