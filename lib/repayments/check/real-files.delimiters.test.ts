import { describe, expect, it } from "vitest";
import { check, openCodes, reportOf, shortLines, THREE, TWO } from "../file-for-tests";

/** Delimiters and quotes as systems and spreadsheets leave them, from the bytes to the report. */

const LINES = [
  ["0012", "C1", "1250.00"],
  ["0013", "C2", "40.50"],
];

describe("the same two loans, whatever sets their cells apart", () => {
  it.each([
    ["commas", "Loan ID,Client ID,Amount\n0012,C1,1250.00\n0013,C2,40.50", ","],
    ["semicolons, with decimal commas", "Loan ID;Client ID;Amount\n0012;C1;1250,00\n0013;C2;40,50", ";"],
    [
      "semicolons in a title",
      "Cartera; mayo; 2024\nLoan ID,Client ID,Amount\n0012,C1,1250.00\n0013,C2,40.50",
      ",",
    ],
    [
      "tabs, with commas in names and a tab inside quotes",
      'Loan ID\tName\tClient ID\tAmount\n0012\t"Paz,\tAna"\tC1\t1,250.00\n0013\tRuiz, Bea\tC2\t40.50',
      "\t",
    ],
    [
      "pipes, with commas in names",
      "Loan ID|Name|Client ID|Amount\n0012|Paz, A|C1|1250.00\n0013|Ruiz, B|C2|40.50",
      "|",
    ],
    ["sep=", "sep=;\nLoan ID;Client ID;Amount\n0012;C1;1250,00\n0013;C2;40,50", ";"],
    [
      "sep= in quotes, with a mark",
      '\ufeff"sep=;"\r\nLoan ID;Client ID;Amount\r\n0012;C1;1250,00\r\n0013;C2;40,50',
      ";",
    ],
    [
      "sep= that was saved again by another program",
      "sep=;;;\nLoan ID;Client ID;Amount\n0012;C1;1250,00\n0013;C2;40,50",
      ";",
    ],
    ["sep= a tab", "sep=\t\nLoan ID\tClient ID\tAmount\n0012\tC1\t1250.00\n0013\tC2\t40.50", "\t"],
    // The file said "sep=;" and was called a file of one column.
    ["sep= a sign that is not used", "sep=;\nLoan ID,Client ID,Amount\n0012,C1,1250.00\n0013,C2,40.50", ","],
    // The file said "sep=," and its decimal commas cut it into nonsense, which she was asked about.
    ["sep= the decimal sign", "sep=,\nLoan ID;Client ID;Amount\n0012;C1;1250,00\n0013;C2;40,50", ";"],
    // Put together from two files: the second mark stood before the first column's name, in quotes.
    [
      "two marks",
      '\ufeff\ufeff"Loan ID","Client ID","Amount"\n"0012","C1","1250.00"\n"0013","C2","40.50"',
      ",",
    ],
  ])("%s", (_, text, delimiter) => {
    const report = reportOf(text);
    expect(report.reading.delimiter).toBe(delimiter);
    expect(shortLines(report)).toEqual(LINES);
    expect(report.notices.filter(({ code }) => code !== "file.lines-before-header")).toEqual([]);
  });
});

describe("quotes that Excel hides", () => {
  /** Opened in one column and saved: every line is one quoted cell. It was called a file of one column. */
  it("around every line are taken off, and she is told", () => {
    const report = reportOf(
      '"Loan ID,Client ID,Amount"\r\n"0012,C1,""1,250.00"""\r\n\r\n"0013,C2,40.50"\r\n',
    );
    expect(shortLines(report)).toEqual(LINES);
    expect(report.lines.map(({ rows }) => rows)).toEqual([[2], [4]]);
    expect(report.notices).toEqual([{ code: "file.wrapped-lines", params: { count: 3, row: 1 } }]);
  });

  it("around every line, with semicolons behind", () => {
    const report = reportOf('"Loan ID,Client ID,Amount";;\n"0012,C1,1250.00";;\n"0013,C2,40.50";;');
    expect(shortLines(report)).toEqual(LINES);
  });

  it("around every line twice", () => {
    const twice = (line: string): string => {
      const once = `"${line.replaceAll('"', '""')}"`;
      return `"${once.replaceAll('"', '""')}"`;
    };
    const text = ["Loan ID,Client ID,Amount", '0012,C1,"1,250.00"', "0013,C2,40.50"].map(twice).join("\n");
    expect(shortLines(reportOf(text))).toEqual(LINES);
  });

  /** Only the lines that held quotes before get new ones: the row was a loan ID of its whole text, without an amount. */
  it("around the lines that held quotes before", () => {
    const report = reportOf('Loan ID,Client ID,Amount\n"0012,C1,""1,250.00"""\n0013,C2,40.50');
    expect(shortLines(report)).toEqual(LINES);
    expect(report.notices).toEqual([{ code: "file.wrapped-lines", params: { count: 1, row: 2 } }]);
  });

  it("around a title are no reason to cut it", () => {
    const report = reportOf(
      '"Cartera Kiva, La Paz, mayo"\nLoan ID,Client ID,Amount\n0012,C1,1250.00\n0013,C2,40.50',
    );
    expect(shortLines(report)).toEqual(LINES);
  });
});

describe("quotes that do not match", () => {
  it.each([
    ["never close", 'Loan ID,Client ID,Amount,Name\n1,C1,5.00,Ana\n2,C2,6.00,"Bea\n3,C3,7.00,Eva', 3],
    ["close three lines below", 'Loan ID,Name,Amount\n1,"Ana,25.00\n2,Bea,30.00\n3,Eva 5",40.00', 2],
  ])("and %s are named with the line where they start", (_, text, row) => {
    expect(check(text, { settings: THREE })).toEqual({
      state: "unreadable",
      failure: { code: "file.unclosed-quote", params: { row } },
    });
  });

  it("but enclose nothing are kept, and told", () => {
    const report = reportOf(
      'Loan ID,Client ID,Amount,Note\n0012,C1,1250.00,5" pipe\n0013,C2,40.50,"3" and 4"',
    );
    expect(shortLines(report)).toEqual(LINES);
    expect(report.notices).toEqual([{ code: "file.stray-quotes", params: { count: 2, row: 2 } }]);
  });
});

it("commas that are in no quotes move the cells: the row says so, and offers the figure put together", () => {
  const report = reportOf("Loan ID,Amount\n0012,1,250.00\n0013,40.50", { settings: TWO });
  expect(openCodes(report, 2)).toEqual(["row.shifted"]);
  expect(report.rows[0]?.problems[0]).toMatchObject({ fix: "1,250.00" });
  expect(shortLines(report)).toEqual([["0013", null, "40.50"]]);
});
