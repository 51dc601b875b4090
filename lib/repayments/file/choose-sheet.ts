import type { Sheet } from "@/lib/files/workbook/workbook";
import type { CheckSettings, SheetSample } from "../checked-report";
import { matchColumns } from "./columns";

const SAMPLE_LINES = 4;
const SAMPLE_CELLS = 6;
const SAMPLE_LENGTH = 40;

/**
 * The sheet that holds the loans: the one she named; the only one; the only one that Excel shows and whose columns are
 * recognized. Null where she must say which, also where a hidden sheet would do: she may not know of it.
 */
export function chooseSheet(
  sheets: readonly Sheet[],
  settings: CheckSettings,
  wanted?: string,
): Sheet | null {
  const named = sheets.find(({ name }) => name === wanted);
  if (named) return named;
  const [only] = sheets;
  if (only && sheets.length === 1) return only;
  const recognized = sheets.filter(({ lines }) => matchColumns(lines, settings).sure);
  const [first] = recognized;
  return first && recognized.length === 1 && !first.isHidden ? first : null;
}

/** A sheet as she is asked about it: its name, how long it is, and how it begins. */
export function sheetSample({ name, isHidden, lines, rowCount }: Sheet): SheetSample {
  return {
    name,
    isHidden,
    rows: rowCount,
    lines: lines.slice(0, SAMPLE_LINES).map(({ row, cells }) => ({
      row,
      cells: cells.slice(0, SAMPLE_CELLS).map((cell) => cell.slice(0, SAMPLE_LENGTH)),
    })),
  };
}
