import { foreignKind } from "@/lib/files/file-kinds";
import type { FileFailure } from "@/lib/files/file-failure";
import { ok, type Result } from "@/lib/result";
import { openPackage } from "./package";
import { SharedStringsReader } from "./shared-strings";
import { ROOM, SheetReader, type SheetContext } from "./sheet";
import { StylesReader } from "./styles";
import { Unreadable, type Sheet, type Workbook } from "./workbook";
import { findParts, readPart } from "./workbook-parts";

/**
 * Reads the sheets of an .xlsx workbook: texts as texts, numbers as they are stored, formulas by the value that was
 * last computed. Pure and bounded: entries, sizes and ratio are judged before anything is unpacked, what is unpacked
 * is counted, no link is followed and no entity expanded. Whatever the bytes are, it answers and does not throw.
 */
export function readWorkbook(bytes: Uint8Array): Result<Workbook, FileFailure> {
  const foreign = foreignKind(bytes);
  if (foreign) return { ok: false, failure: foreign };
  try {
    const workbook = read(bytes);
    return workbook.sheets.some(({ rowCount }) => rowCount > 0) ? ok(workbook) : refuse("workbook.empty");
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.code);
    throw error;
  }
}

function read(bytes: Uint8Array): Workbook {
  const parts = openPackage(bytes);
  const { sheets, strings, styles, is1904 } = findParts(parts);
  const context: SheetContext = {
    strings: strings ? readPart(strings, new SharedStringsReader()).strings : [],
    formats: styles ? readPart(styles, new StylesReader()).formats() : [],
    is1904,
    room: { ...ROOM },
  };
  return {
    sheets: sheets.map(({ name, isHidden, path }): Sheet => {
      const part = parts.get(path);
      if (!part) throw new Unreadable("workbook.broken");
      const { lines, rowCount, hiddenColumns, merged, isFiltered } = readPart(part, new SheetReader(context));
      return { name, isHidden, lines, rowCount, hiddenColumns, merged, isFiltered };
    }),
  };
}

function refuse(code: FileFailure["code"]): { ok: false; failure: FileFailure } {
  return { ok: false, failure: { code, params: {} } };
}
