import { findGarbled } from "@/lib/files/garbled";
import type { TableLine } from "@/lib/files/cut-lines";
import { readWorkbook } from "@/lib/files/workbook/read-workbook";
import type { CheckSettings } from "../checked-report";
import { chooseSheet, sheetSample } from "./choose-sheet";
import { refuseLines, type Opening } from "./open-file";

/** Opens a workbook at the sheet she chose, or at the only one that can be meant; else the question is which. */
export function openWorkbook(bytes: Uint8Array, settings: CheckSettings, wanted?: string): Opening {
  const read = readWorkbook(bytes);
  if (!read.ok) return { state: "unreadable", failure: read.failure };
  const sheets = read.value.sheets.filter(({ rowCount }) => rowCount > 0);
  const sheet = chooseSheet(sheets, settings, wanted);
  const samples = sheets.map(sheetSample).sort((one, other) => Number(one.isHidden) - Number(other.isHidden));
  if (!sheet) return { state: "question", question: { kind: "sheet", sheets: samples } };
  const { name, isHidden, lines, rowCount, hiddenColumns, merged, isFiltered } = sheet;
  return (
    refuseLines(lines, rowCount) ?? {
      state: "opened",
      // What stands in a workbook is Unicode; whether it was garbled before, its words tell.
      decoded: { encoding: "utf-8", nulBytes: 0, readings: [], alternatives: [], ...damageIn(lines) },
      table: { delimiter: ",", lines, strayQuotes: null, wrappedLines: null },
      sheet: { reading: { name, isHidden, sheets: samples }, facts: { hiddenColumns, merged, isFiltered } },
    }
  );
}

/** Letters that are lost or were garbled, looked for in the cells that hold more than ASCII. */
function damageIn(lines: readonly TableLine[]) {
  const words: string[] = [];
  for (const { cells } of lines) for (const cell of cells) if (/[^ -~]/.test(cell)) words.push(cell);
  return { lost: words.some((word) => word.includes("\ufffd")), garbled: findGarbled(words.join("\n")) };
}
