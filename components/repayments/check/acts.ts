import { actSummary, type ActSummary } from "@/lib/repayments/edits/act-summary";
import type { Edit } from "@/lib/repayments/edits";
import { writeEdits } from "@/lib/repayments/edits/written-edits";

/** One thing she did. Its edits, which can be a hundred thousand, stay as they were written: the page takes none apart. */
export interface Act {
  written: string;
  summary: ActSummary;
}

/** What she did, act by act: "fix all" is one act with many edits, and is undone as one. */
export interface Acts {
  done: Act[];
  undone: Act[];
  /** What she did last: acted, or took back or did again the last of these. */
  last: "act" | "undo" | "redo";
}

export type ActsChange = { type: "act"; act: Act } | { type: "undo" } | { type: "redo" } | { type: "clear" };

export function actOf(edits: readonly Edit[]): Act {
  return { written: writeEdits(edits), summary: actSummary(edits) };
}

/** The edits of a saved draft count as one act that cannot be undone here: it is on record. */
export const NO_ACTS: Acts = { done: [], undone: [], last: "act" };

export function changeActs(acts: Acts, change: ActsChange): Acts {
  switch (change.type) {
    case "act":
      if (change.act.summary.count === 0) return acts;
      return { done: [...acts.done, change.act], undone: [], last: "act" };
    case "undo": {
      const last = acts.done.at(-1);
      return last ? { done: acts.done.slice(0, -1), undone: [...acts.undone, last], last: "undo" } : acts;
    }
    case "redo": {
      const next = acts.undone.at(-1);
      return next ? { done: [...acts.done, next], undone: acts.undone.slice(0, -1), last: "redo" } : acts;
    }
    case "clear":
      return NO_ACTS;
  }
}

/** The act that she has just taken back or done again; null after any other. */
export function lastTakenBack({ done, undone, last }: Acts): Act | null {
  return (last === "undo" ? undone.at(-1) : last === "redo" ? done.at(-1) : null) ?? null;
}
