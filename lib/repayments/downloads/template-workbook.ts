import { writeWorkbook, type WrittenSheet } from "@/lib/files/workbook/write-workbook";
import { currencyDecimals } from "@/lib/money";
import type { CheckSettings } from "../checked-report";
import { loanColumns } from "./loan-columns";
import { templateRows, type TemplateHeaders } from "./template";

/** What stands in the template for Excel, in her language. */
export interface TemplateWords {
  headers: TemplateHeaders;
  /** The name of the sheet that is filled in. */
  sheet: string;
  /** The name of the other, and its sentences. */
  notesSheet: string;
  notes: readonly string[];
}

/**
 * The template as an .xlsx: its ID columns are text down to the last row, so that nothing that is typed becomes a
 * date, loses zeros or ends in E+06; its amounts have the currency's decimals. The notes stand in one column, which no
 * reader of ours can take for a list of loans.
 */
export function templateWorkbook(settings: CheckSettings, words: TemplateWords): Uint8Array<ArrayBuffer> {
  const [header = []] = templateRows(settings.columns, words.headers);
  const loans: WrittenSheet = {
    name: words.sheet,
    columns: loanColumns(settings.columns),
    header,
    rows: [],
  };
  const notes: WrittenSheet = {
    name: words.notesSheet,
    columns: [{ format: "words", width: 90 }],
    header: [],
    rows: words.notes.map((sentence) => [sentence]),
  };
  return writeWorkbook([loans, notes], { amountDecimals: currencyDecimals(settings.currency) });
}
