import { amountSpread, type AmountSpread } from "@/lib/repayments/check/amount-spread";
import { CheckedFile, reportOf } from "@/lib/repayments/check/checked-file";
import type { CheckedRow, CheckSettings } from "@/lib/repayments/checked-report";
import { editedRows, type Choices, type Edit } from "@/lib/repayments/edits";
import type { Expectation } from "@/lib/repayments/expected/expectation";
import { missingLoans } from "@/lib/repayments/check/missing-loans";
import { bulkChange } from "@/lib/repayments/edits/fix-preview";
import { layOut, type LayoutOutcome } from "@/lib/repayments/check/layout";
import { loansTwice, type LoanTwice } from "@/lib/repayments/check/loans-twice";
import type { Opening } from "@/lib/repayments/file/open-file";
import type { RememberedColumns } from "@/lib/repayments/file/remembered-columns";
import { looksLikePayments, repeatedChange, repeatedLoans } from "@/lib/repayments/edits/repeated-loans";
import { ALL_ROWS, heldBy, viewRows, type RowView, type ViewedRows } from "@/lib/repayments/check/row-view";
import { untilLoaded } from "@/components/ui/until-loaded";
import { actOf } from "../acts";
import { bothWaysOf, headersOf, type LaidOut, lettersOf, recalledColumns, sampleOf } from "./reading-facts";
import type {
  Foreseen,
  FromWorker,
  InView,
  QuestionName,
  Questions,
  ReportHead,
  RowRange,
  RowsInSight,
  Sight,
} from "./worker-messages";
import type { WordsOfRowsInError } from "./write-rows-in-error";

/** More open problems than this no row has. */
const MOST_COUNTED = 255;

type Told<Name extends QuestionName> = Questions[Name]["answer"] | Promise<Questions[Name]["answer"]>;

export type Judged = Omit<Extract<FromWorker, { kind: "outcome" }>, "kind" | "request" | "comparison">;

/** Kiva's expected loans, and the snapshot they come from. */
export interface Expected {
  snapshotId: string;
  expectation: Expectation;
}

/** How the rows were last looked at. */
interface Viewed {
  view: RowView;
  held: ReadonlySet<number>;
}

/**
 * One opened file on the worker's desk: judged as often as she changes something, looked at through one view at a
 * time, and asked about. Only what the page shows leaves it.
 */
export class CheckDesk {
  /** The request that was judged last. */
  request = 0;
  private laidOut: { choices: string; outcome: LayoutOutcome } | null = null;
  private choices: Choices = {};
  private checked: CheckedFile | null = null;
  private rows: ViewedRows | null = null;
  private twice: Map<string, LoanTwice> | null = null;
  private expected: Expected | null = null;

  constructor(
    private readonly opened: Opening,
    private readonly settings: CheckSettings,
    private readonly remembered: readonly RememberedColumns[],
    public viewed: Viewed = { view: ALL_ROWS, held: new Set() },
  ) {}

  /** What Kiva expects may come after the file: it counts from the next judgement on. */
  expect(expected: Expected | null): void {
    if (this.expected === expected) return;
    this.expected = expected;
    this.laidOut = null;
  }

  judge(request: number, given: Choices, edits: readonly Edit[], sight: Sight): Judged {
    this.request = request;
    let choices = given;
    let laid = this.layOut(choices);
    let usedRemembered = false;
    const recalled = choices.columns ? null : recalledColumns(laid, this.remembered);
    if (recalled) {
      choices = { ...choices, columns: recalled };
      laid = this.layOut(choices);
      usedRemembered = true;
    }
    this.choices = choices;
    this.twice = null;
    this.rows = null;
    this.checked = laid.state === "laid-out" ? new CheckedFile(laid.layout, edits, this.checked) : null;
    const outcome: Judged["outcome"] =
      laid.state === "laid-out" ? { state: "checked", report: this.head() } : laid;
    return {
      outcome,
      choices,
      usedRemembered,
      sample: sampleOf(this.opened, choices.columns?.headerRow ?? headersOf(laid)?.headerRow ?? null),
      letters: lettersOf(this.opened),
      bothWays: this.checked ? bothWaysOf(this.checked.layout.reading.examples, this.settings.currency) : [],
      editedRows: editedRows(edits),
      seen: this.checked ? { inView: this.inView(), inSight: this.inSight(sight) } : null,
    };
  }

  /** Looks at other rows; null while there are none to look at. */
  look(view: RowView, sight: Sight): { inView: InView; inSight: RowsInSight } | null {
    this.viewed = { view, held: new Set() };
    this.rows = null;
    if (this.checked) this.viewed.held = heldBy(this.checked, view, this.viewedRows(this.checked));
    return this.checked ? { inView: this.inView(), inSight: this.inSight(sight) } : null;
  }

  inSight({ from, to, own }: Sight): RowsInSight {
    const rows = this.rowsOf({ from, to });
    if (own < from || own >= to) rows.push(...this.rowsOf({ from: own, to: own + 1 }));
    const loans = rows.flatMap(({ cells, problems }): RowsInSight["loans"] => {
      if (!problems.some(({ code }) => code === "loan.twice")) return [];
      const loan = this.loansTwice().get(cells.loanId);
      return loan ? [[cells.loanId, loan]] : [];
    });
    return { rows: this.withBorrowers(rows), loans };
  }

