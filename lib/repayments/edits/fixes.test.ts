import { describe, expect, it } from "vitest";
import { editsSchema } from "./edit-schema";
import { reportOf, rowOf } from "../file-for-tests";
import { acceptAll, fixAll, leaveOutAll } from "./fixes";

const FILE =
  "Loan ID,Client ID,Amount\n 1,C1,$5.00\n2\u00a0,C2,0\n3,C3,USD 7.00\n4,C4,5o.00\n5,C5,-1\n6,C6,8.00";

describe("all of a kind at once", () => {
  it("spaces and currency signs are fixed, and what they mean stays the same", () => {
    const before = reportOf(FILE);
    const edits = [...fixAll(before, "loan-id.spaces"), ...fixAll(before, "amount.currency-sign")];
    expect(edits).toEqual([
      { kind: "cell", row: 2, column: "loanId", text: "1" },
      { kind: "cell", row: 3, column: "loanId", text: "2" },
      { kind: "cell", row: 2, column: "amount", text: "5.00" },
      { kind: "cell", row: 4, column: "amount", text: "7.00" },
    ]);
    expect(editsSchema.safeParse(edits).success).toBe(true);
    const after = reportOf(FILE, { edits });
    expect(after.rows.map((row) => row.amountText)).toEqual(before.rows.map((row) => row.amountText));
    expect(before.groups.map(({ code, fixable }) => [code, fixable]).filter(([, count]) => count)).toEqual([
      ["loan-id.spaces", 2],
      ["amount.currency-sign", 2],
    ]);
    expect(after.groups.every(({ fixable }) => fixable === 0)).toBe(true);
    expect(fixAll(after, "loan-id.spaces")).toEqual([]);
  });

  it("nothing is fixed where a fix might change a meaning", () => {
    const report = reportOf(FILE);
    expect(rowOf(report, 5).problems[0]?.fix).toBe("50.00");
    expect(fixAll(report, "amount.unreadable")).toEqual([]);
  });

  it("rows are left out, warnings accepted, errors not", () => {
    const report = reportOf(FILE);
    expect(leaveOutAll(report, "amount.negative")).toEqual([{ kind: "leave-out", row: 6 }]);
    expect(acceptAll(report, "amount.zero")).toEqual([{ kind: "accept", row: 3, code: "amount.zero" }]);
    expect(acceptAll(report, "amount.negative")).toEqual([]);
    expect(acceptAll(report, "amount.currency-sign")).toEqual([]);
    const edits = [...leaveOutAll(report, "amount.negative"), ...acceptAll(report, "amount.zero")];
    const after = reportOf(FILE, { edits });
    expect(leaveOutAll(after, "amount.negative")).toEqual([]);
    expect(acceptAll(after, "amount.zero")).toEqual([]);
  });
});
