import { writeCsv } from "@/lib/files/csv";
import type { CheckedReport } from "../checked-report";
import type { Choices, Edit } from "../edits";
import type { NotTakenLine } from "./not-taken";
import { canAccept } from "../problems";
import { templateRows } from "../downloads/template";

/**
 * The file of a correction, written as the rows in error are, so that reading it gives every ID back exactly, one
 * that starts a formula too. The reason is for whoever opens the file; the check does not read it.
 */
export function correctionFile(lines: readonly NotTakenLine[], columns: "two" | "three"): Uint8Array {
  const [head = []] = templateRows(columns);
  const rows = lines.map((line) => [
    line.rows,
    line.loanId,
    ...(columns === "three" ? [line.clientId ?? ""] : []),
    line.amountText,
    reasonOf(line),
  ]);
  const text = writeCsv([["Row", ...head, "What is wrong"], ...rows], { delimiter: "," });
  return new TextEncoder().encode(text);
}

/** The amounts were written here, with a point: nothing is to be asked. */
export const CORRECTION_CHOICES: Choices = { decimalSign: "." };

/** Far more than Kiva's sentences have; a refusal of a whole batch stands in each of its rows. */
const LONGEST_REASON = 200;

/** On one line, and never a bare figure, which could pass for the end of the amount before it. */
function reasonOf({ said }: NotTakenLine): string {
  const words = said.map(({ details, code }) => details ?? code ?? "").join("; ");
  return `Kiva: ${words.replace(/[\s"]+/g, " ").slice(0, LONGEST_REASON)}`;
}

/**
 * The edits that make the rows of the file the lines they were written from: what she decided when she confirmed
 * those (a zero that is meant, a loan on two rows) is not asked a second time.
 */
export function correctionEdits(checked: CheckedReport, lines: readonly NotTakenLine[]): Edit[] {
  const edits: Edit[] = [];
  const rowsByLoan = new Map<string, number[]>();
  checked.rows.forEach(({ row, status, cells, problems }, index) => {
    const line = lines[index];
    if (!line) return;
    rowsByLoan.set(line.loanId, [...(rowsByLoan.get(line.loanId) ?? []), row]);
    if (status === "left-out") edits.push({ kind: "put-back", row });
    if (cells.loanId !== line.loanId) edits.push({ kind: "cell", row, column: "loanId", text: line.loanId });
    if (line.clientId !== null && cells.clientId !== line.clientId) {
      edits.push({ kind: "cell", row, column: "clientId", text: line.clientId });
    }
    for (const { code, open } of problems)
      if (open && canAccept(code)) edits.push({ kind: "accept", row, code });
  });
  for (const rows of rowsByLoan.values()) {
    if (rows.length > 1) edits.push({ kind: "twice", rows, choice: "all" });
  }
  return edits;
}

/** True if the report that was read is, line by line, what the file was written from. */
export function isExactly({ lines }: CheckedReport, wanted: readonly NotTakenLine[]): boolean {
  return (
    lines.length === wanted.length &&
    lines.every((line, index) => {
      const { loanId, clientId, amountText } = wanted[index] ?? {};
      return line.loanId === loanId && line.clientId === clientId && line.amountText === amountText;
    })
  );
}
