import { describe, expect, it } from "vitest";
import { judge } from "./check";
import { openText } from "../file/open-file";
import {
  bytesOf,
  check,
  fileOf,
  openCodes,
  reportOf,
  rowOf,
  shortLines,
  THREE,
  TWO,
} from "../file-for-tests";
import type { ProblemCode } from "../problems";

describe("Kiva's own sample", () => {
  it("arrives as it is, with three columns", () => {
    const report = reportOf("Loan ID,Client ID,Amount\n1042970,184729,25.00\n1043223,481395,40.00\n");
    expect(report.lines).toEqual([
      { loanId: "1042970", clientId: "184729", amountText: "25.00", rows: [2] },
      { loanId: "1043223", clientId: "481395", amountText: "40.00", rows: [3] },
    ]);
    expect(report.totals).toEqual({
      rowsInFile: 2,
      problemRows: 0,
      leftOut: 0,
      edited: 0,
      lines: 2,
      loans: 2,
      sumText: "65.00",
    });
    expect(report.notices).toEqual([]);
    expect(report.reading).toMatchObject({ encoding: "utf-8", delimiter: ",", decimalSign: "." });
  });

  it("arrives as it is, with two", () => {
    const report = reportOf("Loan ID,Amount\n1042970,25.00\n1043223,40.00\n", { settings: TWO });
    expect(shortLines(report)).toEqual([
      ["1042970", null, "25.00"],
      ["1043223", null, "40.00"],
    ]);
  });
});

describe("every kind of problem", () => {
  const good = "1,C1,10.50";
  it.each<[ProblemCode, string, "blocked" | "undecided" | "left-out", string?]>([
    ["loan-id.missing", ",C2,5.00", "blocked"],
    ["loan-id.scientific", "1.04E+06,C2,5.00", "blocked"],
    ["loan-id.date", "05-Mar,C2,5.00", "undecided"],
    ["loan-id.spaces", " 2,C2,5.00", "undecided"],
    ["client-id.missing", "2,,5.00", "blocked"],
    ["client-id.scientific", "2,1.04E+06,5.00", "blocked"],
    ["client-id.date", "2,05-Mar,5.00", "undecided"],
    ["client-id.spaces", "2,C\u00a02,5.00", "undecided"],
    ["amount.missing", "2,C2,", "blocked"],
    ["amount.unreadable", "2,C2,five", "blocked"],
    ["amount.negative", "2,C2,-5.00", "blocked"],
    ["amount.zero", "2,C2,0.00", "undecided"],
    ["amount.decimals", "2,C2,5.005", "blocked"],
    ["amount.digits", "2,C2,1234567890123456", "blocked"],
    ["amount.currency-sign", "2,C2,$5.00", "undecided"],
    ["amount.other-currency", "2,C2,€5.00", "blocked"],
    ["amount.format", '2,C2,"5,50"', "blocked", "3,C3,1.50\n4,C4,2.50\n5,C5,3.50"],
    ["row.shifted", "2,C2,1,250.00", "blocked"],
    ["loan.twice", "1,C1,5.00", "undecided"],
    ["row.totals", "Total,,10.50", "left-out"],
    ["row.header-again", "Loan ID,Client ID,Amount", "left-out"],
  ])("%s", (code, line, status, more) => {
    const report = reportOf(`Loan ID,Client ID,Amount\n${good}\n${line}\n${more ?? ""}`);
    const row = rowOf(report, 3);
    expect(row.problems.map((problem) => problem.code)).toEqual([code]);
    expect(row.status).toBe(status);
    expect(report.groups.map((group) => group.code)).toContain(code);
    expect(report.totals.problemRows).toBe(status === "left-out" ? 0 : code === "loan.twice" ? 2 : 1);
    // What has a problem never goes out.
    expect(report.lines.flatMap((line) => line.rows)).not.toContain(3);
  });

  it("stands in groups: errors first, then warnings, then notes", () => {
    const report = reportOf("Loan ID,Client ID,Amount\n 1,C1,-5\n,C2,0\nTotal,,5\n");
    expect(report.groups).toEqual([
      { code: "loan-id.missing", severity: "error", open: 1, count: 1, fixable: 0, standing: 1 },
      { code: "amount.negative", severity: "error", open: 1, count: 1, fixable: 0, standing: 1 },
      { code: "loan-id.spaces", severity: "warning", open: 1, count: 1, fixable: 1, standing: 1 },
      { code: "amount.zero", severity: "warning", open: 1, count: 1, fixable: 0, standing: 1 },
      { code: "row.totals", severity: "note", open: 0, count: 1, fixable: 0, standing: 0 },
    ]);
  });

  it("of the client ID is none of a two-column organization's", () => {
    const report = reportOf("Loan ID,Client ID,Amount\n1,,5.00\n2,1.04E+06,6.00", { settings: TWO });
    expect(report.totals).toMatchObject({ problemRows: 0, lines: 2 });
    expect(rowOf(report, 3).cells.clientId).toBe("");
  });
});

