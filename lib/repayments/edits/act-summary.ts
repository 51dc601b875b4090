import type { Edit } from "../edits";

/**
 * One act of hers in short, to be put in words: what was done, to how many cells, rows or loans, and to which row if
 * it was one. `cells`: in several columns; `several`: edits of different kinds.
 */
export interface ActSummary {
  what:
    "loanId" | "clientId" | "amount" | "cells" | "leave-out" | "put-back" | "accept" | "twice" | "several";
  count: number;
  /** The first of them, as Excel counts. */
  row: number;
}

/** Sums up what one act did. */
export function actSummary(edits: readonly Edit[]): ActSummary {
  const kinds = new Set(edits.map(whatOf));
  const [only = "several"] = kinds;
  const what =
    kinds.size === 1 ? only : edits.every(({ kind }) => kind === "cell") ? "cells" : ("several" as const);
  const first = edits[0];
  return { what, count: edits.length, row: (first && ("row" in first ? first.row : first.rows[0])) ?? 0 };
}

function whatOf(edit: Edit): ActSummary["what"] {
  return edit.kind === "cell" ? edit.column : edit.kind;
}