  private withBorrowers(rows: CheckedRow[]): CheckedRow[] {
    const expected = this.expected?.expectation;
    return expected ? rows.map((row) => ({ ...row, borrower: expected.borrowerOf(row.cells) })) : rows;
  }

  spread(): AmountSpread | null {
    return this.checked && amountSpread(this.checked);
  }

  /** What is asked; a promise where its code is still to come. */
  tell<Name extends QuestionName>(name: Name, params: Questions[Name]["params"]): Told<Name>;
  tell(name: QuestionName, params: unknown): Told<QuestionName> {
    switch (name) {
      case "bulk": {
        const { kind, code } = params as Questions["bulk"]["params"];
        return this.foreseen(bulkChange(this.report(), kind, code, this.settings.currency));
      }
      case "repeated":
        return this.repeated();
      case "rows":
        return this.rowsOf(params as RowRange);
      case "rowsInError":
        return this.rowsInError(params as Questions["rowsInError"]["params"]);
      case "missing":
        return this.checked ? missingLoans(this.checked) : [];
      case "finding":
        return this.finding();
    }
  }

  private foreseen<Change extends { edits: readonly Edit[] }>({ edits, ...shown }: Change): Foreseen<Change> {
    return {
      ...shown,
      act: actOf(edits),
      editedRows: editedRows(edits) + editedRows(this.checked?.edits ?? []),
    };
  }

  private async rowsInError(words: WordsOfRowsInError): Promise<Questions["rowsInError"]["answer"]> {
    const report = this.report();
    const { writeRowsInError } = await untilLoaded(() => import("./write-rows-in-error"));
    return writeRowsInError(report, words, this.settings.currency);
  }

  private repeated(): Questions["repeated"]["answer"] {
    const loans = repeatedLoans(this.report());
    return {
      add: this.foreseen(repeatedChange("add", loans)),
      last: this.foreseen(repeatedChange("last", loans)),
    };
  }

  private finding(): Questions["finding"]["answer"] {
    if (!this.checked) return null;
    const { fingerprint, totals } = reportOf(this.checked);
    const { lines, sumText, problemRows } = totals;
    const snapshotId = this.expected?.snapshotId ?? null;
    return { seen: { fingerprint, lines, sumText, problemRows, snapshotId }, choices: this.choices };
  }

  /** The rows of which there is something to say, and how the file was read. */
  private report(): { rows: CheckedRow[]; reading: ReportHead["reading"] } {
    if (!this.checked) throw new Error("There are no rows yet");
    return { rows: [...this.checked.markedRows()], reading: this.checked.layout.reading };
  }

  private head(): ReportHead {
    if (!this.checked) throw new Error("There are no rows yet");
    const { layout, notices, groups, totals, expected } = this.checked;
    const isTwice = groups.some(({ code, open }) => code === "loan.twice" && open > 0);
    const repeated = isTwice ? repeatedLoans(this.report()) : [];
    return {
      reading: layout.reading,
      notices,
      groups,
      totals,
      expected,
      repeated: { count: repeated.length, isOfPayments: looksLikePayments(totals, repeated) },
    };
  }

  private loansTwice(): Map<string, LoanTwice> {
    return (this.twice ??= loansTwice(this.report().rows));
  }

  private viewedRows(checked: CheckedFile): ViewedRows {
    return (this.rows ??= viewRows(checked, this.viewed.view, this.viewed.held));
  }

  private rowsOf({ from, to }: RowRange): CheckedRow[] {
    const { checked } = this;
    if (!checked) return [];
    const { positions } = this.viewedRows(checked);
    return Array.from(positions.subarray(Math.max(0, from), Math.max(0, to)), (at) => checked.rowAt(at));
  }

  private inView(): InView {
    const { checked, viewed, request } = this;
    if (!checked) throw new Error("There are no rows yet");
    const { positions, solved, filtered } = this.viewedRows(checked);
    const numbers = new Int32Array(positions.length);
    for (let at = 0; at < numbers.length; at++) numbers[at] = checked.numberAt(positions[at] ?? 0);
    const marked: number[] = [];
    const openProblems: number[] = [];
    const note = (position: number, at: number): void => {
      marked.push(position);
      let count = 0;
      for (const { open } of checked.rowAt(at).problems) if (open) count++;
      openProblems.push(Math.min(count, MOST_COUNTED));
    };
    if (positions.length === checked.length) for (const at of checked.markedPositions()) note(at, at);
    else {
      const isMarked = new Set(checked.markedPositions());
      positions.forEach((at, position) => {
        if (isMarked.has(at)) note(position, at);
      });
    }
    return {
      view: viewed.view,
      request,
      numbers,
      marked: Int32Array.from(marked),
      openProblems: Uint8Array.from(openProblems),
      solved,
      filtered,
    };
  }

  private layOut(choices: Choices): LaidOut {
    if (this.opened.state !== "opened") return this.opened;
    const key = JSON.stringify(choices);
    if (this.laidOut?.choices !== key) {
      this.laidOut = {
        choices: key,
        outcome: layOut(this.opened, this.settings, choices, this.expected?.expectation),
      };
    }
    return this.laidOut.outcome;
  }
}
