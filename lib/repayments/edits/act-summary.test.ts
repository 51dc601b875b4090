import { describe, expect, it } from "vitest";
import { actSummary, type ActSummary } from "./act-summary";
import type { Edit } from "../edits";

const cell = (row: number, column: "loanId" | "amount"): Edit => ({ kind: "cell", row, column, text: "1" });

describe("one act in short", () => {
  it.each<[string, Edit[], ActSummary]>([
    ["one amount", [cell(5, "amount")], { what: "amount", count: 1, row: 5 }],
    ["amounts", [cell(5, "amount"), cell(7, "amount")], { what: "amount", count: 2, row: 5 }],
    ["a pasted block", [cell(5, "loanId"), cell(5, "amount")], { what: "cells", count: 2, row: 5 }],
    ["a row left out", [{ kind: "leave-out", row: 3 }], { what: "leave-out", count: 1, row: 3 }],
    [
      "loans decided",
      [
        { kind: "twice", rows: [4, 9], choice: "add" },
        { kind: "twice", rows: [6, 8], choice: "keep", keep: 8 },
      ],
      { what: "twice", count: 2, row: 4 },
    ],
    [
      "this and that",
      [{ kind: "accept", row: 2, code: "amount.zero" }, cell(3, "amount")],
      { what: "several", count: 2, row: 2 },
    ],
  ])("%s", (_, edits, summary) => {
    expect(actSummary(edits)).toEqual(summary);
  });
});
