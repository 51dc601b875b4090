import type { MergedCells } from "@/lib/files/workbook/workbook";
import { columnLetters } from "@/lib/files/workbook/cell-references";
import type { TableLine } from "@/lib/files/cut-lines";
import type { Notice } from "../checked-report";
import type { ColumnChoice } from "../edits";

/** What a sheet hides or joins: hidden columns as ranges from 0, both ends in them. */
export interface SheetFacts {
  hiddenColumns: [from: number, to: number][];
  merged: MergedCells[];
  /** Rows are hidden by a filter, not by hand. */
  isFiltered: boolean;
}

/** So many places are named; the others only counted. */
const NAMED = 5;

/**
 * What she should know of the sheet that her figures come from, as far as it touches what is reported: figures that
 * formulas computed, cells that are merged, rows and columns that Excel does not show her.
 *
 * - `lines`: the loans of the sheet, without header and totals
 */
export function sheetNotices(
  { hiddenColumns, merged, isFiltered }: SheetFacts,
  lines: readonly TableLine[],
  columns: ColumnChoice,
): Notice[] {
  const used = [columns.loanId, columns.clientId, columns.amount].flatMap((at) => at ?? []);
  const notices: Notice[] = [];

  const hidden = lines.filter((line) => line.isHidden);
  if (hidden[0]) {
    const params = { count: hidden.length, row: hidden[0].row, how: isFiltered ? "filter" : "hidden" };
    notices.push({ code: "sheet.hidden-rows", params });
  }
  const unseen = used.filter((at) => hiddenColumns.some(([from, to]) => at >= from && at <= to));
  if (unseen.length > 0) {
    const params = {
      count: unseen.length,
      columns: unseen
        .sort((a, b) => a - b)
        .map(columnLetters)
        .join(", "),
    };
    notices.push({ code: "sheet.hidden-columns", params });
  }
  const isComputed = (line: TableLine): boolean => used.some((at) => line.natures?.[at]?.isFormula);
  const computed = lines.filter(isComputed);
  if (computed[0])
    notices.push({ code: "sheet.formulas", params: { count: computed.length, row: computed[0].row } });
  const [first, last] = [lines[0]?.row ?? 0, lines.at(-1)?.row ?? 0];
  const joined = merged.filter(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      toRow >= first && fromRow <= last && used.some((at) => at >= fromColumn && at <= toColumn),
  );
  if (joined.length > 0) {
    const places = joined
      .sort((one, other) => one.fromRow - other.fromRow)
      .slice(0, NAMED)
      .map(({ fromRow, toRow }) => (fromRow === toRow ? `${fromRow}` : `${fromRow}-${toRow}`));
    const rows = places.join(", ") + (joined.length > NAMED ? ", …" : "");
    notices.push({ code: "sheet.merged", params: { count: joined.length, rows } });
  }
  return notices;
}
