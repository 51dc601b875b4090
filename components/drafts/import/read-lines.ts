import type { ChosenFile } from "@/components/files/chosen-file";
import { countImportHeaders } from "@/lib/drafts/import/columns";
import type { TableLine } from "@/lib/files/cut-lines";
import { parseTable } from "@/lib/files/parse";
import { fail, ok, type Failure, type Result } from "@/lib/result";

/** Far more than can be made into drafts at once; beyond it the page would stand still. */
const MOST_ROWS = 20_000;
const HEADER_WITHIN = 20;

/** A CSV or pasted rows are one sheet without a name. */
export interface Sheet {
  name: string;
  lines: TableLine[];
}

/** The lines of a CSV, of pasted rows or of a workbook's sheets, the likeliest first; or why there are none. */
export async function readSheets(file: ChosenFile): Promise<Result<Sheet[], Failure>> {
  const bytes = new Uint8Array(await file.bytes.arrayBuffer());
  const read = isPacked(bytes) ? await sheetsOf(bytes) : await readText(bytes);
  if (!read.ok) return read;
  const rows = Math.max(...read.value.map(({ lines }) => lines.length));
  if (rows > MOST_ROWS) return fail("file.too-many-rows", { rows, limit: MOST_ROWS });
  const sheets = read.value.filter(({ lines }) => lines.length > 1);
  return sheets.length === 0 ? fail("file.no-rows") : ok(sheets);
}

async function readText(bytes: Uint8Array): Promise<Result<Sheet[], Failure>> {
  // The code pages and what tells them apart come with the first file.
  const { decodeFile } = await import("@/lib/files/decode");
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return decoded;
  const table = parseTable(decoded.value.text, countImportHeaders);
  return table.ok ? ok([{ name: "", lines: table.value.lines }]) : table;
}

async function sheetsOf(bytes: Uint8Array): Promise<Result<Sheet[], Failure>> {
  // Reading workbooks weighs more than all the rest, and most files are none.
  const { readWorkbook } = await import("@/lib/files/workbook/read-workbook");
  const read = readWorkbook(bytes);
  if (!read.ok) return read;
  const sheets = read.value.sheets.map(({ name, lines }) => ({ name, lines: lines.map(daysOnly) }));
  return ok(sheets.sort((one, other) => likelihood(other) - likelihood(one)));
}

/** Drafts know days; the time that a system stamps beside one is nobody's wish. */
function daysOnly(line: TableLine): TableLine {
  const { natures } = line;
  if (!natures) return line;
  const cells = line.cells.map((cell, at) =>
    natures[at]?.kind === "date" ? cell.replace(/ \d\d:\d\d$/, "") : cell,
  );
  return { row: line.row, cells };
}

/** How many columns of drafts the sheet's header names. */
function likelihood({ lines }: Sheet): number {
  return Math.max(0, ...lines.slice(0, HEADER_WITHIN).map(({ cells }) => countImportHeaders(cells)));
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
