import type { Edit } from "@/lib/repayments/edits";

/** What she did, act by act: "fix all" is one act with many edits, and is undone as one. */
export interface Acts {
  done: Edit[][];
  undone: Edit[][];
  /** What she did last: acted, or took back or did again the last of these. */
  last: "act" | "undo" | "redo";
}

export type ActsChange =
  { type: "act"; edits: Edit[] } | { type: "undo" } | { type: "redo" } | { type: "clear" };

/** The edits of a saved draft count as one act that cannot be undone here: it is on record. */
export const NO_ACTS: Acts = { done: [], undone: [], last: "act" };

export function changeActs(acts: Acts, change: ActsChange): Acts {
  switch (change.type) {
    case "act":
      if (change.edits.length === 0) return acts;
      return { done: [...acts.done, change.edits], undone: [], last: "act" };
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
export function lastTakenBack({ done, undone, last }: Acts): readonly Edit[] | null {
  return (last === "undo" ? undone.at(-1) : last === "redo" ? done.at(-1) : null) ?? null;
}
