import { readAmount } from "@/lib/amounts/amounts";
import type { RowEdits } from "../edits/apply-edits";
import type { CheckedRow } from "../checked-report";
import { examineId } from "../ids/ids";
import type { JudgedBy } from "./layout";
import { PROBLEMS, type CellProblem, type Column, type Problem } from "../problems";
import type { SourceRow } from "../file/source-row";

const COLUMNS: readonly Column[] = ["loanId", "clientId", "amount"];
const ID_COLUMNS = ["loanId", "clientId"] as const;
type IdColumn = (typeof ID_COLUMNS)[number];

function onCell(
  found: CellProblem,
  column: Column | null,
  accepted: RowEdits["accepted"] | undefined,
): Problem {
  const { severity } = PROBLEMS[found.code];
  const open = severity !== "note" && !accepted?.has(found.code);
  return { ...found, severity, column, open };
}

/** The problem of a row whose cells have moved, with the figure put together again where that reads. */
function shiftProblem(source: SourceRow, layout: JudgedBy): Problem | null {
  if (source.shift === null) return null;
  const { cells, expected, joined } = source.shift;
  const fits = joined !== null && readAmount(joined, layout.format).amountText !== null;
  const found: CellProblem = { code: "row.shifted", params: { cells, expected } };
  return fits ? onCell({ ...found, fix: joined }, "amount", undefined) : onCell(found, null, undefined);
}

const HIDDEN: Problem = { code: "row.hidden", severity: "note", column: null, params: {}, open: false };
const UNCHANGED: CheckedRow["before"] = {};

function editedCells(
  source: SourceRow,
  edits: RowEdits | undefined,
  two: boolean,
): Pick<CheckedRow, "cells" | "before"> {
  if (!edits) return { cells: source.cells, before: UNCHANGED };
  const cells = { ...source.cells };
  const before: CheckedRow["before"] = {};
  for (const column of COLUMNS) {
    const text = edits.cells[column];
    if (text === undefined || text === source.cells[column] || (two && column === "clientId")) continue;
    cells[column] = text;
    before[column] = source.cells[column];
  }
  return { cells, before };
}

/** What the IDs alone make of them, as they stand after her edits. */
function idProblems(
  source: SourceRow,
  { idStyles }: JudgedBy,
  { cells, before }: Pick<CheckedRow, "cells" | "before">,
): Record<IdColumn, readonly CellProblem[]> {
  const found = (column: IdColumn) =>
    before[column] === undefined
      ? source.idProblems[column]
      : examineId(cells[column], column, idStyles[column]);
  return { loanId: found("loanId"), clientId: found("clientId") };
}

function statusOf(problems: readonly Problem[]): CheckedRow["status"] {
  let status: CheckedRow["status"] = "report";
  for (const { open, severity } of problems) {
    if (!open) continue;
    if (severity === "error") return "blocked";
    status = "undecided";
  }
  return status;
}

function setAside(
  source: SourceRow,
  layout: JudgedBy,
  edited: Pick<CheckedRow, "cells" | "before">,
): CheckedRow {
  const { kind } = source;
  const totals = kind === "totals";
  const note: CellProblem =
    kind === "totals"
      ? {
          code: "row.totals",
          params: { sum: layout.totals.get(source.row)?.params.sum ?? source.cells.amount },
        }
      : { code: kind === "no-loan" ? "row.no-loan" : "row.header-again", params: {} };
  return {
    row: source.row,
    ...edited,
    amountText: totals ? source.amount.amountText : null,
    problems: [onCell(note, null, undefined)],
    status: "left-out",
    because: kind === "loan" ? null : kind,
    intoRow: null,
  };
}

/**
 * Judges one row by itself, her edits applied; loans that stand on several rows are settled afterwards. The answer is
 * never changed later on, so rows without edits can be judged once and used again.
 */
export function judgeRow(source: SourceRow, layout: JudgedBy, edits: RowEdits | undefined): CheckedRow {
  const two = layout.settings.columns === "two";
  const { cells, before } = editedCells(source, edits, two);
  if (source.kind !== "loan" && edits?.leftOut !== false) return setAside(source, layout, { cells, before });

  // A moved row is believed again once she has typed anew what may have moved.
  const moved =
    source.shift !== null && !layout.doubtful.every((column) => edits?.cells[column] !== undefined);
  const accepted = edits?.accepted;
  const problems: Problem[] = [];
  const isSaid = (column: IdColumn) =>
    !(two && column === "clientId") && !(moved && layout.doubtful.includes(column));
  const ofIds = idProblems(source, layout, { cells, before });
  const settled =
    layout.expected && isSaid("loanId") ? layout.expected.settleIds(cells, ofIds, accepted) : ofIds;
  for (const column of ID_COLUMNS) {
    if (!isSaid(column)) continue;
    for (const one of settled[column]) {
      // A row that she has put back is a loan, whatever its ID looks like: she has said so.
      if (source.kind === "loan" || one.code !== "loan-id.words")
        problems.push(onCell(one, column, accepted));
    }
  }
  const amount = before.amount === undefined ? source.amount : readAmount(cells.amount, layout.format);
  const shifted = moved ? shiftProblem(source, layout) : null;
  if (shifted) problems.push(shifted);
  else for (const one of amount.problems) problems.push(onCell(one, "amount", accepted));

  const tooMuch =
    moved || amount.amountText === null ? undefined : layout.expected?.tooMuch(cells, amount.amountText);
  if (tooMuch) problems.push(onCell(tooMuch, "amount", accepted));

  if (source.rowProblem) problems.push(onCell(source.rowProblem, null, accepted));
  if (source.isHidden) problems.push(HIDDEN);

  const out = edits?.leftOut === true;
  const row: CheckedRow = {
    row: source.row,
    cells,
    before,
    amountText: moved ? null : amount.amountText,
    problems: out ? problems.map((problem) => ({ ...problem, open: false })) : problems,
    status: out ? "left-out" : statusOf(problems),
    because: out ? "person" : null,
    intoRow: null,
  };
  if (moved && source.shift) row.extra = source.shift.extra;
  return row;
}
