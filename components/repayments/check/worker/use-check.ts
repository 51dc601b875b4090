"use client";

import type { ChosenFile } from "@/components/files/chosen-file";
import { startTransition, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { AmountSpread } from "@/lib/repayments/check/amount-spread";
import type { CheckSettings } from "@/lib/repayments/checked-report";
import type { Choices } from "@/lib/repayments/edits";
import type { RememberedColumns } from "@/lib/repayments/file/remembered-columns";
import { ALL_ROWS, type RowView } from "@/lib/repayments/check/row-view";
import type { Finding } from "@/lib/repayments/save-answer";
import { listOfWritten } from "@/lib/repayments/edits/written-edits";
import { kept, knownOf, seenRows, type Known, type Seen, type SeenRows } from "./seen-rows";
import { answerTo, openIn, takeWorker } from "./spare-worker";
import { EditsTeller } from "./told-edits";
import type {
  FromWorker,
  QuestionName,
  Questions,
  Sight,
  SnapshotAddress,
  ToWorker,
} from "./worker-messages";

type OutcomeMessage = Extract<FromWorker, { kind: "outcome" }>;

/** What the file and her edits come to. */
export type CheckAnswer = Omit<OutcomeMessage, "seen">;

export type CheckState =
  | { phase: "reading" }
  | { phase: "answered"; answer: CheckAnswer; seen: SeenRows | null; spread: AmountSpread | null }
  | { phase: "crashed" };

/** Asks the worker what only it knows. Null where it has crashed. */
export type Ask = <Name extends QuestionName>(
  name: Name,
  params: Questions[Name]["params"],
) => Promise<Questions[Name]["answer"] | null>;

export interface Check {
  state: CheckState;
  /** Looks at other rows. */
  look: (view: RowView) => void;
  /** Says which of the rows in view are drawn. */
  sight: (drawn: Sight) => void;
  ask: Ask;
  /** What she would save: of everything done so far, `edits` as a JSON list; null if there is nothing to save. */
  finding: () => Promise<{ seen: Finding; choices: Choices; edits: string } | null>;
  retry: () => void;
  /** Fetches Kiva's expected loans again. */
  compare: () => void;
}

/** Rows beyond those drawn that are fetched along, above and below. */
const AHEAD = 60;

/**
 * Reads and judges the file in a worker, again after every change. Answers come in order, and the worker passes over
 * what a newer wish has overtaken. The rows stay with the worker: the page has those in sight and knows the others'
 * numbers.
 */
export function useCheck(
  file: ChosenFile,
  settings: CheckSettings,
  remembered: RememberedColumns[],
  snapshot: SnapshotAddress | null,
  choices: Choices,
  edits: readonly { written: string }[],
): Check {
  const [first] = useState(() => answerTo(file));
  const [answer, setAnswer] = useState<CheckAnswer | null>(first);
  const [known, setKnown] = useState<Known | null>(() => (first?.seen ? knownOf(first.seen, null) : null));
  const [spread, setSpread] = useState<AmountSpread | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [crashedAttempt, setCrashedAttempt] = useState<number | null>(null);

  const worker = useRef<Worker | null>(null);
  const teller = useRef(new EditsTeller());
  const requests = useRef(0);
  const newestEdits = useRef(edits);
  const waiting = useRef(new Map<number, (answer: unknown) => void>());
  const questions = useRef(0);
  const wantedView = useRef(ALL_ROWS);
  /** What is drawn, said before there was a worker to hear it: rows are drawn with the first answer, which may be here. */
  const unheard = useRef<ToWorker | null>(null);
  /** What the newest messages said; the page may draw it a moment later. */
  const newest = useRef(known);

  /** The worker has begun by itself, with the first request. */
  const isBegun = useRef(false);

  const open = useEffectEvent((started: Worker) => openIn(started, { file, settings, remembered, snapshot }));
  const post = (message: ToWorker) => worker.current?.postMessage(message);

  useEffect(() => {
    const { worker: started, isReading, said } = takeWorker(file);
    worker.current = started;
    teller.current = new EditsTeller();
    isBegun.current = isReading;
    const told = waiting.current;

    const crash = () => {
      started.terminate();
      worker.current = null;
      setCrashedAttempt(attempt);
      for (const resolve of told.values()) resolve(null);
      told.clear();
    };
    const show = (seen: Seen) => {
      newest.current = knownOf(seen, newest.current);
      setKnown(newest.current);
    };
    started.onerror = crash;
    started.onmessageerror = crash;
    const hear = (data: FromWorker) => {
      switch (data.kind) {
        case "failed":
          return crash();
        case "outcome": {
          const { seen, ...outcome } = data;
          // Between the browser's own tasks, so that a slow processor is never held up by drawing.
          startTransition(() => {
            setAnswer(outcome);
            if (seen) show(seen);
          });
          return;
        }
        case "seen":
          return startTransition(() => show(data));
        case "sight": {
          const now = newest.current;
          if (!now || now.inView.request !== data.request) return;
          newest.current = { inView: now.inView, ...kept(now, data.inSight, now.rows) };
          return startTransition(() => setKnown(newest.current));
        }
        case "spread":
          return startTransition(() => setSpread(data.spread));
        case "told":
          told.get(data.id)?.(data.answer);
          told.delete(data.id);
          return;
        case "warmed":
        // Her file came before it was done.
      }
    };
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
    if (isReading) said.filter((message) => message !== first).forEach(hear);
    else open(started);
    const view = wantedView.current;
    if (view !== ALL_ROWS) started.postMessage({ kind: "view", view } satisfies ToWorker);
    if (unheard.current) started.postMessage(unheard.current);
    unheard.current = null;
    return () => {
      worker.current = null;
      started.terminate();
    };
  }, [file, attempt, first]);

  useEffect(() => {
    const request = ++requests.current;
    newestEdits.current = edits;
    if (isBegun.current) isBegun.current = false;
    else post({ kind: "judge", request, choices, edits: teller.current.tell(edits) });
  }, [file, attempt, choices, edits]);

  const ask = useCallback<Ask>((name, params) => {
    if (!worker.current) return Promise.resolve(null);
    const id = ++questions.current;
    return new Promise((resolve) => {
      waiting.current.set(id, resolve as (answer: unknown) => void);
      worker.current?.postMessage({ kind: "ask", id, name, params } as ToWorker);
    });
  }, []);

  const look = useCallback((view: RowView) => {
    wantedView.current = view;
    post({ kind: "view", view });
  }, []);

  const sight = useCallback(({ from, to, own }: Sight) => {
    const now = newest.current;
    if (!now) return;
    const { numbers } = now.inView;
    const isHere = (at: number) => at >= numbers.length || now.rows.has(numbers[at] ?? 0);
    let isComplete = isHere(own);
    for (let at = from; at < to && isComplete; at++) isComplete = isHere(at);
    const wide: Sight = { from: Math.max(0, from - AHEAD), to: to + AHEAD, own };
    const message = { kind: "sight", sight: wide, isHere: isComplete } satisfies ToWorker;
    if (worker.current) post(message);
    else unheard.current = message;
  }, []);

  const seen = useMemo<SeenRows | null>(
    () => known && seenRows(known.inView, known.rows, known.loans),
    [known],
  );
  const state: CheckState =
    crashedAttempt === attempt
      ? { phase: "crashed" }
      : answer
        ? { phase: "answered", answer, seen: answer.outcome.state === "checked" ? seen : null, spread }
        : { phase: "reading" };

  return {
    state,
    look,
    sight,
    ask,
    finding: async () => {
      // The worker judges before it answers: this is about the edits it was told last, and no later ones.
      const about = newestEdits.current;
      const found = await ask("finding", undefined);
      return found && { ...found, edits: listOfWritten(about.map(({ written }) => written)) };
    },
    compare: () => post({ kind: "compare" }),
    retry: () => setAttempt((before) => before + 1),
  };
}
