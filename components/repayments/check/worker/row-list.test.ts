import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import { rowListOf } from "./row-list";

function rowOf(row: number): CheckedRow {
  return {
    row,
    cells: { loanId: `A-${row}`, clientId: "C-1", amount: "1.00" },
    before: {},
    amountText: "1.00",
    problems: [],
    status: "report",
    because: null,
    intoRow: null,
  };
}

function listOf(numbers: number[]) {
  const inView = {
    numbers: Int32Array.from(numbers),
    marked: new Int32Array(),
    openProblems: new Uint8Array(),
  };
  return rowListOf(inView, new Map(numbers.map((row) => [row, rowOf(row)])));
}

describe("a list of rows", () => {
  it("finds every row by its number, and none that is not in view", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        const list = listOf(sorted);
        expect(list.length).toBe(sorted.length);
        for (let row = 0; row <= 61; row++) expect(list.positionOf(row)).toBe(sorted.indexOf(row));
        sorted.forEach((row, position) => {
          expect(list.numberAt(position)).toBe(row);
          expect(list.at(position)?.row).toBe(row);
        });
      }),
    );
  });

  it("knows the number of a row that is on its way", () => {
    const numbers = Int32Array.of(2, 3);
    const list = rowListOf({ numbers, marked: new Int32Array(), openProblems: new Uint8Array() }, new Map());
    expect([list.at(1), list.numberAt(1), list.positionOf(3)]).toEqual([null, 3, 1]);
  });

  it("has nothing beyond its ends", () => {
    const list = listOf([2]);
    expect(list.at(-1)).toBeNull();
    expect(list.at(1)).toBeNull();
  });
});
