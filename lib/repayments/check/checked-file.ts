import { firstFrom } from "@/lib/first-from";
import { normalizeAmount, RunningSum, unitsText } from "@/lib/money";
import { settleAlike } from "./alike";
import { applyEdits, sameRowEdits, type AppliedEdits, type RowEdits } from "../edits/apply-edits";
import type {
  CheckedReport,
  CheckedRow,
  ExpectedTotals,
  Notice,
  ProblemGroup,
  Totals,
} from "../checked-report";
import { settleLoan } from "./duplicates";
import type { Edit } from "../edits";
import type { Expectation } from "../expected/expectation";
import { fingerprintOf } from "../fingerprint";
import { judgeRow } from "./judge-row";
import type { Layout } from "./layout";
import { groupsOf, linesOf } from "./summary";
import { totalsNotices } from "../totals/totals-row";

const UNCHANGED: CheckedRow["before"] = {};
const NO_PROBLEMS: CheckedRow["problems"] = [];

/**
 * A laid out file judged under her edits. Only the rows of which there is something to say are made; the others on
 * request, so that judging again after an edit costs what the edit touches. Positions count from 0 over the file's rows.
 * `before`: an earlier judgement, whose rows are taken where it was of the same layout and her edits say the same of
 * them.
 */
export class CheckedFile {
  readonly groups: ProblemGroup[];
  readonly totals: Totals;
  readonly notices: Notice[];
  /** What Kiva expects beside what stands in the file; null where that is not known. */
  readonly expected: ExpectedTotals | null;
  /** Rows that are not plain, or not any more. */
  private readonly rows: Map<number, CheckedRow>;
  /** The rows she touched as they were judged by themselves, with what she said of them. */
  private readonly judged = new Map<number, { own: RowEdits; row: CheckedRow }>();
  private marked: Int32Array | null = null;

  constructor(
    readonly layout: Layout,
    readonly edits: readonly Edit[],
    before: CheckedFile | null = null,
  ) {
    const applied = applyEdits(edits);
    this.rows = new Map(layout.marked);
    const edited = this.judgeEdited(applied, before?.layout === layout ? before : null);
    settleAlike(layout.alike, applied.byRow, layout.expected, {
      rowAt: (at) => this.rowAt(at),
      replace: (at, row) => this.rows.set(at, row),
    });
    const repeated = this.settleLoans(edited, applied);
    this.groups = groupsOf(this.rows.values());
    this.totals = this.addUp(repeated);
    this.expected = layout.expected && { count: layout.expected.count, missing: this.missing().length };
    const putBack = (row: number): boolean => applied.byRow.get(row)?.leftOut === false;
    this.notices = [...layout.notices, ...totalsNotices(layout.totals, putBack)];
  }

  get length(): number {
    return this.layout.lines.length;
  }

  /** The number of the row at a position, as Excel shows it. */
  numberAt(at: number): number {
    return this.layout.lines[at]?.row ?? 0;
  }

  /** The position of a row by its number; -1 for one that is none of the data's. */
  positionOf(row: number): number {
    const at = firstFrom(this.length, (other) => this.numberAt(other) < row);
    return at < this.length && this.numberAt(at) === row ? at : -1;
  }

  rowAt(at: number): CheckedRow {
    return this.rows.get(at) ?? this.plainRow(at);
  }

  /** The positions of the rows that are not plain, in the file's order. */
  markedPositions(): Int32Array {
    return (this.marked ??= Int32Array.from(this.rows.keys()).sort());
  }

  /** The rows that are not plain, in the file's order: all that have problems, edits or are left out are among them. */
  *markedRows(): Generator<CheckedRow> {
    for (const at of this.markedPositions()) yield this.rowAt(at);
  }

  /** The amount at a position as a number, for looking at only; -1 where none is reported. */
  valueAt(at: number): number {
    const row = this.rows.get(at);
    if (!row) return (this.layout.plain[at] ?? 0) / 10 ** this.layout.format.decimals;
    const { amountText, status } = row;
    return amountText === null || status === "left-out" || status === "added" ? -1 : Number(amountText);
  }

  /** The expected loans that stand on no row, or on rows that are left out only: positions in Kiva's list. */
  missing(): number[] {
    return this.layout.expected?.missing(this.standing(this.layout.expected)) ?? [];
  }

  /** How often each expected loan stands in the file, rows left out aside. */
  private standing(expected: Expectation): Uint32Array {
    const { plain, plainExpected, cellsAt } = this.layout;
    const standing = plainExpected.slice();
    const count = (loanId: string, times: number): void => {
      const position = expected.placeOf(loanId);
      if (position !== -1) standing[position] = (standing[position] ?? 0) + times;
    };
    for (const [at, row] of this.rows) {
      if (plain[at]) count(cellsAt(at).loanId, -1);
      if (row.status !== "left-out") count(row.cells.loanId, 1);
    }
    return standing;
  }

