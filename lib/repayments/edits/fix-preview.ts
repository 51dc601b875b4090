import { amountFormat, readAmount } from "@/lib/amounts/amounts";
import { addAmounts } from "@/lib/money";
import type { CheckedReport, CheckedRow } from "../checked-report";
import type { Edit } from "../edits";
import { acceptAll, fixAll, leaveOutAll, type MarkedRows } from "./fixes";
import type { Column, ProblemCode } from "../problems";

/** What can be done about all open problems of a kind at once. */
export type BulkKind = "fix" | "accept" | "leave-out";

/** So many rows show her what is about to change. */
const SHOWN = 8;

/** What doing something about a whole kind of problem comes to, before it is done. */
export interface BulkChange {
  kind: BulkKind;
  code: ProblemCode;
  /** One for each row it concerns, in the file's order. */
  edits: Edit[];
  /** The first rows: their texts as they stand, and what a fix makes of the one in `column`. */
  first: { row: number; cells: CheckedRow["cells"]; after: string | null }[];
  /** The cell the problem is about; null for the whole row. */
  column: Column | null;
  sums: BulkSums;
}

export interface BulkSums {
  /** What the rows say together, as plain decimal text. */
  before: string;
  /** What they say afterwards, if their amounts are what a fix changes; null otherwise. */
  after: string | null;
  /** Rows whose amount cannot be read; none of them is in the sums. */
  unread: number;
}

/** Works out what fixing, accepting or leaving out all of a kind would do. Nothing is changed by it. */
export function bulkChange(
  report: MarkedRows & Pick<CheckedReport, "reading">,
  kind: BulkKind,
  code: ProblemCode,
  currency: string,
): BulkChange {
  const edits = EDITS[kind](report, code);
  // Edits come in the order of the rows, one a row.
  let next = 0;
  const rows = report.rows.filter(({ row }) => {
    const edit = edits[next];
    const isMeant = edit !== undefined && "row" in edit && edit.row === row;
    if (isMeant) next++;
    return isMeant;
  });
  const afterOf = (at: number): string | null => {
    const edit = edits[at];
    return edit?.kind === "cell" ? edit.text : null;
  };
  const column = rows[0]?.problems.find((problem) => problem.code === code)?.column ?? null;
  const amounts = rows.flatMap(({ amountText }) => amountText ?? []);
  // Asked or not, what was readable before stays so: a fix takes off what stands around the figure.
  const format = amountFormat(currency, report.reading.decimalSign, true);
  const fixed = edits.flatMap((edit) =>
    edit.kind === "cell" && edit.column === "amount" ? (readAmount(edit.text, format).amountText ?? []) : [],
  );
  return {
    kind,
    code,
    edits,
    first: rows.slice(0, SHOWN).map(({ row, cells }, at) => ({ row, cells, after: afterOf(at) })),
    column,
    sums: {
      before: addAmounts(amounts),
      after: kind === "fix" && column === "amount" ? addAmounts(fixed) : null,
      unread: rows.length - amounts.length,
    },
  };
}

const EDITS = { fix: fixAll, accept: acceptAll, "leave-out": leaveOutAll };
