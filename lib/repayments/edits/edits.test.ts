import { describe, expect, it } from "vitest";
import { judgeLayout } from "../check/check";
import { openText } from "../file/open-file";
import type { Edit } from "../edits";
import { bytesOf, openCodes, reportOf, rowOf, shortLines, THREE, TWO } from "../file-for-tests";
import { layOut } from "../check/layout";

describe("edits", () => {
  const file = "Loan ID,Client ID,Amount\n1,C1,10.00\n2,C2,\n3,C3,0.00\n4,C4,20.00";
  const after = (...edits: Edit[]) => reportOf(file, { edits });

  it("change a cell; the last text counts and the file's own is kept", () => {
    const report = after(
      { kind: "cell", row: 3, column: "amount", text: "x" },
      { kind: "cell", row: 3, column: "amount", text: "7,5" },
      { kind: "cell", row: 3, column: "amount", text: "7.5" },
    );
    expect(rowOf(report, 3)).toMatchObject({
      cells: { amount: "7.5" },
      before: { amount: "" },
      amountText: "7.50",
    });
    expect(report.totals).toMatchObject({ edited: 1, problemRows: 1, sumText: "37.50" });
  });

  it("that restore the file's text are none", () => {
    const report = after(
      { kind: "cell", row: 2, column: "amount", text: "9" },
      { kind: "cell", row: 2, column: "amount", text: "10.00" },
    );
    expect(report).toEqual(after());
  });

  it("undone by taking them from the end, leave no trace", () => {
    const edits: Edit[] = [
      { kind: "cell", row: 3, column: "amount", text: "7.50" },
      { kind: "accept", row: 4, code: "amount.zero" },
      { kind: "leave-out", row: 5 },
      { kind: "put-back", row: 5 },
      { kind: "cell", row: 2, column: "loanId", text: "4" },
      { kind: "twice", rows: [2, 5], choice: "keep", keep: 2 },
    ];
    const opened = openText(bytesOf(file));
    if (opened.state !== "opened") throw new Error(opened.failure.code);
    const laid = layOut(opened, THREE, {});
    if (laid.state !== "laid-out") throw new Error(laid.state);
    const states = edits.map((_, index) => judgeLayout(laid.layout, edits.slice(0, index)));
    for (let index = edits.length - 1; index >= 0; index--) {
      expect(judgeLayout(laid.layout, edits.slice(0, index))).toEqual(states[index]);
    }
    expect(judgeLayout(laid.layout, edits).totals).toMatchObject({ lines: 3, problemRows: 0 });
  });

  it("leave a row out and put it back", () => {
    const out = after({ kind: "leave-out", row: 3 });
    expect(rowOf(out, 3)).toMatchObject({ status: "left-out", because: "person" });
    expect(out.totals).toMatchObject({ leftOut: 1, problemRows: 1 });
    expect(openCodes(out, 3)).toEqual([]);
    expect(out.groups.find((group) => group.code === "amount.missing")).toMatchObject({ open: 0, count: 1 });
    expect(after({ kind: "leave-out", row: 3 }, { kind: "put-back", row: 3 })).toEqual(after());
  });

  it("accept a warning until the cell changes", () => {
    const accepted = after({ kind: "accept", row: 4, code: "amount.zero" });
    expect(rowOf(accepted, 4)).toMatchObject({ status: "report", amountText: "0.00" });
    expect(rowOf(accepted, 4).problems[0]).toMatchObject({ code: "amount.zero", open: false });
    const changed = after(
      { kind: "accept", row: 4, code: "amount.zero" },
      { kind: "cell", row: 4, column: "amount", text: "0" },
    );
    expect(openCodes(changed, 4)).toEqual(["amount.zero"]);
    const elsewhere = after(
      { kind: "accept", row: 4, code: "amount.zero" },
      { kind: "cell", row: 4, column: "loanId", text: "33" },
    );
    expect(openCodes(elsewhere, 4)).toEqual([]);
  });

  it("do not accept an error", () => {
    expect(openCodes(after({ kind: "accept", row: 3, code: "amount.missing" }), 3)).toEqual([
      "amount.missing",
    ]);
  });

  it("about rows that are not there do nothing", () => {
    const edits: Edit[] = [
      { kind: "cell", row: 1, column: "amount", text: "5" },
      { kind: "cell", row: 99, column: "amount", text: "5" },
      { kind: "leave-out", row: 100 },
      { kind: "twice", rows: [2, 3], choice: "add" },
      { kind: "twice", rows: [2, 3], choice: "keep", keep: 9 },
    ];
    expect(after(...edits)).toEqual(after());
  });

  it("are read with the column's sign", () => {
    const comma = "Loan ID;Client ID;Amount\n1;C1;10,50\n2;C2;";
    const edited = (text: string) =>
      rowOf(reportOf(comma, { edits: [{ kind: "cell", row: 3, column: "amount", text }] }), 3);
    expect(edited("1.234").amountText).toBe("1234.00");
    expect(edited("1.234,5").amountText).toBe("1234.50");
    expect(edited("12.5").problems).toMatchObject([{ code: "amount.format", fix: "12,5" }]);
  });

  it("never change the column's sign", () => {
    const edits: Edit[] = [{ kind: "cell", row: 3, column: "amount", text: "12,50" }];
    const report = reportOf("Loan ID,Amount\n1,100\n2,200\n", { settings: TWO, edits });
    expect(report.reading.decimalSign).toBeNull();
    expect(rowOf(report, 3).amountText).toBe("12.50");
    const doubtful: Edit[] = [{ kind: "cell", row: 3, column: "amount", text: "1,234" }];
    const asked = reportOf("Loan ID,Amount\n1,100\n2,200\n", { settings: TWO, edits: doubtful });
    expect(openCodes(asked, 3)).toEqual(["amount.unreadable"]);
  });
});

