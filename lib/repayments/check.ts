import { applyEdits } from "./apply-edits";
import type { CheckedReport, CheckOutcome, CheckSettings } from "./checked-report";
import { settleDuplicates } from "./duplicates";
import type { Choices, Edit } from "./edits";
import { fingerprintOf } from "./fingerprint";
import { judgeRow } from "./judge-row";
import { layOut, type Layout } from "./layout";
import { openFile, type OpenedFile } from "./open-file";
import { groupsOf, linesOf, readingExamples, totalsOf } from "./summary";
import { totalsNotices } from "./totals-row";

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
export async function checkFile(
  bytes: Uint8Array,
  settings: CheckSettings,
  choices: Choices,
  edits: readonly Edit[],
): Promise<CheckOutcome> {
  const opened = await openFile(bytes, settings, choices);
  return opened.state === "opened" ? judge(opened, settings, choices, edits) : opened;
}
