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

describe("a list of rows", () => {
  it("finds every row by its number, and none that is not in view", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        const list = rowListOf(sorted.map(rowOf));
        expect(list.length).toBe(sorted.length);
        for (let row = 0; row <= 61; row++) expect(list.positionOf(row)).toBe(sorted.indexOf(row));
        sorted.forEach((row, position) => {
          expect(list.numberAt(position)).toBe(row);
          expect(list.at(position)?.row).toBe(row);
        });
      }),
    );
  });

  it("has nothing beyond its ends", () => {
    const list = rowListOf([rowOf(2)]);
    expect(list.at(-1)).toBeNull();
    expect(list.at(1)).toBeNull();
  });
});
