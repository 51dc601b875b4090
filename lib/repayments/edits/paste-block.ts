import type { CheckedRow } from "../checked-report";
import { MAX_CELL_TEXT, type Edit } from "../edits";
import type { Column } from "../problems";

/**
 * Cuts what a spreadsheet puts on the clipboard into rows of cells: tabs between cells, one line a row. A cell that
 * holds a tab, a line break or a quotation mark is in quotes there and is taken out of them; any other quotation mark
 * belongs to the text.
 */
export function blockOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quoted = quotedCell(text, at);
    const end = quoted?.end ?? endOfCell(text, at);
    rows.at(-1)?.push(quoted?.cell ?? text.slice(at, end));
    if (end >= text.length) return rows;
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (text[end] === "\t") continue;
    // Spreadsheets end the last row like the others.
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

const CELL_END = /[\t\r\n]/g;
const IN_QUOTES = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const NEEDS_QUOTES = /[\t\r\n]|""/;

function endOfCell(text: string, from: number): number {
  CELL_END.lastIndex = from;
  return CELL_END.exec(text)?.index ?? text.length;
}

function quotedCell(text: string, from: number): { cell: string; end: number } | null {
  if (text[from] !== '"') return null;
  IN_QUOTES.lastIndex = from;
  const inside = IN_QUOTES.exec(text)?.[1];
  if (inside === undefined || !NEEDS_QUOTES.test(inside)) return null;
  return { cell: inside.replaceAll('""', '"'), end: IN_QUOTES.lastIndex };
}

/** What pasting a block would do. */
export interface PastePlan {
  edits: Extract<Edit, { kind: "cell" }>[];
  /** What stands now in each of the cells that change, in the edits' order. */
  before: string[];
  /** How many rows change. */
  rowCount: number;
  /** Values that find no place. None of them is moved to another row: it would be another loan's. */
  notPlaced: {
    /** Below the last row in view. */
    below: number;
    /** Beyond the last column. */
    beside: number;
    /** On rows that are left out. */
    leftOut: number;
    /** Longer than any ID or amount. */
    tooLong: number;
  };
}

/**
 * Lays a block over the rows in view, from one cell to the right and downwards, each value where it would fall in a
 * spreadsheet. `rows` begin with the row of that cell; those that follow in view may be fewer than the block has.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  rows: readonly CheckedRow[],
  columns: readonly Column[],
  start: Column,
): PastePlan {
  const plan: PastePlan = {
    edits: [],
    before: [],
    rowCount: 0,
    notPlaced: { below: 0, beside: 0, leftOut: 0, tooLong: 0 },
  };
  const { edits, before, notPlaced } = plan;
  const from = columns.indexOf(start);
  block.forEach((values, down) => {
    const row = rows[down];
    const changed = edits.length;
    values.forEach((text, right) => {
      const column = columns[from + right];
      const isOut = row && (row.status === "left-out" || row.status === "added");
      if (row && column && !isOut && text.length <= MAX_CELL_TEXT) {
        if (row.cells[column] === text) return;
        edits.push({ kind: "cell", row: row.row, column, text });
        before.push(row.cells[column]);
      } else if (text.trim() !== "") {
        // Nothing is lost with what holds nothing.
        notPlaced[!row ? "below" : !column ? "beside" : isOut ? "leftOut" : "tooLong"]++;
      }
    });
    if (edits.length > changed) plan.rowCount++;
  });
  return plan;
}
