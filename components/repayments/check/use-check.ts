"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { CheckedRow, CheckSettings } from "@/lib/repayments/checked-report";
import type { Choices, Edit } from "@/lib/repayments/edits";
import type { RememberedColumns } from "@/lib/repayments/remembered-columns";
import type { FromWorker, ToWorker } from "./worker-messages";

type OutcomeMessage = Extract<FromWorker, { kind: "outcome" }>;

/** What the file and her edits come to. `edits` are the ones it was judged with. */
export interface CheckAnswer extends Omit<OutcomeMessage, "kind" | "rowCount"> {
  rows: CheckedRow[];
  edits: Edit[];
}

export type CheckState =
  | { phase: "reading" }
  | { phase: "answered"; answer: CheckAnswer; isPending: boolean }
  | { phase: "crashed" };

interface Asked {
  request: number;
  choices: Choices;
  edits: Edit[];
}

/**
 * Reads and judges the file in a worker, again after every change. Answers come in order, and the worker passes over
 * questions that a newer one has overtaken.
 */
export function useCheck(
  file: Blob,
  settings: CheckSettings,
  remembered: RememberedColumns[],
  choices: Choices,
  edits: Edit[],
): { state: CheckState; settled: () => Promise<CheckAnswer | null>; retry: () => void } {
  const [answer, setAnswer] = useState<CheckAnswer | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [crashedAttempt, setCrashedAttempt] = useState<number | null>(null);

  const worker = useRef<Worker | null>(null);
  const asked = useRef<Asked[]>([]);
  const requests = useRef(0);
  const waiting = useRef<((answer: CheckAnswer | null) => void)[]>([]);
  const newest = useRef<CheckAnswer | null>(null);

  const openMessage = useEffectEvent((): ToWorker => ({ kind: "open", bytes: file, settings, remembered }));

  useEffect(() => {
    let rows: CheckedRow[] = [];
    const started = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
    worker.current = started;
    asked.current = [];

    const crash = () => {
      started.terminate();
      setCrashedAttempt(attempt);
      for (const resolve of waiting.current.splice(0)) resolve(null);
    };
    started.onerror = crash;
    started.onmessageerror = crash;
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "failed") return crash();
      if (data.kind === "rows") {
        // The answer on screen keeps its own list: rows that changed go into a copy.
        if (newest.current?.rows === rows) rows = rows.slice();
        for (const { index, row } of data.rows) rows[index] = row;
        return;
      }
      const { request, outcome, rowCount, choices, usedRemembered, sample, letters, bothWays, spread } = data;
      if (rows.length !== rowCount) rows = rows.slice(0, rowCount);
      const question = asked.current.find((one) => one.request === request);
      asked.current = asked.current.filter((one) => one.request >= request);
      const edits = question?.edits ?? [];
      const next = {
        request,
        outcome,
        choices,
        usedRemembered,
        sample,
        letters,
        bothWays,
        spread,
        rows,
        edits,
      };
      newest.current = next;
      setAnswer(next);
      if (request === requests.current) {
        for (const resolve of waiting.current.splice(0)) resolve(next);
      }
    };
    started.postMessage(openMessage());
    return () => {
      worker.current = null;
      started.terminate();
    };
  }, [file, attempt]);

  useEffect(() => {
    const request = ++requests.current;
    asked.current.push({ request, choices, edits });
    worker.current?.postMessage({ kind: "judge", request, choices, edits } satisfies ToWorker);
  }, [file, attempt, choices, edits]);

  const state: CheckState =
    crashedAttempt === attempt
      ? { phase: "crashed" }
      : answer
        ? { phase: "answered", answer, isPending: answer.edits !== edits }
        : { phase: "reading" };

  return {
    state,
    /** The answer to everything she has done so far; null if the worker crashed. */
    settled: () =>
      newest.current?.request === requests.current
        ? Promise.resolve(newest.current)
        : new Promise((resolve) => waiting.current.push(resolve)),
    retry: () => setAttempt((before) => before + 1),
  };
}
