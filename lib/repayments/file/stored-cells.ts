import { amountFormat, readAmount, type AmountFormat, type AmountReading } from "@/lib/amounts/amounts";
import type { CellNature } from "@/lib/files/cell-nature";
import type { TableLine } from "@/lib/files/cut-lines";
import type { ColumnChoice } from "../edits";
import type { IdStyle } from "../ids/id-style";
import { examineId } from "../ids/ids";
import type { CellProblem, Column } from "../problems";

/** What examining a row's cells gives. */
export interface ExaminedCells {
  amount: AmountReading;
  idProblems: Record<"loanId" | "clientId", readonly CellProblem[]>;
  /** Of a workbook: its amount is no text whose format could be in doubt. */
  isStored?: true;
  /** Of a workbook: Excel does not show the row. */
  isHidden?: true;
}

/** True for a cell that no question about decimal signs is to be asked of. */
export function isStored(nature: CellNature | undefined): boolean {
  return nature !== undefined && nature.kind !== "text";
}

/** True for a line of which a workbook says more than its texts. */
export function isOfSheet(line: TableLine): boolean {
  return line.natures !== undefined || line.isHidden === true;
}

/** True if a figure or an ID of it is a formula without a result: nothing stands there, but something is meant. */
export function isUncomputed({ natures }: TableLine, columns: ColumnChoice): boolean {
  if (natures === undefined) return false;
  const used = [columns.loanId, columns.clientId, columns.amount];
  return used.some((at) => at !== null && natures[at]?.kind === "uncomputed");
}

/** True if that is nothing but numbers, and formulas' texts, where they belong: then the texts say all. */
export function isPlainInSheet({ natures, isHidden }: TableLine, columns: ColumnChoice): boolean {
  if (isHidden) return false;
  return [columns.loanId, columns.clientId, columns.amount].every((at) => {
    const nature = at === null ? undefined : natures?.[at];
    const isPlainKind = nature === undefined || nature.kind === "number" || nature.kind === "text";
    return isPlainKind && (nature?.shown === undefined || at === columns.amount);
  });
}

/**
 * Examines the rows of a workbook, whose cells are more than texts. `format`: of the amounts that are texts; numbers
 * are what they are.
 */
export function examineStored(
  columns: ColumnChoice,
  format: AmountFormat,
  idStyles: Record<"loanId" | "clientId", IdStyle>,
): (line: TableLine, cells: Record<Column, string>, otherCurrency?: string | null) => ExaminedCells {
  const storedFormat = amountFormat(format.currency, ".", true);
  return ({ natures, isHidden }, cells, otherCurrency) => {
    const natureOf = (at: number | null): CellNature | undefined => (at === null ? undefined : natures?.[at]);
    const ofAmount = natureOf(columns.amount);
    const examined: ExaminedCells = {
      amount: storedAmount(cells.amount, ofAmount, (text) =>
        readAmount(text, isStored(ofAmount) ? storedFormat : format, otherCurrency),
      ),
      idProblems: {
        loanId: storedIdProblems(cells.loanId, natureOf(columns.loanId), "loanId", idStyles.loanId),
        clientId: storedIdProblems(cells.clientId, natureOf(columns.clientId), "clientId", idStyles.clientId),
      },
    };
    if (isStored(ofAmount)) examined.isStored = true;
    if (isHidden) examined.isHidden = true;
    return examined;
  };
}

/** Dates, answers, errors and formulas without a value are problems that say so; nothing is made of them. */
function storedAmount(
  text: string,
  nature: CellNature | undefined,
  read: (text: string) => AmountReading,
): AmountReading {
  const kind = nature?.kind ?? "text";
  if (kind === "number" || kind === "text") return read(text);
  const params = { text, reason: kind, letter: "" };
  return { value: null, amountText: null, problems: [{ code: "amount.unreadable", params }] };
}

/** A number is the ID that its digits are; what Excel shows beside them is only offered. */
function storedIdProblems(
  text: string,
  nature: CellNature | undefined,
  column: "loanId" | "clientId",
  style: IdStyle,
): readonly CellProblem[] {
  const prefix = column === "loanId" ? "loan-id" : "client-id";
  const kind = nature?.kind ?? "text";
  switch (kind) {
    case "date":
      return [{ code: `${prefix}.became-date`, params: { text } }];
    case "error":
      return [{ code: `${prefix}.none`, params: { text, reason: kind } }];
    case "boolean":
    case "uncomputed":
      return [{ code: `${prefix}.no-id`, params: { text, reason: kind } }];
    case "number":
    case "text": {
      const found = examineId(text, column, style);
      const shown = nature?.shown;
      if (shown === undefined) return found;
      // Zeros that Excel shows are not lost: they are said once.
      const others = found.filter(({ code }) => code !== `${prefix}.zeros`);
      return [...others, { code: `${prefix}.shown-otherwise`, params: { text, shown }, fix: shown }];
    }
  }
}