describe("the decimal sign", () => {
  const file = 'Loan ID,Amount\n1,"1,234"\n2,"2,500"\n3,700\n4,"1,000"\n5,"9,999"';

  it("is asked, with her own rows read both ways, never guessed", () => {
    expect(check(file, { settings: TWO })).toEqual({
      state: "question",
      question: {
        kind: "decimal-sign",
        examples: [
          { row: 2, text: "1,234", withPoint: "1234", withComma: "1.234" },
          { row: 3, text: "2,500", withPoint: "2500", withComma: "2.500" },
          { row: 5, text: "1,000", withPoint: "1000", withComma: "1.000" },
        ],
      },
    });
  });

  /** "KSh 1,250.00" without quotes was shown as `"KSh 1" is read as 1.00`. */
  it("takes no example from a row whose cells have moved", () => {
    const { reading } = reportOf("Loan ID,Client ID,Amount\nA,C,KSh 1,250.00\nB,C,2,000.00\nD,C,40.50", {
      settings: { columns: "three", currency: "KES" },
    });
    expect(reading.examples).toEqual([{ row: 4, text: "40.50", amountText: "40.50" }]);
  });

  it("is what she says", () => {
    const point = reportOf(file, { settings: TWO, choices: { decimalSign: "." } });
    expect(point.totals.sumText).toBe("15433.00");
    expect(point.reading.examples).toEqual([
      { row: 2, text: "1,234", amountText: "1234.00" },
      { row: 3, text: "2,500", amountText: "2500.00" },
      { row: 5, text: "1,000", amountText: "1000.00" },
    ]);
    const comma = reportOf(file, {
      settings: { columns: "two", currency: "TND" },
      choices: { decimalSign: "," },
    });
    expect(comma.totals.sumText).toBe("714.733");
  });

  it("is asked where the column contradicts itself, and the minority are problems where it hardly does", () => {
    const half = 'Loan ID,Amount\n1,"12,50"\n2,13.50';
    expect(check(half, { settings: TWO })).toMatchObject({
      question: {
        kind: "decimal-sign",
        examples: [
          { text: "13.50", withComma: "" },
          { text: "12,50", withPoint: "" },
        ],
      },
    });
    const few = 'Loan ID,Amount\n1,"12,50"\n2,13.50\n3,14.50\n4,15.50\n5,16.50';
    expect(openCodes(reportOf(few, { settings: TWO }), 2)).toEqual(["amount.format"]);
  });
});

describe("files that cannot be judged", () => {
  it.each([
    ["nothing but a header", "Loan ID,Client ID,Amount\n,,\n", "file.no-rows"],
    ["one column", "Loan ID\n0012\n0013", "file.one-column"],
    ["one column with delimiters behind", "Loan ID,\n0012,\n", "file.one-column"],
    ["delimiters only", ",,\n,,\n", "file.empty"],
    ["an unclosed quote", 'Loan ID,Amount\n1,"25.00\n2,30.00', "file.unclosed-quote"],
  ])("%s", (_, text, code) => expect(check(text)).toMatchObject({ state: "unreadable", failure: { code } }));

  it("say that title lines and NUL bytes were passed over", () => {
    const report = reportOf(fileOf("Cartera Kiva", "", "Loan ID,Client ID,Amount", "1,C1,2\x005.00", ""));
    expect(report.notices).toEqual([
      { code: "file.nul-bytes", params: { count: 1 } },
      { code: "file.lines-before-header", params: { count: 1 } },
    ]);
    expect(report.lines).toMatchObject([{ amountText: "25.00", rows: [4] }]);
  });
});

it("the fingerprint tells any two different reports apart and only those", () => {
  const base = "Loan ID,Client ID,Amount\n1,C1,10.00\n2,C2,20.00";
  const { fingerprint } = reportOf(base);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  expect(reportOf(base.replaceAll(",", ";")).fingerprint).toBe(fingerprint);
  for (const other of ["10.01", "C3", "11.00"]) {
    expect(reportOf(base.replace(other === "C3" ? "C1" : "10.00", other)).fingerprint).not.toBe(fingerprint);
  }
  expect(reportOf(`${base}\n`).fingerprint).toBe(fingerprint);
  expect(reportOf(base.replace("\n2", "\n\n2")).fingerprint).not.toBe(fingerprint);
});

it("an opened file is judged as often as one likes, and stays as it is", () => {
  const file = "Loan ID,Client ID,Amount\n1,C1,10.00\n1,C1,x\nTotal,,10.00";
  const opened = openText(bytesOf(file));
  if (opened.state !== "opened") throw new Error(opened.failure.code);
  const before = structuredClone(opened);
  const first = judge(opened, THREE, {}, []);
  judge(opened, THREE, {}, [{ kind: "cell", row: 3, column: "amount", text: "5" }]);
  expect(judge(opened, THREE, {}, [])).toEqual(first);
  expect(first).toEqual(check(file));
  expect(opened).toEqual(before);
});
