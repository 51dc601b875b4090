import type { HistoryEvent } from "./get-history";

/** The sending of one batch in one generation, step by step, by the system itself. */
export interface BatchRun {
  kind: "batch";
  number: number;
  generation: number;
  steps: HistoryEvent[];
}

/** What is read as one line. */
export type HistoryItem =
  | { kind: "act"; event: HistoryEvent }
  /** A draft is kept as it is typed: one line for all that one person kept in a row. `event` is the last of them. */
  | { kind: "saves"; event: HistoryEvent; count: number; firstAt: number }
  | BatchRun;

/**
 * Puts together what nobody reads row by row, so that what people did stands out: the steps of a batch become one
 * line, which stands where its last step does, and so do saves that follow each other.
 */
export function foldHistory(events: readonly HistoryEvent[]): HistoryItem[] {
  const items: HistoryItem[] = [];
  const runs = new Map<string, BatchRun>();
  for (const event of events) {
    const last = items.at(-1);
    if (event.batchId !== null && event.by === null) {
      const run = runOf(runs, event.batchId, event);
      run.steps.push(event);
      // It moves to the place of its newest step.
      if (last !== run) {
        const at = items.indexOf(run);
        if (at >= 0) items.splice(at, 1);
        items.push(run);
      }
    } else if (event.action === "draft.saved" && last?.kind === "saves" && last.event.by === event.by) {
      last.event = event;
      last.count += 1;
    } else if (event.action === "draft.saved") {
      items.push({ kind: "saves", event, count: 1, firstAt: event.at });
    } else {
      items.push({ kind: "act", event });
    }
  }
  return items;
}

function runOf(runs: Map<string, BatchRun>, batchId: string, { details }: HistoryEvent): BatchRun {
  const [number, generation] = [Number(details.number ?? 1), Number(details.generation ?? 1)];
  const key = `${batchId} ${generation}`;
  let run = runs.get(key);
  if (!run) runs.set(key, (run = { kind: "batch", number, generation, steps: [] }));
  return run;
}
