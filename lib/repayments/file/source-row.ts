import { undefuse } from "@/lib/files/csv";
import { cellOf, type TableLine } from "@/lib/files/cut-lines";
import type { ColumnChoice } from "../edits";
import type { CellProblem, Column } from "../problems";
import type { Shift, ShiftTest } from "./shifted";
import type { ExaminedCells } from "./stored-cells";

/** One line of the file as it stands there, examined but not yet judged. */
export interface SourceRow extends ExaminedCells {
  row: number;
  cells: Record<Column, string>;
  kind: "loan" | "totals" | "header-again" | "no-loan";
  shift: Shift | null;
  /** What the row as a whole may be instead of a loan. */
  rowProblem: CellProblem | null;
}

/** How the lines of one file are taken apart. */
export interface LineReader {
  columns: ColumnChoice;
  /** The cells that count. */
  cells: (line: TableLine) => Record<Column, string>;
  /** The header printed again at a page break: every cell that holds something repeats the header's. */
  isHeaderAgain: (line: TableLine) => boolean;
  /** Null for a line whose cells stand where they should. */
  shift: (line: TableLine) => Shift | null;
}

function sameCell(left: string, right: string): boolean {
  return left === right || left.trim().toLowerCase() === right.trim().toLowerCase();
}

/** `own`: a file that this program wrote, in which cells that start a formula were defused. */
export function lineReader({
  columns,
  headers,
  shifts,
  own,
}: {
  columns: ColumnChoice;
  headers: readonly string[];
  shifts: ShiftTest;
  own: boolean;
}): LineReader {
  const pick = (line: TableLine, at: number | null): string => {
    const cell = at === null ? "" : cellOf(line, at);
    return own ? undefuse(cell) : cell;
  };
  const amountHeader = headers[columns.amount] ?? "";
  const startsWithDigit = (text: string): boolean => {
    const code = text.charCodeAt(0);
    return code >= 0x30 && code <= 0x39;
  };
  const isHeaderFigure = startsWithDigit(amountHeader.trim());
  return {
    columns,
    cells: (line) => ({
      loanId: pick(line, columns.loanId),
      clientId: pick(line, columns.clientId),
      amount: pick(line, columns.amount),
    }),
    isHeaderAgain: (line) => {
      const amount = cellOf(line, columns.amount);
      // Nearly every line is done with here.
      if (!isHeaderFigure && startsWithDigit(amount)) return false;
      if (headers.length === 0 || amount.trim() === "" || !sameCell(amount, amountHeader)) return false;
      return line.cells.every((cell, at) => cell.trim() === "" || sameCell(cell, headers[at] ?? ""));
    },
    shift: shifts.find,
  };
}
