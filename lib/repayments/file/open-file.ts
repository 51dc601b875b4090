import { decodeFile, type Decoded } from "@/lib/files/decode";
import type { Encoding, FileFailure } from "@/lib/files/file-failure";
import { isWorkbook } from "@/lib/files/file-kinds";
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES, MAX_ROWS } from "@/lib/files/file-limits";
import type { TableLine } from "@/lib/files/cut-lines";
import { parseTable, type Table } from "@/lib/files/parse";
import type { CheckOutcome, CheckSettings, Question, SheetReading } from "../checked-report";
import type { Choices } from "../edits";
import { countColumnNames } from "./header-roles";
import type { SheetFacts } from "./sheet-notices";

/** A file that has been cut into lines: its cells are made when they are asked for. */
export interface OpenedFile {
  state: "opened";
  decoded: Omit<Decoded, "text">;
  table: Table;
  /** The sheet it comes from, where it is a workbook. */
  sheet: { reading: SheetReading; facts: SheetFacts } | null;
}

/** A file that cannot be read at all, with the reason. */
export type Unreadable = Extract<CheckOutcome, { state: "unreadable" }>;

/** What came of opening a file: its lines, the reason why there are none, or which sheet she has to choose. */
export type Opening =
  OpenedFile | Unreadable | { state: "question"; question: Extract<Question, { kind: "sheet" }> };

/**
 * Opens the bytes, a text or a workbook; once per file, encoding and sheet. A choice of hers that leaves nothing to
 * read is passed over. Waits only for the reader of workbooks, whose code comes with the first of them.
 */
export async function openFile(
  bytes: Uint8Array,
  settings: CheckSettings,
  { encoding, sheet }: Choices,
): Promise<Opening> {
  if (bytes.length > MAX_FILE_BYTES)
    return unreadable("file.too-large", { limitMegabytes: MAX_FILE_MEGABYTES });
  if (!isWorkbook(bytes)) return openText(bytes, encoding);
  const { openWorkbook } = await import("./open-workbook");
  return openWorkbook(bytes, settings, sheet);
}

/** Decodes and cuts the bytes of a text file. */
export function openText(bytes: Uint8Array, encoding?: Encoding): OpenedFile | Unreadable {
  const opened = openAs(bytes, encoding);
  return opened.state === "unreadable" && encoding ? openAs(bytes) : opened;
}

function openAs(bytes: Uint8Array, encoding?: Encoding): OpenedFile | Unreadable {
  const decoded = decodeFile(bytes, { encoding });
  if (!decoded.ok) return { state: "unreadable", failure: decoded.failure };
  const { text, ...rest } = decoded.value;
  const parsed = parseTable(text, countColumnNames);
  if (!parsed.ok) return { state: "unreadable", failure: parsed.failure };
  const { lines } = parsed.value;
  return (
    refuseLines(lines, lines.length) ?? {
      state: "opened",
      decoded: rest,
      table: parsed.value,
      sheet: null,
    }
  );
}

/** Lines that cannot be a list of loans, whatever stands in them; null for others. `count`: of all, kept or not. */
export function refuseLines(lines: readonly TableLine[], count: number): Unreadable | null {
  if (count > MAX_ROWS) return unreadable("file.too-many-rows", { rows: count, limit: MAX_ROWS });
  if (count === 0) return unreadable("file.empty");
  const isOneColumn = lines.every(({ cells }) => cells.filter((cell) => cell.trim() !== "").length < 2);
  return isOneColumn ? unreadable("file.one-column") : null;
}

function unreadable(code: FileFailure["code"], params: FileFailure["params"] = {}): Unreadable {
  return { state: "unreadable", failure: { code, params } };
}
