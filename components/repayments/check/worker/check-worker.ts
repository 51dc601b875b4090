import { openFile } from "@/lib/repayments/file/open-file";
import type { Edit } from "@/lib/repayments/edits";
import { Expectation } from "@/lib/repayments/expected/expectation";
import { CheckDesk, type Expected, type Judged } from "./check-desk";
import { ExpectedList } from "./expected-list";
import { EditsHearer } from "./told-edits";
import type { FromWorker, Sight, ToWorker } from "./worker-messages";
import { WARM_UP_ROUNDS, warmUp } from "./warm-up";

/** Reads the file once and judges it after every change, away from the page, which thereby never stops. */

type Message<Kind extends ToWorker["kind"]> = Extract<ToWorker, { kind: Kind }>;
type Judge = Omit<Message<"judge">, "edits"> & { edits: Edit[] };

/** The rows that are shown before the page knows how much of them is in sight. */
const FIRST_SIGHT: Sight = { from: 0, to: 30, own: 0 };

let file: Message<"open"> | null = null;
/** The file as the encoding or the sheet of her choice makes it; read again only when she changes that. */
let desk: { by: string; made: CheckDesk } | null = null;
let isBusy = false;

/** What Kiva expects: once it is here, the file is judged again with it. */
const list = new ExpectedList(() => {
  expected = null;
  judge ??= judged;
  void work();
});
let expected: Expected | null = null;
/** The judgement asked for last. */
let judged: Judge | null = null;
const edits = new EditsHearer();

// Of each only the newest counts; those it has overtaken while the worker was busy are passed over.
let judge: Judge | null = null;
let view: Message<"view"> | null = null;
let isSightWanted = false;
/** Where she looks: sent along with every judgement. */
let drawn = FIRST_SIGHT;
const asked: Message<"ask">[] = [];
/** The request whose amounts are still to be counted, once its rows are drawn: until then the page has the processor. */
let uncounted: number | null = null;
let isDrawn = false;
/** After so long they are counted in any case: where no row is in view, none is drawn. */
const DRAWN_AFTER_MS = 400;

function post(message: FromWorker): void {
  self.postMessage(message);
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "warm") {
    list.want(data.snapshot);
    return void warm();
  }
  if (data.kind === "open") {
    file = data;
    list.want(data.snapshot);
  } else if (data.kind === "compare") {
    list.fetchAgain();
    judge ??= judged;
  } else if (data.kind === "judge") judge = { ...data, edits: edits.hear(data.edits) };
  else if (data.kind === "view") view = data;
  else if (data.kind === "ask") asked.push(data);
  else {
    drawn = data.sight;
    isSightWanted = !data.isHere;
    isDrawn = true;
  }
  void work();
};

/** In rounds, so that her file waits for one at most. */
async function warm(): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS && !file; round++) {
    const warmed = warmUp();
    if (round === 0 && warmed) post({ kind: "warmed", ...warmed });
    await messagesIn();
  }
}

/** Does what is wanted, the most urgent first, and lets messages in between. */
async function work(): Promise<void> {
  if (isBusy || !file) return;
  isBusy = true;
  try {
    while (await doNext(file)) await messagesIn();
  } catch (error) {
    post({ kind: "failed", message: String(error) });
  } finally {
    isBusy = false;
  }
}

/** False if there is nothing left to do. */
async function doNext(opened: Message<"open">): Promise<boolean> {
  if (judge) {
    const question = judge;
    judge = null;
    await answer(opened, question);
    return true;
  }
  if (!desk) return false;
  const { made } = desk;
  if (view) {
    const wanted = view;
    view = null;
    isSightWanted = false;
    drawn = { ...FIRST_SIGHT, own: drawn.own };
    const seen = made.look(wanted.view, drawn);
    if (seen) post({ kind: "seen", ...seen });
    return true;
  }
  if (isSightWanted) {
    isSightWanted = false;
    post({ kind: "sight", request: made.request, inSight: made.inSight(drawn) });
    return true;
  }
  // What is saved has been compared, or could not be.
  const mustWait = list.comparison === "waiting" && asked[0]?.name === "finding";
  const question = mustWait ? undefined : asked.shift();
  if (question) {
    void tell(made, question);
    return true;
  }
  if (uncounted === null || !isDrawn) return false;
  post({ kind: "spread", request: uncounted, spread: made.spread() });
  uncounted = null;
  return true;
}

/** Nothing waits for an answer whose code is still to come. */
async function tell(made: CheckDesk, { id, name, params }: Message<"ask">): Promise<void> {
  try {
    post({ kind: "told", id, answer: await made.tell(name, params) });
  } catch (error) {
    post({ kind: "failed", message: String(error) });
  }
}

async function answer(
  { bytes, buffer, settings, remembered }: Message<"open">,
  question: Judge,
): Promise<void> {
  judged = question;
  const { snapshot, loans, comparison } = list;
  if (snapshot && loans && !expected) {
    expected = { snapshotId: snapshot.id, expectation: new Expectation(loans, settings) };
  }
  const { encoding, sheet } = question.choices;
  const by = JSON.stringify([encoding, sheet]);
  if (desk?.by !== by) {
    const content = new Uint8Array(buffer ?? (await bytes.arrayBuffer()));
    const opened = await openFile(content, settings, question.choices);
    // The text is a copy of it already; should she read it otherwise, the page's own is read again.
    if (file) file.buffer = null;
    const viewed = desk?.made.viewed;
    desk = { by, made: new CheckDesk(opened, settings, remembered, viewed) };
  }
  desk.made.expect(expected);
  const found: Judged = desk.made.judge(question.request, question.choices, question.edits, drawn);
  post({ kind: "outcome", request: question.request, comparison, ...found });
  uncounted = question.request;
  isDrawn = false;
  setTimeout(() => {
    isDrawn = true;
    void work();
  }, DRAWN_AFTER_MS);
}

const channel = new MessageChannel();
const letIn: (() => void)[] = [];
channel.port1.onmessage = () => letIn.shift()?.();

/** Resolves when the messages that came meanwhile have been taken in; a timer would wait four milliseconds. */
function messagesIn(): Promise<void> {
  return new Promise((resolve) => {
    letIn.push(resolve);
    channel.port2.postMessage(null);
  });
}
