import { describe, expect, it } from "vitest";
import { editChanges } from "./edit-changes";
import type { Edit } from "../edits";
import { reportOf } from "../file-for-tests";

const HEAD = "Loan ID,Client ID,Amount\n";
const FILE = `${HEAD}A-1,C-1,25.00\nA-2,C-2,12,5o0\nA-1,C-1,40.00\n`;

function changesOf(before: Edit[], after: Edit[], text = FILE) {
  const settings = { columns: "three", currency: "KES" } as const;
  return editChanges(before, after, reportOf(text, { settings, edits: after }).rows);
}

const amount = (row: number, text: string): Edit => ({ kind: "cell", row, column: "amount", text });

describe("what a save changed", () => {
  it("is each cell with the file's own text before its first edit", () => {
    const loan: Edit = { kind: "cell", row: 4, column: "loanId", text: "A-3" };
    expect(changesOf([], [amount(2, "26.00"), loan])).toEqual({
      changes: [
        { row: 2, field: "amount", before: "25.00", after: "26.00" },
        { row: 4, field: "loanId", before: "A-1", after: "A-3" },
      ],
      changeCount: 2,
    });
  });

  it("is nothing where an edit was taken back within the save, and the way back where it was before", () => {
    expect(changesOf([], [amount(2, "26.00"), amount(2, "25.00")]).changes).toEqual([]);
    expect(changesOf([amount(2, "26.00")], []).changes).toEqual([
      { row: 2, field: "amount", before: "26.00", after: "25.00" },
    ]);
  });

  it("is leaving out, putting back, accepting and deciding", () => {
    const twice: Edit = { kind: "twice", rows: [2, 4], choice: "keep", keep: 4 };
    const add: Edit = { kind: "twice", rows: [2, 4], choice: "add" };
    expect(changesOf([twice], [{ kind: "leave-out", row: 3 }, add]).changes).toEqual([
      { row: 3, field: "leftOut", before: null, after: true },
      { rows: [2, 4], field: "twice", before: { choice: "keep", keep: 4 }, after: { choice: "add" } },
    ]);
    expect(changesOf([{ kind: "leave-out", row: 3 }], [{ kind: "put-back", row: 3 }]).changes).toEqual([
      { row: 3, field: "leftOut", before: true, after: false },
    ]);
    expect(changesOf([], [{ kind: "accept", row: 2, code: "amount.zero" }]).changes).toEqual([
      { row: 2, field: "accepted", before: [], after: ["amount.zero"] },
    ]);
  });

  it("is told of the first 200, with the count of all, and cut where a text is no figure any more", () => {
    const rows = Array.from({ length: 250 }, (_, at) => `L-${at},C-${at},${at + 1}.00`);
    const edits = rows.map((_, at) => amount(at + 2, "7.00"));
    const all = changesOf([], edits, `${HEAD}${rows.join("\n")}\n`);
    // One of them was 7.00 before.
    expect([all.changes.length, all.changeCount]).toEqual([200, 249]);
    const [long] = changesOf([], [amount(2, "9".repeat(400))]).changes;
    expect(long).toMatchObject({ after: `${"9".repeat(100)}…` });
  });

  /** A decision named every row it was about: of a loan on every row of a file, a megabyte of history. */
  it("names the first rows of a loan that stands on very many, and says how many they are", () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => at + 2);
    const text = `${HEAD}${rows.map((row) => `A-1,C-1,${row}.00`).join("\n")}\n`;
    const [change] = changesOf([], [{ kind: "twice", rows, choice: "add" }], text).changes;
    expect(change).toEqual({
      rows: rows.slice(0, 20),
      rowCount: 5_000,
      field: "twice",
      before: null,
      after: { choice: "add" },
    });
  });

  it("is nothing for rows the file does not have", () => {
    expect(changesOf([], [amount(1, "x"), amount(99, "x")]).changeCount).toBe(0);
  });
});