  private plainRow(at: number): CheckedRow {
    const { plain, format, cellsAt } = this.layout;
    return {
      row: this.numberAt(at),
      cells: cellsAt(at),
      before: UNCHANGED,
      amountText: unitsText(plain[at] ?? 0, format.decimals),
      problems: NO_PROBLEMS,
      status: "report",
      because: null,
      intoRow: null,
    };
  }

  /** Judges the rows she touched; answers their positions. */
  private judgeEdited({ byRow }: AppliedEdits, before: CheckedFile | null): number[] {
    const { layout } = this;
    const edited: number[] = [];
    let next = 0;
    for (const [row, own] of byRow) {
      // Many edits are of one row after the other, which needs no search.
      const at = this.numberAt(next) === row ? next : this.positionOf(row);
      if (at === -1) continue;
      next = at + 1;
      const old = before?.judged.get(at);
      const judged =
        old && sameRowEdits(old.own, own) ? old : { own, row: judgeRow(layout.sourceAt(at), layout, own) };
      this.judged.set(at, judged);
      this.rows.set(at, judged.row);
      edited.push(at);
    }
    return edited;
  }

  /** Settles the loans that stand on several rows; answers how many lines there are beyond the first of each. */
  private settleLoans(edited: readonly number[], { decisions }: AppliedEdits): number {
    const { loans, cellsAt } = this.layout;
    const isEdited = new Uint8Array(this.length);
    for (const at of edited) isEdited[at] = 1;
    const untouched = (loanId: string) => loans.positionsOf(loanId).filter((at) => isEdited[at] === 0);
    // The loans that her edits take from a row, or bring to it, are gathered anew. Nearly all of a hundred thousand
    // stand on one row, which needs no list.
    const gathered = new Map<string, number | number[]>();
    for (const at of edited) {
      if (loans.isRepeated(at)) {
        const was = cellsAt(at).loanId;
        if (!gathered.has(was)) gathered.set(was, untouched(was));
      }
      const { status, cells } = this.rowAt(at);
      if (status === "left-out" || cells.loanId.trim() === "") continue;
      const there = gathered.get(cells.loanId) ?? untouched(cells.loanId);
      if (typeof there === "number") gathered.set(cells.loanId, [there, at]);
      else if (there.length === 0) gathered.set(cells.loanId, at);
      else {
        there.push(at);
        gathered.set(cells.loanId, there);
      }
    }
    let surplus = 0;
    const settle = (positions: readonly number[]) => {
      if (positions.length < 2) return;
      const settled = settleLoan(
        positions.map((at) => this.rowAt(at)),
        decisions,
      );
      let reported = 0;
      settled.forEach((row, index) => {
        this.rows.set(positions[index] as number, row);
        if (isReported(row)) reported++;
      });
      surplus += Math.max(0, reported - 1);
    };
    for (const positions of loans.groups) {
      if (gathered.size === 0 || !gathered.has(cellsAt(positions[0] ?? 0).loanId)) settle(positions);
    }
    for (const positions of gathered.values()) {
      if (typeof positions !== "number") settle(positions.sort((left, right) => left - right));
    }
    return surplus;
  }

  /** `surplus`: lines beyond the first of their loans. */
  private addUp(surplus: number): Totals {
    const { plain, plainTotals, format } = this.layout;
    const sum = new RunningSum(format.decimals);
    sum.add(plainTotals.sumText);
    let { lines } = plainTotals;
    let problemRows = 0;
    let leftOut = 0;
    let edited = 0;
    for (const [at, row] of this.rows) {
      const units = plain[at] ?? 0;
      if (units > 0) {
        sum.addUnits(-units);
        lines--;
      }
      if (isReported(row)) {
        sum.add(row.amountText);
        lines++;
      }
      if (row.status === "left-out") leftOut++;
      if (row.problems.some(({ open }) => open)) problemRows++;
      const { loanId, clientId, amount } = row.before;
      if (loanId !== undefined || clientId !== undefined || amount !== undefined) edited++;
    }
    const text = sum.toString();
    const sumText = normalizeAmount(text, format.decimals) ?? text;
    return { rowsInFile: this.length, problemRows, leftOut, edited, lines, loans: lines - surplus, sumText };
  }
}

function isReported(row: CheckedRow): row is CheckedRow & { amountText: string } {
  return row.status === "report" && row.amountText !== null;
}

/** Everything about a checked file at once: what is saved, frozen and sent. */
export function reportOf(checked: CheckedFile): CheckedReport {
  const { layout, notices, groups, totals, expected } = checked;
  const rows = Array.from({ length: checked.length }, (_, at) => checked.rowAt(at));
  const lines = linesOf(rows, layout.settings.columns);
  const fingerprint = fingerprintOf(lines);
  return { reading: layout.reading, notices, rows, groups, totals, expected, lines, fingerprint };
}
