import type { ColumnChoice } from "../edits";
import { usualWidth } from "@/lib/files/usual-width";
import { isRowsInErrorHeader } from "./header-words";
import { readBothWays } from "@/lib/amounts/number-format";
import { cellOf, widthOf, type TableLine } from "@/lib/files/cut-lines";
import type { Column } from "../problems";

/** A line with more cells than the file has columns: what stands where is not known. */
export interface Shift {
  cells: number;
  expected: number;
  /** What stands beyond the last column. */
  extra: string[];
  /** The figure put together again, if it was cut in two and nothing else can be meant. */
  joined: string | null;
}

/** Tells for a line whether its cells have moved. */
export interface ShiftTest {
  find(line: TableLine): Shift | null;
  /** The columns that cannot be trusted in such a line: typing them anew settles it. */
  doubtful: readonly Column[];
}

/** For lines that say of each cell where it stands. */
export const NO_SHIFTS: ShiftTest = { find: () => null, doubtful: [] };

const WHOLE_START = /^\s*[-+]?[^\p{L}\d]?\d{1,3}$/u;
const GROUP = /^\d{3}(?:\.\d*)?\s*$/;

function doubtfulColumns(headers: readonly string[], columns: ColumnChoice): Column[] {
  const at: [Column, number | null][] = [
    ["loanId", columns.loanId],
    ["clientId", columns.clientId],
    ["amount", columns.amount],
  ];
  // IDs hold no commas: while only they stand to the left, nothing can have moved a column.
  const ids = new Set([columns.loanId, columns.clientId]);
  let trusted = isRowsInErrorHeader(headers) ? 1 : 0;
  while (ids.has(trusted)) trusted++;
  return at.flatMap(([column, position]) => (position !== null && position >= trusted ? [column] : []));
}

function mostlyBlank(lines: readonly TableLine[], at: number): boolean {
  const blank = lines.reduce((count, line) => (cellOf(line, at).trim() === "" ? count + 1 : count), 0);
  return blank >= lines.length * 0.8;
}

/**
 * Prepares the test for one file. Beyond counting cells it knows the case that counting misses: `1,250.00` without
 * quotes where an empty column follows the amount and takes up the second half.
 */
export function shiftTest(
  headers: readonly string[],
  lines: readonly TableLine[],
  columns: ColumnChoice,
  delimiter: string,
): ShiftTest {
  const expected = headers.length > 0 ? headers.length : usualWidth(lines);
  const { amount } = columns;
  const doubtful = doubtfulColumns(headers, columns);
  const own = isRowsInErrorHeader(headers);
  const after = amount + 1;
  const nameless = headers.length > 0 && !headers[after]?.trim();
  const roomAfter = delimiter === "," && after < expected && (own || nameless || mostlyBlank(lines, after));

  const find = (line: TableLine): Shift | null => {
    // Nearly every line is done with here.
    if (!roomAfter && widthOf(line) <= expected) return null;
    const { cells } = line;
    const extra = cells.length > expected ? cells.slice(expected) : [];
    if (extra.some((cell) => cell.trim() !== "")) {
      while (extra.at(-1)?.trim() === "") extra.pop();
      const pieces = [cells[amount] ?? "", ...extra];
      const only = doubtful.length === 1 && amount === expected - 1 && delimiter === ",";
      return { cells: expected + extra.length, expected, extra, joined: only ? joinedFigure(pieces) : null };
    }
    if (roomAfter && WHOLE_START.test(cells[amount] ?? "") && GROUP.test(cells[after] ?? "")) {
      const piece = cells[after] ?? "";
      const joined = doubtful.length === 1 && nameless ? joinedFigure([cells[amount] ?? "", piece]) : null;
      return { cells: after + 1, expected: amount + 1, extra: [piece], joined };
    }
    return null;
  };
  return { find, doubtful };
}

function joinedFigure(pieces: readonly string[]): string | null {
  const joined = pieces.map((piece) => piece.trim()).join(",");
  const { withPoint, withComma } = readBothWays(joined.replace(/^[-+]/, ""));
  return withPoint === null && withComma === null ? null : joined;
}
