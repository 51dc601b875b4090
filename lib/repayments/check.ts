import { applyEdits } from "./apply-edits";
import type { CheckedReport, CheckOutcome, CheckSettings } from "./checked-report";
import { decodeFile, type Decoded } from "@/lib/files/decode";
import { settleDuplicates } from "./duplicates";
import type { Choices, Edit } from "./edits";
import type { Encoding } from "@/lib/files/file-failure";
import { fingerprintOf } from "./fingerprint";
import { MAX_ROWS } from "@/lib/files/file-limits";
import { countColumnNames } from "./header-roles";
import { judgeRow } from "./judge-row";
import { layOut, type Layout } from "./layout";
import { parseTable, type Table } from "@/lib/files/parse";
import { groupsOf, linesOf, readingExamples, totalsOf } from "./summary";
import { totalsNotices } from "./totals-row";

/** A file that has been decoded and cut into lines: plain data, so a worker can keep it or post it. */
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
  const parsed = parseTable(decoded.value.text, countColumnNames);
  if (!parsed.ok) return { state: "unreadable", failure: parsed.failure };

  const { lines } = parsed.value;
  if (lines.length > MAX_ROWS) {
    const params = { rows: lines.length, limit: MAX_ROWS };
    return { state: "unreadable", failure: { code: "file.too-many-rows", params } };
  }
  if (lines.length === 0) return { state: "unreadable", failure: { code: "file.empty", params: {} } };
  const oneColumn = lines.every(({ cells }) => cells.filter((cell) => cell.trim() !== "").length < 2);
  if (oneColumn) return { state: "unreadable", failure: { code: "file.one-column", params: {} } };
  const { encoding: found, nulBytes, readings, alternatives, garbled } = decoded.value;
  return {
    state: "opened",
    decoded: { encoding: found, nulBytes, readings, alternatives, garbled },
    table: parsed.value,
  };
}

/** Rows are in the file's order; -1 for a row that is none of the data's. */
function positionOf(sources: Layout["sources"], row: number): number {
  let low = 0;
  let high = sources.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sources[middle]?.row ?? 0;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Judges a laid out file under her edits: the part to repeat after each of them. */
export function judgeLayout(layout: Layout, edits: readonly Edit[]): CheckedReport {
  const { sources, settings, format } = layout;
  const { byRow, decisions } = applyEdits(edits);
  const rows = [...layout.untouched];
  for (const [row, own] of byRow) {
    const at = positionOf(sources, row);
    const source = sources[at];
    if (source) rows[at] = judgeRow(source, layout, own);
  }
  settleDuplicates(rows, decisions);

  const lines = linesOf(rows, settings.columns);
  const putBack = (row: number): boolean => byRow.get(row)?.leftOut === false;
  return {
    reading: { ...layout.reading, examples: readingExamples(sources) },
    notices: [...layout.notices, ...totalsNotices(layout.totals, putBack)],
    rows,
    groups: groupsOf(rows),
    totals: totalsOf(rows, lines, format.decimals),
    lines,
    fingerprint: fingerprintOf(lines),
  };
}

/** Judges an opened file. A worker that judges often keeps the layout (`layOut`) and calls `judgeLayout`. */
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
