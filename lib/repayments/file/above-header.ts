import { looksLikeFigure } from "@/lib/amounts/number-format";
import type { TableLine } from "@/lib/files/cut-lines";
import type { ColumnChoice } from "../edits";

const ID = /^\S*\d\S*$/;

/**
 * Lines above the column names that are loans all the same: sorting a sheet together with its header moves it down.
 * Titles are not of this kind: they have no ID, amount and client in just these columns.
 */
export function loansAbove(lines: readonly TableLine[], columns: ColumnChoice): TableLine[] {
  const { headerRow, loanId, clientId, amount } = columns;
  if (headerRow === null) return [];
  return lines.filter(({ row, cells }) => {
    if (row >= headerRow) return false;
    const has = (at: number): boolean => ID.test((cells[at] ?? "").trim());
    return has(loanId) && (clientId === null || has(clientId)) && looksLikeFigure(cells[amount] ?? "");
  });
}
