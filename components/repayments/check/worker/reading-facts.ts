import { amountBothWays } from "@/lib/amounts/amounts";
import type { LayoutOutcome } from "@/lib/repayments/check/layout";
import type { Reading } from "@/lib/repayments/checked-report";
import type { Choices } from "@/lib/repayments/edits";
import { signExamples } from "@/lib/repayments/file/decimal-question";
import type { Opening } from "@/lib/repayments/file/open-file";
import { fromRemembered, type RememberedColumns } from "@/lib/repayments/file/remembered-columns";
import type { BothWays, FileSample, Letters } from "./worker-messages";

/** What the page shows of how a file was read, and what she can change about it. */

const SAMPLE_LINES = 8;

/** A file as far as it could be read: laid out, or why not. */
export type LaidOut = LayoutOutcome | Exclude<Opening, { state: "opened" }>;

/** The column names that were found, and their row; null where none were looked for, or nothing came of it. */
export function headersOf(laid: LaidOut): { headers: readonly string[]; headerRow: number | null } | null {
  if (laid.state === "question") return laid.question.kind === "columns" ? laid.question : null;
  if (laid.state !== "laid-out") return null;
  const { headers, columns } = laid.layout.reading;
  return { headers, headerRow: columns.headerRow };
}

/** The columns she chose for a file with the same headers, whatever this file alone would say. */
export function recalledColumns(
  laid: LaidOut,
  remembered: readonly RememberedColumns[],
): NonNullable<Choices["columns"]> | null {
  const found = headersOf(laid);
  if (!found) return null;
  for (const choice of remembered) {
    const columns = fromRemembered(choice, found.headers, found.headerRow);
    if (columns) return columns;
  }
  return null;
}

/** The first lines of the file, from its header on. */
export function sampleOf(opened: Opening, headerRow: number | null): FileSample {
  if (opened.state !== "opened") return { headerRow, lines: [] };
  const { lines } = opened.table;
  const header = headerRow === null ? 0 : lines.findIndex(({ row }) => row === headerRow);
  // Lines as plain data: what they are cut from does not travel.
  const shown = lines.slice(Math.max(0, header)).slice(0, SAMPLE_LINES);
  return { headerRow, lines: shown.map(({ row, cells }) => ({ row, cells })) };
}

/** How its bytes became letters; null for a file that is none. */
export function lettersOf(opened: Opening): Letters | null {
  if (opened.state !== "opened") return null;
  const { encoding, readings } = opened.decoded;
  return { encoding, words: readings };
}

/** Her own amounts under either decimal sign. */
export function bothWaysOf(examples: Reading["examples"], currency: string): BothWays[] {
  return signExamples(examples.map(({ row, text }) => ({ row, text, ...amountBothWays(text, currency) })));
}
