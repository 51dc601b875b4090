import { amountBothWays } from "@/lib/amounts/amounts";
import { amountSpread } from "@/lib/repayments/amount-spread";
import { judgeLayout } from "@/lib/repayments/check";
import type { CheckedRow, CheckOutcome, CheckSettings } from "@/lib/repayments/checked-report";
import { signExamples } from "@/lib/repayments/decimal-question";
import type { Choices, Edit } from "@/lib/repayments/edits";
import { layOut, type LayoutOutcome } from "@/lib/repayments/layout";
import { openFile, type Opening } from "@/lib/repayments/open-file";
import { fromRemembered } from "@/lib/repayments/remembered-columns";
import type { BothWays } from "./decimal-sign-choice";
import type { FileSample, FromWorker, Letters, ToWorker, WorkerOutcome } from "./worker-messages";

/** Reads the file once and judges it after every change, away from the page, which thereby never stops. */

type Open = Extract<ToWorker, { kind: "open" }>;
type Judge = Extract<ToWorker, { kind: "judge" }>;

/** So many rows at once are taken over by the page within a few milliseconds. */
const PORTION = 2000;
const SAMPLE_LINES = 8;

let file: Open | null = null;
/** The file as the encoding or sheet of her choice makes it; read again only when she changes that. */
let open: { by: string; opened: Opening } | null = null;
let wanted: Judge | null = null;
let isBusy = false;
/** What her edits do not change, for the choices it was made under. */
let laidOut: { choices: Choices; outcome: LayoutOutcome } | null = null;
/** The rows as the page has them, as texts: what is equal need not travel again. */
let known: string[] = [];

function post(message: FromWorker): void {
  self.postMessage(message);
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "open") {
    file = data;
  } else {
    wanted = data;
    void answerNewest();
  }
};

/** Answers the newest question; those it has overtaken while the worker was busy are passed over. */
async function answerNewest(): Promise<void> {
  if (isBusy || !file) return;
  isBusy = true;
  try {
    while (wanted) {
      const question: Judge = wanted;
      wanted = null;
      const opened = await openAs(file, question.choices);
      answer(file, opened, question);
      // Lets messages in that came meanwhile.
      await new Promise((resolve) => setTimeout(resolve));
    }
  } catch (error) {
    post({ kind: "failed", message: String(error) });
  } finally {
    isBusy = false;
  }
}

async function openAs({ bytes, settings }: Open, choices: Choices): Promise<Opening> {
  const by = JSON.stringify([choices.encoding, choices.sheet]);
  if (open?.by !== by) {
    open = { by, opened: await openFile(new Uint8Array(await bytes.arrayBuffer()), settings, choices) };
  }
  return open.opened;
}

function answer({ settings, remembered }: Open, opened: Opening, question: Judge): void {
  let { choices } = question;
  let outcome = judge(opened, settings, choices, question.edits);
  let usedRemembered = false;
  const recalled = choices.columns ? null : recall(outcome, remembered);
  if (recalled) {
    choices = { ...choices, columns: recalled };
    outcome = judge(opened, settings, choices, question.edits);
    usedRemembered = true;
  }
  const { outcome: sent, rowCount } = postRows(outcome);
  post({
    kind: "outcome",
    request: question.request,
    outcome: sent,
    rowCount,
    choices,
    usedRemembered,
    sample: sampleOf(opened, outcome, choices),
    letters: lettersOf(opened),
    bothWays: bothWays(outcome, settings),
    spread: outcome.state === "checked" ? amountSpread(outcome.report.rows) : null,
  });
}

function judge(
  opened: Opening,
  settings: CheckSettings,
  choices: Choices,
  edits: readonly Edit[],
): CheckOutcome {
  if (opened.state !== "opened") return opened;
  if (!laidOut || JSON.stringify(laidOut.choices) !== JSON.stringify(choices)) {
    laidOut = { choices, outcome: layOut(opened, settings, choices) };
  }
  const { outcome } = laidOut;
  if (outcome.state !== "laid-out") return outcome;
  return { state: "checked", report: judgeLayout(outcome.layout, edits) };
}

/** The columns she chose for a file with the same headers, whatever this file alone would say. */
function recall(
  outcome: CheckOutcome,
  remembered: Open["remembered"],
): NonNullable<Choices["columns"]> | null {
  const found = headersOf(outcome);
  if (!found) return null;
  for (const choice of remembered) {
    const columns = fromRemembered(choice, found.headers, found.headerRow);
    if (columns) return columns;
  }
  return null;
}

function headersOf(outcome: CheckOutcome): { headers: string[]; headerRow: number | null } | null {
  if (outcome.state === "question") {
    return outcome.question.kind === "columns" ? outcome.question : null;
  }
  if (outcome.state === "unreadable") return null;
  const { headers, columns } = outcome.report.reading;
  return { headers, headerRow: columns.headerRow };
}

function sampleOf(opened: Opening, outcome: CheckOutcome, choices: Choices): FileSample {
  const headerRow = choices.columns?.headerRow ?? headersOf(outcome)?.headerRow ?? null;
  if (opened.state !== "opened") return { headerRow, lines: [] };
  const { lines } = opened.table;
  const from = Math.max(
    0,
    lines.findIndex(({ row }) => row === headerRow),
  );
  const sample = lines.slice(from, from + SAMPLE_LINES).map(({ row, cells }) => ({ row, cells }));
  return { headerRow, lines: sample };
}

function lettersOf(opened: Opening): Letters | null {
  if (opened.state !== "opened") return null;
  const { encoding, readings } = opened.decoded;
  return { encoding, words: readings };
}

function bothWays(outcome: CheckOutcome, { currency }: CheckSettings): BothWays[] {
  if (outcome.state !== "checked") return [];
  return signExamples(
    outcome.report.reading.examples.map(({ row, text }) => ({
      row,
      text,
      ...amountBothWays(text, currency),
    })),
  );
}

function postRows(outcome: CheckOutcome): { outcome: WorkerOutcome; rowCount: number } {
  if (outcome.state !== "checked") return { outcome, rowCount: known.length };
  const { rows, reading, notices, groups, totals, fingerprint } = outcome.report;
  const texts = rows.map((row) => JSON.stringify(row));
  let portion: { index: number; row: CheckedRow }[] = [];
  rows.forEach((row, index) => {
    if (texts[index] !== known[index]) portion.push({ index, row });
    if (portion.length === PORTION) {
      post({ kind: "rows", rows: portion });
      portion = [];
    }
  });
  if (portion.length > 0) post({ kind: "rows", rows: portion });
  known = texts;
  return {
    outcome: { state: "checked", report: { reading, notices, groups, totals, fingerprint } },
    rowCount: rows.length,
  };
}
