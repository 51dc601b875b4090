import { describe, expect, it } from "vitest";
import type { CheckedReport } from "../checked-report";
import { loansTwice } from "./loans-twice";
import type { Edit } from "../edits";
import { openCodes, reportOf, rowOf, shortLines } from "../file-for-tests";

const FILE = "Loan ID,Client ID,Amount\n7,C1,10.00\n8,C2,5.00\n7,C1,2.50\n007,C3,1.00\n7,C1,10.00";
const ROWS = [2, 4, 6];

function after(...edits: Edit[]) {
  return reportOf(FILE, { edits });
}

function rowsOfLoan(report: CheckedReport, loanId: string) {
  return loansTwice(report.rows).get(loanId)?.rows;
}

describe("a loan on several rows", () => {
  it("waits for her decision on each of them; other spellings are other loans", () => {
    const report = after();
    for (const row of ROWS) {
      expect(rowOf(report, row)).toMatchObject({
        status: "undecided",
        problems: [
          {
            code: "loan.twice",
            column: "loanId",
            open: true,
            params: { loanId: "7", rows: "2, 4, 6", count: 3, amounts: "different", clients: "same" },
          },
        ],
      });
    }
    expect(report.totals).toMatchObject({ problemRows: 3, lines: 2 });
    expect(rowsOfLoan(report, "7")).toEqual(ROWS);
    expect(rowsOfLoan(report, "007")).toBeUndefined();
  });

  it("keep one", () => {
    const report = after({ kind: "twice", rows: ROWS, choice: "keep", keep: 4 });
    expect(shortLines(report).map(([, , amount]) => amount)).toEqual(["5.00", "2.50", "1.00"]);
    expect(rowOf(report, 2)).toMatchObject({ status: "left-out", because: "twice" });
    expect(report.totals).toMatchObject({ problemRows: 0, leftOut: 2 });
  });

  it("add them up", () => {
    const report = after({ kind: "twice", rows: [6, 4, 2], choice: "add" });
    expect(report.lines[0]).toEqual({ loanId: "7", clientId: "C1", amountText: "22.50", rows: [2, 4, 6] });
    expect(rowOf(report, 4)).toMatchObject({ status: "added", intoRow: 2, amountText: "2.50" });
    expect(report.totals).toMatchObject({ problemRows: 0, leftOut: 0, lines: 3, loans: 3, sumText: "28.50" });
  });

  it("report all", () => {
    const report = after({ kind: "twice", rows: ROWS, choice: "all" });
    expect(report.totals).toMatchObject({ problemRows: 0, lines: 5, loans: 3 });
  });

  it("the last decision counts", () => {
    const report = after(
      { kind: "twice", rows: ROWS, choice: "add" },
      { kind: "twice", rows: ROWS, choice: "keep", keep: 2 },
    );
    expect(rowOf(report, 6)).toMatchObject({ status: "left-out", because: "twice" });
  });
});

describe("a decision holds only for exactly its rows", () => {
  it("another row that joins them asks again", () => {
    const report = after(
      { kind: "twice", rows: ROWS, choice: "add" },
      { kind: "cell", row: 3, column: "loanId", text: "7" },
    );
    for (const row of [2, 3, 4, 6]) expect(openCodes(report, row)).toEqual(["loan.twice"]);
    expect(rowOf(report, 2).problems[0]?.params).toMatchObject({ count: 4, clients: "different" });
  });

  it("a row left out changes the group, and putting it back asks again", () => {
    const decided: Edit = { kind: "twice", rows: ROWS, choice: "all" };
    const out = after(decided, { kind: "leave-out", row: 6 });
    expect(openCodes(out, 2)).toEqual(["loan.twice"]);
    const back = after(decided, { kind: "leave-out", row: 6 }, { kind: "put-back", row: 6 });
    expect(openCodes(back, 2)).toEqual(["loan.twice"]);
  });

  it("putting back a row that the decision left out withdraws it", () => {
    const report = after(
      { kind: "twice", rows: ROWS, choice: "keep", keep: 2 },
      { kind: "put-back", row: 4 },
    );
    expect(openCodes(report, 4)).toEqual(["loan.twice"]);
  });

  it("two left after the others are left out still ask; one alone does not", () => {
    const one = after({ kind: "leave-out", row: 4 }, { kind: "leave-out", row: 6 });
    expect(openCodes(one, 2)).toEqual([]);
  });
});

describe("adding up", () => {
  it("is not possible across clients", () => {
    const report = reportOf("Loan ID,Client ID,Amount\n7,C1,10.00\n7,C2,5.00", {
      edits: [{ kind: "twice", rows: [2, 3], choice: "add" }],
    });
    expect(openCodes(report, 2)).toEqual(["loan.twice"]);
  });

  it("checks the sum's digits again", () => {
    const report = reportOf("Loan ID,Client ID,Amount\n7,C1,9999999999999.99\n7,C1,9999999999999.99", {
      edits: [{ kind: "twice", rows: [2, 3], choice: "add" }],
    });
    expect(openCodes(report, 2)).toEqual(["amount.digits"]);
    expect(rowOf(report, 2)).toMatchObject({ status: "blocked", amountText: null });
  });

  it("waits for rows that have a problem of their own", () => {
    const file = "Loan ID,Client ID,Amount\n7,C1,10.00\n7,C1,x";
    const add: Edit = { kind: "twice", rows: [2, 3], choice: "add" };
    const open = reportOf(file, { edits: [add] });
    expect(rowOf(open, 3).status).toBe("blocked");
    expect(open.totals.problemRows).toBe(1);
    const fixed = reportOf(file, { edits: [add, { kind: "cell", row: 3, column: "amount", text: "2.00" }] });
    expect(fixed.lines).toMatchObject([{ amountText: "12.00", rows: [2, 3] }]);
  });
});

it("a whole file of one loan does not take for ever", () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => `7,C1,${index + 1}.00`);
  const report = reportOf(`Loan ID,Client ID,Amount\n${lines.join("\n")}`);
  expect(rowOf(report, 2).problems[0]?.params).toMatchObject({ count: 50_000 });
  expect(rowsOfLoan(report, "7")).toHaveLength(50_000);
  const edits: Edit[] = [{ kind: "twice", rows: rowsOfLoan(report, "7") ?? [], choice: "add" }];
  const added = reportOf(`Loan ID,Client ID,Amount\n${lines.join("\n")}`, { edits });
  expect(added.lines).toHaveLength(1);
});
