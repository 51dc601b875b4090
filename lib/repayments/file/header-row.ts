import { usualWidth } from "@/lib/files/usual-width";
import { lineRoles, type HeaderRole } from "./header-roles";
import type { TableLine } from "@/lib/files/cut-lines";

/** The line that names the columns, or null where the first line already holds data. */
export interface HeaderRow {
  row: number;
  cells: readonly string[];
  roles: (HeaderRole | null)[];
}

const LOOK_AT = 50;
const LETTERS = /\p{L}/gu;

/** Holds a figure, a date or an ID rather than a name: digits, and hardly a letter. */
function isDataCell(cell: string): boolean {
  if (!/\d/.test(cell)) return false;
  return (cell.match(LETTERS)?.length ?? 0) <= 3;
}

function filled(cells: readonly string[]): number {
  return cells.reduce((count, cell) => (cell.trim() === "" ? count : count + 1), 0);
}

/** Both columns that every file must have are named. */
function namesBoth(roles: readonly (HeaderRole | null)[]): boolean {
  const has = (column: string): boolean =>
    roles.some((role) => role?.column === column && role.strength !== "weak");
  return has("loanId") && has("amount");
}

/** At least one column is named, and nothing in the line looks like data. */
function namesOne(line: TableLine, roles: readonly (HeaderRole | null)[]): boolean {
  if (filled(line.cells) < 2) return false;
  if (roles.some((role) => role?.strength === "sure" && role.column !== "amount")) return true;
  return roles.some((role) => role && role.strength !== "weak") && !line.cells.some(isDataCell);
}

/** Finds the header, passing over title lines. */
export function findHeaderRow(lines: readonly TableLine[], currency: string): HeaderRow | null {
  const looked = lines.slice(0, LOOK_AT).map((line) => ({ line, roles: lineRoles(line.cells, currency) }));
  const found =
    looked.find(({ roles }) => namesBoth(roles)) ?? looked.find(({ line, roles }) => namesOne(line, roles));
  if (found) return { row: found.line.row, cells: found.line.cells, roles: found.roles };

  // Nothing is understood: the first full line is the header if it holds names only.
  const least = Math.max(2, Math.ceil(usualWidth(lines) / 2));
  const first = looked.find(({ line }) => filled(line.cells) >= least);
  if (!first || first.line.cells.some(isDataCell)) return null;
  return { row: first.line.row, cells: first.line.cells, roles: first.roles };
}
