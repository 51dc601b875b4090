import readExcelFile from "read-excel-file/universal";
import type { FileFailure } from "@/lib/files/file-failure";
import { foreignKind } from "@/lib/files/file-kinds";
import type { TableLine } from "@/lib/files/cut-lines";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { judgeZip } from "./zip-size";

/** A sheet as lines of text, blank ones left out; `row` as Excel shows it. */
export interface WorkbookSheet {
  name: string;
  rows: TableLine[];
}

export type WorkbookFailure =
  | Failure<
      /** Damaged, cut short, or not made as workbooks are. */
      | "workbook.broken"
      /** It would unpack to far more than a list of loans. */
      | "workbook.too-large"
      /** No sheet has anything in it. */
      | "workbook.empty"
    >
  /** No workbook at all: an archive, a LibreOffice file, an .xls. */
  | FileFailure;

/**
 * A number as Excel shows it in full. Up to 15 digits it stands in the file as it was typed; longer ones are a
 * binary float's ("5.0999999999999996" was typed 5.1), so the digits that Excel never had are rounded off.
 */
function numberText(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored;
  const digits = stored
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+/, "");
  const number = Number(stored);
  const exponent = /[eE]/.test(stored);
  if (!Number.isFinite(number) || (digits.length <= 15 && !exponent)) return stored;
  const size = Math.abs(number);
  if (size >= 1e15 || (size < 1e-6 && size > 0)) return stored;
  const shown = number.toPrecision(15);
  return shown.includes(".") ? shown.replace(/\.?0+$/, "") : shown;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return String(cell);
}

/**
 * Reads all sheets of an .xlsx workbook as text: numbers as they are stored, dates as ISO, true and false as "yes"
 * and "no". Nothing is unpacked before the size is known to be bearable.
 */
export async function readWorkbook(
  bytes: ArrayBuffer | Uint8Array,
): Promise<Result<{ sheets: WorkbookSheet[] }, WorkbookFailure>> {
  const view = new Uint8Array(bytes);
  const kind = foreignKind(view);
  if (kind && kind.code !== "file.workbook") return { ok: false, failure: kind };
  const size = judgeZip(view);
  if (size !== "fits") return fail(`workbook.${size}`);

  const read = await readExcelFile(view.buffer, { parseNumber: numberText }).catch(() => null);
  if (read === null) return fail("workbook.broken");
  const sheets = read.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.flatMap((cells, at) => {
      const texts = cells.map(cellText);
      return texts.some((text) => text.trim() !== "") ? [{ row: at + 1, cells: texts }] : [];
    }),
  }));
  return sheets.some(({ rows }) => rows.length > 0) ? ok({ sheets }) : fail("workbook.empty");
}
