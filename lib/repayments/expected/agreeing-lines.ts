import { locateCell, type Span, type TableLine } from "@/lib/files/cut-lines";
import type { ColumnChoice } from "../edits";
import type { Survey } from "../file/survey-lines";
import type { Expectation } from "./expectation";

/**
 * Where the loan of each line stands among Kiva's, by position. A line that Kiva cannot expect as it is (an ID she has
 * not, another client, more than the loan) is not sound any more: it wants a closer look, and its place says nothing.
 */
export function agreeingLines(
  lines: readonly TableLine[],
  columns: ColumnChoice,
  { sound, units }: Pick<Survey, "sound" | "units">,
  expected: Expectation,
): Int32Array {
  const agreed = new Int32Array(lines.length);
  const cell: Span = { text: "", from: 0, to: 0 };
  const textAt = (line: TableLine, column: number): string => {
    locateCell(line, column, cell);
    return cell.text.slice(cell.from, cell.to);
  };
  for (let at = 0; at < lines.length; at++) {
    if (sound[at] === 0) continue;
    const line = lines[at] as TableLine;
    const clientId = columns.clientId === null ? null : textAt(line, columns.clientId);
    const position = expected.agreesAt(textAt(line, columns.loanId), clientId, units[at] ?? 0);
    if (position === -1) sound[at] = 0;
    else agreed[at] = position;
  }
  return agreed;
}

/** How often each of Kiva's `count` loans stands on a plain line. */
export function standingOn(agreed: Int32Array, plain: Float64Array, count: number): Uint32Array {
  const standing = new Uint32Array(count);
  for (let at = 0; at < agreed.length; at++) {
    const position = agreed[at] ?? 0;
    if (plain[at]) standing[position] = (standing[position] ?? 0) + 1;
  }
  return standing;
}
