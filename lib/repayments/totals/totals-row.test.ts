import { describe, expect, it } from "vitest";
import { reportOf, rowOf, TWO } from "../file-for-tests";
import { saysTotal } from "./total-words";

describe("a cell says total", () => {
  it.each([
    "Total",
    "TOTAL:",
    "Totals",
    "Grand total",
    "Totales",
    "TOTAL GENERAL",
    "Suma",
    "Totaux",
    "Total général",
    "Somme",
    "Subtotal",
    "Sous-total",
    "Total (2199)",
    "Total préstamos: 12",
    "Total loans",
    "Suma total",
  ])("%j", (cell) => expect(saysTotal(cell)).toBe(true));

  it.each(["Total Ana", "Totó", "TOTAL-5", "Sumaya", "Sommer", "A-12", "", "Capital", "Saldo"])(
    "%j does not",
    (cell) => expect(saysTotal(cell)).toBe(false),
  );
});

function file(...rows: string[]): string {
  return ["Name,Loan ID,Amount", "Ana,1,10.00", "Bea,2,20.50", ...rows].join("\n");
}

function totals(...rows: string[]) {
  const report = reportOf(file(...rows), { settings: TWO });
  return { report, notices: report.notices, out: report.rows.filter((row) => row.because === "totals") };
}

describe("a totals row", () => {
  it.each([
    ["named in any cell", "Total,,30.50"],
    ["named where the loan ID stands", ",TOTAL,30.50"],
    ["with a count of loans", "Total,2,30.50"],
    ["without a word, last and equal to the sum", ",,30.50"],
    ["with a currency sign", "Total,,$30.50"],
  ])("%s is left out, and agrees", (_, row) => {
    const { report, notices, out } = totals(row);
    expect(out).toMatchObject([
      { row: 4, status: "left-out", problems: [{ code: "row.totals", open: false }] },
    ]);
    expect(notices).toEqual([{ code: "file.totals-agree", params: { row: 4, sum: "30.50" } }]);
    expect(report.totals).toMatchObject({ lines: 2, leftOut: 1, problemRows: 0, sumText: "30.50" });
  });

  it("that differs says by how much, and compares the file's own figures whatever she edits", () => {
    expect(totals("Total,,35").notices).toEqual([
      { code: "file.totals-differ", params: { row: 4, sum: "35.00", ours: "30.50", difference: "4.50" } },
    ]);
    const edited = reportOf(file("Total,,30.50"), {
      settings: TWO,
      edits: [{ kind: "cell", row: 2, column: "amount", text: "99.00" }],
    });
    expect(edited.notices).toMatchObject([{ code: "file.totals-agree" }]);
  });

  it("counts negative figures and figures with problems, as the file did", () => {
    expect(totals("Carla,3,-5.00", "Dora,1.04E+06,4.50", "Total,,30.00").notices).toMatchObject([
      { code: "file.totals-agree" },
    ]);
  });

  it("that cannot be read is said", () => {
    expect(totals("Total,,n/a").notices).toEqual([{ code: "file.totals-unreadable", params: { row: 4 } }]);
    expect(totals("Total: 2 loans,,").notices).toMatchObject([{ code: "file.totals-unreadable" }]);
  });

  it("may be one of several", () => {
    const { notices, out } = totals(
      "Subtotal,,30.50",
      "Carla,3,5.00",
      "Subtotal,,5.00",
      "Grand total,,35.50",
    );
    expect(out.map((row) => row.row)).toEqual([4, 6, 7]);
    expect(notices).toEqual([{ code: "file.totals-agree", params: { row: 7, sum: "35.50" } }]);
  });

  it("can be put back, and is a row like any other then", () => {
    const report = reportOf(file(",TOTAL,30.50"), { settings: TWO, edits: [{ kind: "put-back", row: 4 }] });
    expect(rowOf(report, 4)).toMatchObject({ status: "report", because: null, problems: [] });
    expect(report.notices).toEqual([]);
  });
});

describe("no totals row is", () => {
  it("a payment that is called total in a column of payment kinds", () => {
    const text = "Loan ID,Kind,Amount\n1,Total,10.00\n2,Parcial,5.00\n,Total,7.00\n3,Total,8.00";
    const report = reportOf(text, { settings: TWO });
    expect(report.rows.filter((row) => row.because === "totals")).toEqual([]);
    expect(report.totals).toMatchObject({ lines: 3, problemRows: 1 });
  });

  it("a last row without loan ID that is not the sum", () => {
    expect(totals(",,30.49").out).toEqual([]);
  });

  it.each([
    ["with a name", "Carla,,30.50"],
    ["with a client", "C9,,30.50"],
  ])("a last row whose loan ID is missing, %s", (_, row) => expect(totals(row).out).toEqual([]));

  it("a last row that is worth as much as the one before", () => {
    const report = reportOf("Loan ID,Client ID,Amount\n1,C1,5.00\n,,5.00");
    expect(report.totals).toMatchObject({ leftOut: 0, problemRows: 1 });
  });

  it("an only row", () => {
    expect(reportOf("Loan ID,Client ID,Amount\n,C1,5.00").totals).toMatchObject({
      leftOut: 0,
      problemRows: 1,
    });
  });
});

it("a header repeated at a page break is left out", () => {
  const { report } = totals("Name,LOAN ID, Amount ", "Carla,3,5.00");
  expect(rowOf(report, 4)).toMatchObject({ status: "left-out", because: "header-again" });
  expect(report.totals.lines).toBe(3);
});
