import type { Edit } from "@/lib/repayments/edits";

/** What she did, act by act: "fix all" is one act with many edits, and is undone as one. */
export interface Acts {
  done: Edit[][];
  undone: Edit[][];
}

export type ActsChange =
  { type: "act"; edits: Edit[] } | { type: "undo" } | { type: "redo" } | { type: "clear" };

/** The edits of a saved draft count as one act that cannot be undone here: it is on record. */
export const NO_ACTS: Acts = { done: [], undone: [] };

export function changeActs(acts: Acts, change: ActsChange): Acts {
  switch (change.type) {
    case "act":
      if (change.edits.length === 0) return acts;
      return { done: [...acts.done, change.edits], undone: [] };
    case "undo": {
      const last = acts.done.at(-1);
      return last ? { done: acts.done.slice(0, -1), undone: [...acts.undone, last] } : acts;
    }
    case "redo": {
      const next = acts.undone.at(-1);
      return next ? { done: [...acts.done, next], undone: acts.undone.slice(0, -1) } : acts;
    }
    case "clear":
      return NO_ACTS;
  }
}