describe("rows whose cells have moved", () => {
  it("offer the figure put together, and take it", () => {
    const file = "Loan ID,Client ID,Amount\n1,C1,250.00\n2,C2,1,250.00";
    const row = rowOf(reportOf(file), 3);
    expect(row).toMatchObject({ amountText: null, extra: ["250.00"] });
    expect(row.problems).toMatchObject([
      { code: "row.shifted", column: "amount", fix: "1,250.00", params: { cells: 4, expected: 3 } },
    ]);
    const fixed = reportOf(file, { edits: [{ kind: "cell", row: 3, column: "amount", text: "1,250.00" }] });
    expect(rowOf(fixed, 3)).toMatchObject({ status: "report", amountText: "1250.00", problems: [] });
  });

  it("are found where an empty column takes up the second half", () => {
    const trailing = reportOf("Loan ID,Amount,,\n1,250.00,,\n2,1,250.00,", { settings: TWO });
    expect(openCodes(trailing, 3)).toEqual(["row.shifted"]);
    const notes = reportOf("Loan ID,Amount,Note\n1,250.00,\n2,1,250.00\n3,7.00,\n4,8.00,\n5,9.00,\n6,9.50,", {
      settings: TWO,
    });
    expect(openCodes(notes, 3)).toEqual(["row.shifted"]);
  });

  it("do not include a full column of figures, or a mark under a nameless header", () => {
    const report = reportOf("Loan ID,Amount,Days\n1,25,120\n2,30,150\n3,40,180", { settings: TWO });
    expect(report.totals.problemRows).toBe(0);
    const marked = reportOf("Loan ID,Amount,\n1,25.00,\n2,30.00,CR", { settings: TWO });
    expect(marked.totals.problemRows).toBe(0);
  });

  it("are doubted in every column that may have moved", () => {
    const file = "Name,Loan ID,Amount\nAna,1,25.00\nPerez, Bea,2,40.00";
    const amount: Edit = { kind: "cell", row: 3, column: "amount", text: "40.00" };
    const loan: Edit = { kind: "cell", row: 3, column: "loanId", text: "2" };
    expect(openCodes(reportOf(file, { settings: TWO, edits: [amount] }), 3)).toEqual(["row.shifted"]);
    expect(shortLines(reportOf(file, { settings: TWO, edits: [amount, loan] }))[1]).toEqual([
      "2",
      null,
      "40.00",
    ]);
  });

  it("do not mind blank cells beyond the header, or missing ones", () => {
    const report = reportOf("Loan ID,Client ID,Amount\n1,C1,25.00,,\n2,C2");
    expect(openCodes(report, 2)).toEqual([]);
    expect(openCodes(report, 3)).toEqual(["amount.missing"]);
  });
});
