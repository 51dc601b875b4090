import type { TableLine } from "@/lib/files/cut-lines";
import { parseTable } from "@/lib/files/parse";
import { fail, ok, type Failure, type Result } from "@/lib/result";

export const PASTE_CODES = [
  "paste.empty",
  /** params `row`: a quotation mark opens there and never closes. */
  "paste.unclosed-quote",
  /** params `count`, `limit` */
  "paste.too-many",
  /** params `row`, `limit` in characters */
  "paste.cell-too-long",
] as const;
export type PasteFailure = Failure<(typeof PASTE_CODES)[number]>;

/**
 * Cuts pasted cells into lines of trimmed texts, all of one width, none blank. `known` counts the cells of a line
 * that are names of columns.
 */
export function readPastedTable(
  text: string,
  known: (cells: readonly string[]) => number,
): Result<TableLine[], PasteFailure> {
  const table = parseTable(text.replaceAll("\0", ""), known);
  if (!table.ok) return fail("paste.unclosed-quote", table.failure.params);
  const { lines } = table.value;
  if (lines.length === 0) return fail("paste.empty");
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return ok(
    lines.map(({ row, cells }) => ({
      row,
      cells: Array.from({ length: width }, (_, at) => (cells[at] ?? "").trim()),
    })),
  );
}

/** The first cell of a column that is longer than the draft keeps, as a failure. */
export function tooLongIn(lines: readonly TableLine[], at: number, limit: number): PasteFailure | null {
  const found = lines.find(({ cells }) => (cells[at]?.length ?? 0) > limit);
  return found ? { code: "paste.cell-too-long", params: { row: found.row, limit } } : null;
}

/** True if the column has something in it and every cell passes, empty ones included. */
export function columnIs(lines: readonly TableLine[], at: number, test: (cell: string) => boolean): boolean {
  const cells = lines.map((line) => line.cells[at] ?? "").filter((cell) => cell !== "");
  return cells.length > 0 && cells.every(test);
}

const TOTAL = /^(?:grand |gran )?tot(?:al|als|ales|aux)(?:\s?:| g[eé]n[eé]ral)?$/i;

const isTotalWord = (cell: string) => TOTAL.test(cell.trim());

/**
 * True for the line of sums that spreadsheets end with. `ids` are the line's loan ID and client ID: somebody who has
 * one may well be called Total.
 */
export function isTotalLine({ cells }: TableLine, ids: readonly string[] = []): boolean {
  return cells.some(isTotalWord) && ids.every((id) => id === "" || isTotalWord(id));
}
