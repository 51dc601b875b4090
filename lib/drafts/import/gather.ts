import type { TableLine } from "@/lib/files/cut-lines";
import { plainName } from "@/lib/drafts/kiva-lists";
import { isTotalLine } from "@/lib/drafts/paste-table";
import type { ImportColumns } from "./columns";
import type { Told } from "./imported";

/** One row of the file, by field. */
export interface MisRow {
  row: number;
  /** "" if the field has no column. */
  text(field: string): string;
}

/** The rows of one loan. */
export interface Gathered {
  group: boolean;
  rows: [MisRow, ...MisRow[]];
}

/** A row without any of these is about nobody. */
const SOMEBODY = ["firstName", "lastName", "fullName", "clientId", "loanId", "amount"];

/** The rows below the header that are about somebody. */
export function misRows(
  lines: readonly TableLine[],
  { headerRow, headers, choice }: Pick<ImportColumns, "headerRow" | "headers" | "choice">,
  told: Told,
): MisRow[] {
  const columns = new Map(headers.map((header, at) => [choice[header] ?? "", at]));
  const rows: MisRow[] = [];
  for (const line of lines) {
    if (line.row <= headerRow) continue;
    const cells = line.cells.map((cell) => cell.replaceAll("\0", "").trim());
    const text = (field: string) => (field === "" ? "" : (cells[columns.get(field) ?? -1] ?? ""));
    if (isTotalLine(line, [text("loanId"), text("clientId")])) told.problem(line.row, "row.total");
    else if (SOMEBODY.every((field) => text(field) === "")) told.problem(line.row, "row.nobody");
    else rows.push({ row: line.row, text });
  }
  return rows;
}

/**
 * Gathers rows to loans, in the file's order: rows with the same group ID are a group, wherever they stand; without
 * an ID, rows with the same group name are, if there are several. Every other row is an individual loan.
 */
export function gather(rows: readonly MisRow[], told: Told): Gathered[] {
  const names = new Map<string, number>();
  const nameOf = (row: MisRow) => plainName(row.text("groupName"));
  for (const row of rows) {
    if (row.text("groupId") === "") names.set(nameOf(row), (names.get(nameOf(row)) ?? 0) + 1);
  }
  const groups = new Map<string, Gathered>();
  const loans: Gathered[] = [];
  for (const row of rows) {
    const id = row.text("groupId");
    const name = nameOf(row);
    const byName = id === "" && name !== "" && (names.get(name) ?? 0) > 1;
    const key = id !== "" ? `id ${id}` : byName ? `name ${name}` : null;
    const known = key === null ? undefined : groups.get(key);
    if (known) {
      known.rows.push(row);
      continue;
    }
    const loan: Gathered = { group: key !== null, rows: [row] };
    if (key !== null) groups.set(key, loan);
    loans.push(loan);
    if (byName) told.note(row.row, "group.by-name", { groupName: row.text("groupName") });
  }
  return loans;
}

/** Rows that one sentence names. */
const MOST_ROWS_NAMED = 5;

/**
 * Tells of the same loan ID in several loans: the loan would be posted twice. Within one group it is the draft's own
 * matter, as some systems give every member the group's.
 */
export function tellRepeatedLoans(loans: readonly Gathered[], told: Told): void {
  const found = new Map<string, number[]>();
  for (const loan of loans) {
    const ids = new Map<string, number>();
    for (const { row, text } of loan.rows) {
      for (const id of [text("loanId"), loan.group ? text("groupLoanId") : ""]) {
        if (id !== "" && !ids.has(id)) ids.set(id, row);
      }
    }
    for (const [id, row] of ids) {
      const rows = found.get(id);
      if (rows) rows.push(row);
      else found.set(id, [row]);
    }
  }
  for (const [loanId, rows] of found) {
    for (const row of rows.slice(1)) {
      const others = rows.slice(0, MOST_ROWS_NAMED + 1).filter((other) => other !== row);
      told.problem(row, "loan.twice", { loanId, rows: others.slice(0, MOST_ROWS_NAMED).join(", ") });
    }
  }
}

/** What a loan's rows say of the loan as a whole: the first that says something counts, and others must agree. */
export function sharedText(loan: Gathered, field: string, told: Told): { text: string; rows: number[] } {
  const said = loan.rows.filter((row) => row.text(field) !== "");
  const [first] = said;
  if (!first) return { text: "", rows: [] };
  const text = first.text(field);
  const plain = plainName(text);
  const agrees = (row: MisRow) => row.text(field) === text || plainName(row.text(field)) === plain;
  for (const row of said) {
    if (!agrees(row))
      told.problem(row.row, "group.differs", {
        field,
        text: row.text(field),
        kept: text,
        keptRow: first.row,
      });
  }
  return { text, rows: said.filter(agrees).map(({ row }) => row) };
}
