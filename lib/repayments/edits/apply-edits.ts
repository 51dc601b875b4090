import type { Edit } from "../edits";
import { canAccept, type Column, type ProblemCode } from "../problems";

/** Her decision about the rows of one loan. */
export type TwiceDecision = { choice: "keep"; keep: number } | { choice: "add" | "all" };

/** What she did to one row, all edits applied. */
export interface RowEdits {
  /** The last text of each cell she touched, the same as the file's where she typed that. */
  cells: Partial<Record<Column, string>>;
  /** undefined: she said nothing about it. */
  leftOut: boolean | undefined;
  accepted: Set<ProblemCode>;
}

/** All edits applied, by row, and the decisions about loans that stand on several rows. */
export interface AppliedEdits {
  byRow: Map<number, RowEdits>;
  decisions: Map<string, TwiceDecision>;
}

const PREFIX: Record<Column, string> = { loanId: "loan-id.", clientId: "client-id.", amount: "amount." };

/** The key of a decision: exactly these rows, whatever order they came in. */
export function rowsKey(rows: readonly number[]): string {
  return [...rows].sort((a, b) => a - b).join(",");
}

/** Whether two say the same of a row. */
export function sameRowEdits(one: RowEdits, other: RowEdits): boolean {
  return (
    one.cells.loanId === other.cells.loanId &&
    one.cells.clientId === other.cells.clientId &&
    one.cells.amount === other.cells.amount &&
    one.leftOut === other.leftOut &&
    one.accepted.size === other.accepted.size &&
    [...one.accepted].every((code) => other.accepted.has(code))
  );
}

/** Replays her edits in order: the last word about a cell, a row or a loan counts. */
export function applyEdits(edits: readonly Edit[]): AppliedEdits {
  const byRow = new Map<number, RowEdits>();
  const decisions = new Map<string, TwiceDecision>();
  // Which decisions name a row, so that taking the row back withdraws them without a search.
  const named = new Map<number, Set<string>>();

  const editsOf = (row: number): RowEdits => {
    let own = byRow.get(row);
    if (!own) byRow.set(row, (own = { cells: {}, leftOut: undefined, accepted: new Set() }));
    return own;
  };

  for (const edit of edits) {
    switch (edit.kind) {
      case "cell": {
        const own = editsOf(edit.row);
        own.cells[edit.column] = edit.text;
        for (const code of own.accepted) if (code.startsWith(PREFIX[edit.column])) own.accepted.delete(code);
        break;
      }
      case "leave-out":
        editsOf(edit.row).leftOut = true;
        break;
      case "put-back":
        editsOf(edit.row).leftOut = false;
        // A row she takes back after a decision about its loan: the decision no longer stands.
        for (const key of named.get(edit.row) ?? []) decisions.delete(key);
        named.delete(edit.row);
        break;
      case "accept":
        if (canAccept(edit.code)) editsOf(edit.row).accepted.add(edit.code);
        break;
      case "twice": {
        if (edit.choice === "keep" && !edit.rows.includes(edit.keep)) break;
        const key = rowsKey(edit.rows);
        decisions.set(
          key,
          edit.choice === "keep" ? { choice: "keep", keep: edit.keep } : { choice: edit.choice },
        );
        for (const row of edit.rows) {
          const keys = named.get(row) ?? new Set<string>();
          named.set(row, keys.add(key));
        }
        break;
      }
    }
  }
  return { byRow, decisions };
}
