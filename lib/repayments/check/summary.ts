import type { CheckedRow, ProblemGroup, Reading, ReportLine } from "../checked-report";
import { isFixable, PROBLEMS, type ProblemCode } from "../problems";

const RANK = { error: 0, warning: 1, note: 2 } as const;
const ORDER = Object.keys(PROBLEMS) as ProblemCode[];

/** The rows that go out, in the file's order; a row that others were added to names them all. */
export function linesOf(rows: readonly CheckedRow[], columns: "two" | "three"): ReportLine[] {
  const added = new Map<number, number[]>();
  for (const row of rows) {
    if (row.intoRow === null) continue;
    const into = added.get(row.intoRow);
    if (into) into.push(row.row);
    else added.set(row.intoRow, [row.row]);
  }
  const lines: ReportLine[] = [];
  for (const { row, status, cells, amountText } of rows) {
    if (status !== "report" || amountText === null) continue;
    const more = added.get(row);
    lines.push({
      loanId: cells.loanId,
      clientId: columns === "two" ? null : cells.clientId,
      amountText,
      rows: more ? [row, ...more] : [row],
    });
  }
  return lines;
}

/** The problems of the given rows by kind, errors first, then warnings, then notes. */
export function groupsOf(rows: Iterable<CheckedRow>): ProblemGroup[] {
  const groups = new Map<ProblemCode, ProblemGroup>();
  for (const row of rows) {
    for (const problem of row.problems) {
      const { code, severity, open } = problem;
      let group = groups.get(code);
      if (!group) groups.set(code, (group = { code, severity, open: 0, count: 0, fixable: 0, standing: 0 }));
      group.count++;
      if (row.status !== "left-out") group.standing++;
      if (open) group.open++;
      if (open && isFixable(problem)) group.fixable++;
    }
  }
  return [...groups.values()].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || ORDER.indexOf(a.code) - ORDER.indexOf(b.code),
  );
}

/** Up to three of her own amounts and how they are read; those that tell most about the format come first. */
export function readingExamples(
  sources: readonly {
    row: number;
    cells: { amount: string };
    kind: string;
    shift: unknown;
    amount: { amountText: string | null };
    isStored?: true;
  }[],
): Reading["examples"] {
  const telling: Reading["examples"] = [];
  const plain: Reading["examples"] = [];
  // Numbers of a workbook say nothing about how its texts are read.
  const stored: Reading["examples"] = [];
  for (const { row, cells, kind, shift, amount, isStored } of sources) {
    if (telling.length === 3) break;
    // Half of a figure whose cells have moved is no example of anything.
    if (kind !== "loan" || shift !== null || amount.amountText === null) continue;
    const example = { row, text: cells.amount, amountText: amount.amountText };
    if (isStored) {
      if (stored.length < 3) stored.push(example);
    } else if (example.text !== example.amountText && /[^\d]/.test(example.text)) telling.push(example);
    else if (plain.length < 3) plain.push(example);
  }
  const texts = [...telling, ...plain];
  return (texts.length > 0 ? texts : stored).slice(0, 3).sort((a, b) => a.row - b.row);
}
