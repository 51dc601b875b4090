import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf } from "../file-for-tests";
import { bulkChange, type BulkKind } from "./fix-preview";
import type { ProblemCode } from "../problems";

const FILE = [
  "Loan ID,Client ID,Amount",
  " 1,C1,$5.00",
  "2\u00a0,C2,0",
  "3,C3,USD 7.00",
  "4,C4,5o.00",
  "5,C5,-1",
  "6,C6,8.00",
  "05-Mar,C7,9.50",
  "06-Mar,C8,x",
].join("\n");

const change = (kind: BulkKind, code: ProblemCode, file = FILE) =>
  bulkChange(reportOf(file), kind, code, "USD");

describe("what doing something about all of a kind would change", () => {
  it.each<[BulkKind, ProblemCode, object]>([
    [
      "fix",
      "loan-id.spaces",
      {
        column: "loanId",
        first: [
          { row: 2, cells: { loanId: " 1", clientId: "C1", amount: "$5.00" }, after: "1" },
          { row: 3, cells: { loanId: "2\u00a0", clientId: "C2", amount: "0" }, after: "2" },
        ],
        sums: { before: "5.00", after: null, unread: 0 },
      },
    ],
    [
      "fix",
      "amount.currency-sign",
      {
        column: "amount",
        first: [
          { row: 2, cells: { loanId: " 1", clientId: "C1", amount: "$5.00" }, after: "5.00" },
          { row: 4, cells: { loanId: "3", clientId: "C3", amount: "USD 7.00" }, after: "7.00" },
        ],
        sums: { before: "12.00", after: "12.00", unread: 0 },
      },
    ],
    [
      "accept",
      "loan-id.date",
      {
        column: "loanId",
        first: [
          { row: 8, cells: { loanId: "05-Mar", clientId: "C7", amount: "9.50" }, after: null },
          { row: 9, cells: { loanId: "06-Mar", clientId: "C8", amount: "x" }, after: null },
        ],
        sums: { before: "9.50", after: null, unread: 1 },
      },
    ],
    [
      "leave-out",
      "amount.negative",
      {
        column: "amount",
        first: [{ row: 6, cells: { loanId: "5", clientId: "C5", amount: "-1" }, after: null }],
        sums: { before: "0", after: null, unread: 1 },
      },
    ],
  ])("%s %s", (kind, code, expected) => {
    expect(change(kind, code)).toMatchObject(expected);
  });

  it("is nothing where the kind allows none of it, or has no row", () => {
    expect(change("fix", "amount.unreadable")).toMatchObject({ edits: [], first: [] });
    expect(change("accept", "amount.negative")).toMatchObject({ edits: [], first: [] });
    expect(change("leave-out", "client-id.missing")).toMatchObject({ edits: [], first: [], column: null });
  });

  it("names every row in its edits and shows only the first", () => {
    const rows = Array.from({ length: 30 }, (_, at) => ` ${at},C${at},1.00`);
    const many = change("fix", "loan-id.spaces", ["Loan ID,Client ID,Amount", ...rows].join("\n"));
    expect(many.edits).toHaveLength(30);
    expect(many.first.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("never changes a figure by taking a currency sign off, and foretells what the check says then", () => {
    const figure = fc
      .tuple(fc.nat(9_999_999), fc.constantFrom("$", "USD ", "US$ ", ""))
      .map(([cents, sign]) => `${sign}${(cents / 100).toFixed(2)}`);
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 20 }), (figures) => {
        const file = ["Loan ID,Client ID,Amount", ...figures.map((text, at) => `L${at},C${at},${text}`)].join(
          "\n",
        );
        const before = reportOf(file);
        const { edits, sums } = bulkChange(before, "fix", "amount.currency-sign", "USD");
        expect(sums.after ?? sums.before).toBe(sums.before);
        const after = reportOf(file, { edits });
        expect(after.rows.map(({ amountText }) => amountText)).toEqual(
          before.rows.map(({ amountText }) => amountText),
        );
        expect(after.groups.filter(({ code }) => code === "amount.currency-sign")).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
