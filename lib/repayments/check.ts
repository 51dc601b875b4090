import { decodeFile, type Decoded } from "@/lib/files/decode";
import type { Encoding } from "@/lib/files/file-failure";
import { MAX_ROWS } from "@/lib/files/file-limits";
import { parseTable, type Table } from "@/lib/files/parse";
import { CheckedFile, reportOf } from "./checked-file";
import type { CheckedReport, CheckOutcome, CheckSettings } from "./checked-report";
import type { Choices, Edit } from "./edits";
import { countColumnNames } from "./header-roles";
import { layOut, type Layout } from "./layout";

/** A file that has been decoded and cut into lines. */
export interface OpenedFile {
  state: "opened";
  decoded: Omit<Decoded, "text">;
  table: Table;
}

/** A file that cannot be read at all, with the reason. */
export type Unreadable = Extract<CheckOutcome, { state: "unreadable" }>;

/** Decodes and parses the bytes; once per file and encoding. A choice of hers that leaves nothing to read is passed over. */
export function openFile(bytes: Uint8Array, encoding?: Encoding): OpenedFile | Unreadable {
  const opened = open(bytes, encoding);
  return opened.state === "unreadable" && encoding ? open(bytes) : opened;
}

function open(bytes: Uint8Array, encoding?: Encoding): OpenedFile | Unreadable {
  const decoded = decodeFile(bytes, { encoding });
  if (!decoded.ok) return { state: "unreadable", failure: decoded.failure };
  const { text, ...rest } = decoded.value;
  const parsed = parseTable(text, countColumnNames);
  if (!parsed.ok) return { state: "unreadable", failure: parsed.failure };

  const { lines } = parsed.value;
  if (lines.length > MAX_ROWS) {
    const params = { rows: lines.length, limit: MAX_ROWS };
    return { state: "unreadable", failure: { code: "file.too-many-rows", params } };
  }
  if (lines.length === 0) return { state: "unreadable", failure: { code: "file.empty", params: {} } };
  const oneColumn = lines.every(({ cells }) => cells.filter((cell) => cell.trim() !== "").length < 2);
  if (oneColumn) return { state: "unreadable", failure: { code: "file.one-column", params: {} } };
  return {
    state: "opened",
    decoded: rest,
    table: parsed.value,
  };
}

/** Judges a laid out file under her edits, whole: what is saved, frozen and sent. */
export function judgeLayout(layout: Layout, edits: readonly Edit[]): CheckedReport {
  return reportOf(new CheckedFile(layout, edits));
}

/** Judges an opened file. A worker that judges often keeps the layout (`layOut`) and asks a `CheckedFile`. */
export function judge(
  opened: OpenedFile,
  settings: CheckSettings,
  choices: Choices,
  edits: readonly Edit[],
): CheckOutcome {
  const laid = layOut(opened, settings, choices);
  if (laid.state !== "laid-out") return laid;
  return { state: "checked", report: judgeLayout(laid.layout, edits) };
}

/** `openFile` and `judge` in one: what the server does with the stored bytes. */
export function checkFile(
  bytes: Uint8Array,
  settings: CheckSettings,
  choices: Choices,
  edits: readonly Edit[],
): CheckOutcome {
  const opened = openFile(bytes, choices.encoding);
  return opened.state === "unreadable" ? opened : judge(opened, settings, choices, edits);
}
