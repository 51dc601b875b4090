import { describe, expect, it } from "vitest";
import type { TestCell, TestRow, TestSheet, Dialect } from "@/lib/files/workbook/workbook-for-tests";
import { entriesOf, workbookOf } from "@/lib/files/workbook/workbook-for-tests";
import { zipOf } from "@/lib/files/workbook/zip-for-tests";
import { checkFile } from "./check";
import type { CheckedReport, CheckSettings } from "../checked-report";
import type { Choices, Edit } from "../edits";
import { openCodes, rowOf, shortLines, THREE, TWO } from "../file-for-tests";
import { leaveOutAll } from "../edits/fixes";

const HEAD = ["Loan ID", "Client ID", "Amount"];

interface Options extends Dialect {
  settings?: CheckSettings;
  choices?: Choices;
  edits?: Edit[];
}

function check(
  sheets: TestSheet[],
  { settings = THREE, choices = {}, edits = [], ...dialect }: Options = {},
) {
  return checkFile(workbookOf(sheets, dialect), settings, choices, edits);
}

async function reportOf(
  rows: (TestCell[] | TestRow)[],
  options: Options = {},
  sheet: Partial<TestSheet> = {},
): Promise<CheckedReport> {
  const outcome = await check([{ name: "Loans", rows: [HEAD, ...rows], ...sheet }], options);
  if (outcome.state !== "checked") throw new Error(JSON.stringify(outcome));
  return outcome.report;
}

function problemsOf(report: CheckedReport, row: number) {
  return rowOf(report, row).problems.map(({ code, params, fix }) => ({ code, params, fix }));
}

describe("amounts", () => {
  it("are what Excel stores, and no question about decimal signs is asked of numbers", async () => {
    const report = await reportOf(
      [
        ["A-1", "C-1", { number: "1.23" }],
        ["A-2", "C-2", { number: "1042970", format: 0 }],
        ["A-3", "C-3", { number: "0.30000000000000004" }],
        ["A-4", "C-4", { number: "1.04297E6" }],
        ["A-5", "C-5", { number: "99999.949999999997" }],
      ],
      { formats: ["#,##0"] },
    );
    expect(report.reading.decimalSign).toBeNull();
    expect(shortLines(report).map(([, , amount]) => amount)).toEqual([
      ...["1.23", "1042970.00", "0.30", "1042970.00", "99999.95"],
    ]);
    // In a text, 1.234 dinars could be a thousand times as much.
    const dinars = await reportOf([["A-1", "C-1", { number: "1.234" }]], {
      settings: { columns: "three", currency: "TND" },
    });
    expect(shortLines(dinars)).toEqual([["A-1", "C-1", "1.234"]]);
  });

  it("that are texts follow the format of their column, numbers beside them do not", async () => {
    const rows: TestCell[][] = [
      ["A-1", "C-1", "1.234,50"],
      ["A-2", "C-2", { number: "2.5" }],
      ["A-3", "C-3", "1.234"],
    ];
    const report = await reportOf(rows);
    expect(report.reading.decimalSign).toBe(",");
    expect(shortLines(report).map(([, , amount]) => amount)).toEqual(["1234.50", "2.50", "1234.00"]);
    const outcome = await check([{ name: "Loans", rows: [HEAD, ...rows.slice(1)] }]);
    expect(outcome).toMatchObject({
      state: "question",
      question: { kind: "decimal-sign", examples: [{ row: 3, text: "1.234" }] },
    });
  });

  it("that are none say what stands there", async () => {
    const report = await reportOf(
      [
        ["A-1", "C-1", { number: "45356", format: 0 }],
        ["A-2", "C-2", { boolean: false }],
        ["A-3", "C-3", { error: "#REF!", formula: "A9" }],
        ["A-4", "C-4", { formula: "SUM(A1:A9)" }],
        ["A-5", "C-5", { number: "5.5511151231257827E-17" }],
        ["A-6", "C-6", { number: "-5" }],
        ["A-7", "C-7", { number: "33.333333333333336" }],
        ["A-8", "C-8", null],
      ],
      { formats: ["d-mmm"] },
    );
    expect(report.lines).toEqual([]);
    expect([2, 3, 4, 5].map((row) => problemsOf(report, row)[0]?.params.reason)).toEqual([
      ...["date", "boolean", "error", "uncomputed"],
    ]);
    expect([6, 7, 8, 9].map((row) => openCodes(report, row))).toEqual([
      ["amount.unreadable"],
      ["amount.negative"],
      ["amount.decimals"],
      ["amount.missing"],
    ]);
  });

  it("typed by her are read as anywhere, and the number comes back with undo", async () => {
    const edit = (text: string): Edit => ({ kind: "cell", row: 2, column: "amount", text });
    const rows: TestCell[][] = [["A-1", "C-1", { number: "1.234" }]];
    const settings = { columns: "three", currency: "TND" } as const;
    const typed = await reportOf(rows, { settings, edits: [edit("2,5")] });
    expect(shortLines(typed)).toEqual([["A-1", "C-1", "2.500"]]);
    const back = await reportOf(rows, { settings, edits: [edit("2,5"), edit("1.234")] });
    expect(shortLines(back)).toEqual([["A-1", "C-1", "1.234"]]);
  });
});

describe("IDs", () => {
  it("stored as numbers are the text of the number, however wide the column", async () => {
    const report = await reportOf([
      [{ number: "123456789012" }, { number: "1.04297E6" }, { number: "5" }],
      [{ number: "1.2345678901234568E+17" }, "C-2", { number: "5" }],
    ]);
    expect(shortLines(report)).toEqual([["123456789012", "1042970", "5.00"]]);
    expect(openCodes(report, 3)).toEqual(["loan-id.scientific"]);
  });

  it("whose zeros are only shown are offered with them, never changed", async () => {
    const rows: TestCell[][] = [[{ number: "12", format: 0 }, "0077", { number: "5" }]];
    const formats = ["0000000"];
    const report = await reportOf(rows, { formats });
    expect(problemsOf(report, 2)).toEqual([
      { code: "loan-id.shown-otherwise", params: { text: "12", shown: "0000012" }, fix: "0000012" },
    ]);
    const accepted = await reportOf(rows, {
      formats,
      edits: [{ kind: "accept", row: 2, code: "loan-id.shown-otherwise" }],
    });
    expect(shortLines(accepted)).toEqual([["12", "0077", "5.00"]]);
    const fixed = await reportOf(rows, {
      formats,
      edits: [{ kind: "cell", row: 2, column: "loanId", text: "0000012" }],
    });
    expect(shortLines(fixed)).toEqual([["0000012", "0077", "5.00"]]);
  });

  it("whose zeros are only shown are not said to have lost them as well", async () => {
    const rows: TestCell[][] = ["0000077", "0000078", "0000079"].map((id) => [id, "C-1", { number: "5" }]);
    const report = await reportOf([...rows, [{ number: "12", format: 0 }, "C-1", { number: "5" }]], {
      formats: ["0000000"],
    });
    expect(openCodes(report, 5)).toEqual(["loan-id.shown-otherwise"]);
  });

  it("that became dates, answers, errors or nothing are problems of their rows", async () => {
    const date = { number: "45356", format: 0 };
    const report = await reportOf(
      [
        [date, date, { number: "5" }],
        [{ boolean: true }, { error: "#N/A" }, { number: "5" }],
        [{ formula: "A1" }, "C-3", { number: "5" }],
        // Nothing stands there, but it is no line without a loan.
        [{ formula: "A1" }, { formula: "B1" }, { formula: "C1" }],
        // Most of the column are dates: that is no style of IDs here.
        [{ number: "45357", format: 0 }, "C-4", { number: "5" }],
      ],
      { formats: ["d-mmm"] },
    );
    expect([2, 3, 4, 5, 6].map((row) => openCodes(report, row))).toEqual([
      ["loan-id.became-date", "client-id.became-date"],
      ["loan-id.no-id", "client-id.none"],
      ["loan-id.no-id"],
      ["loan-id.no-id", "client-id.no-id", "amount.unreadable"],
      ["loan-id.became-date"],
    ]);
    expect(problemsOf(report, 2)[0]?.params).toEqual({ text: "2024-03-05" });
  });
});

describe("what a sheet hides and joins", () => {
  const loan = (number: number): TestCell[] => [`A-${number}`, `C-${number}`, { number: `${number}0` }];

  it("is said, and hidden rows are reported until she leaves them out", async () => {
    const rows = [loan(1), { isHidden: true, cells: loan(2) }, loan(3), { isHidden: true, cells: loan(4) }];
    const sheet = { filter: "A1:C5", hiddenColumns: [[2, 2]] as [number, number][] };
    const report = await reportOf(rows, {}, sheet);
    expect(report.notices).toEqual([
      { code: "sheet.hidden-rows", params: { count: 2, row: 3, how: "filter" } },
      { code: "sheet.hidden-columns", params: { count: 1, columns: "B" } },
    ]);
    expect(report.totals).toMatchObject({ lines: 4, problemRows: 0 });
    expect(report.groups).toMatchObject([{ code: "row.hidden", severity: "note", count: 2, open: 0 }]);
    const edits = leaveOutAll(report, "row.hidden");
    const left = await reportOf(rows, { edits }, sheet);
    expect(shortLines(left).map(([loanId]) => loanId)).toEqual(["A-1", "A-3"]);
    expect(leaveOutAll(left, "row.hidden")).toEqual([]);
  });

  it("is said of formulas and merged cells only where they touch what is reported", async () => {
    const report = await reportOf(
      [
        ["A-1", "C-1", { number: "10", formula: "5+5" }, "note"],
        ["A-2", "C-2", { number: "20" }, { number: "3", formula: "1+2" }],
        [null, "C-3", { number: "30", formula: "B1" }],
        ["Total", null, { number: "60", formula: "SUM(C2:C4)" }],
      ],
      {},
      { merged: ["A1:C1", "A3:A4", "D2:D9"], hiddenColumns: [[4, 9]] },
    );
    expect(report.notices).toEqual([
      { code: "sheet.formulas", params: { count: 2, row: 2 } },
      { code: "sheet.merged", params: { count: 1, rows: "3-4" } },
      { code: "file.totals-agree", params: { row: 5, sum: "60.00" } },
    ]);
    expect(openCodes(report, 4)).toEqual(["loan-id.missing"]);
  });

  it("leaves title lines, blank lines and totals to the same reading as any file", async () => {
    const outcome = await check(
      [
        {
          name: "Mayo",
          rows: [
            { row: 2, cells: ["Cartera Kiva, mayo de 2024"] },
            { row: 5, cells: ["Saldo de capital", "Nº de préstamo", "Agencia"] },
            { row: 6, cells: [{ number: "25.5" }, "0012", "La Paz", "a note beyond the columns"] },
            { row: 9, cells: [{ number: "30" }, "0013"] },
            { row: 10, cells: [{ number: "55.5", formula: "SUM(A6:A9)" }] },
          ],
        },
      ],
      { settings: TWO },
    );
    if (outcome.state !== "checked") throw new Error(outcome.state);
    expect(shortLines(outcome.report)).toEqual([
      ["0012", null, "25.50"],
      ["0013", null, "30.00"],
    ]);
    expect(outcome.report.rows.map(({ row }) => row)).toEqual([6, 9, 10]);
    expect(outcome.report.notices.map(({ code }) => code)).toEqual([
      "file.lines-before-header",
      "file.totals-agree",
    ]);
    expect(outcome.report.reading.sheet).toMatchObject({ name: "Mayo", isHidden: false });
  });
});

describe("which sheet", () => {
  const loans = (name: string, more: Partial<TestSheet> = {}): TestSheet => ({
    name,
    rows: [HEAD, [`${name}-1`, "C-1", { number: "5" }]],
    ...more,
  });
  const notes: TestSheet = { name: "Notes", rows: [["Read me"], ["Line", "two"]] };
  const empty: TestSheet = { name: "Sheet3", rows: [] };

  async function sheetRead(sheets: TestSheet[], choices: Choices = {}) {
    const outcome = await check(sheets, { choices });
    return outcome.state === "checked"
      ? outcome.report.reading.sheet?.name
      : outcome.state === "question" && outcome.question.kind === "sheet"
        ? outcome.question.sheets.map(({ name }) => name)
        : outcome.state;
  }

  it("is the only one with content, or the only one whose columns are recognized", async () => {
    expect(await sheetRead([empty, loans("May")])).toBe("May");
    expect(await sheetRead([notes, loans("May"), empty])).toBe("May");
    expect(await sheetRead([loans("May", { state: "hidden" })])).toBe("May");
  });

  it("is asked where several are, none is, or only a hidden one; hidden ones stand last", async () => {
    const hidden = loans("Old", { state: "veryHidden" });
    expect(await sheetRead([loans("May"), loans("June"), notes])).toEqual(["May", "June", "Notes"]);
    expect(await sheetRead([hidden, loans("May")])).toEqual(["May", "Old"]);
    expect(await sheetRead([hidden, notes])).toEqual(["Notes", "Old"]);
    expect(await sheetRead([notes, { ...notes, name: "More" }])).toEqual(["Notes", "More"]);
    const outcome = await check([loans("May"), hidden]);
    expect(outcome).toMatchObject({
      question: {
        sheets: [
          {
            name: "May",
            isHidden: false,
            rows: 2,
            lines: [
              { row: 1, cells: HEAD },
              { row: 2, cells: ["May-1", "C-1", "5"] },
            ],
          },
          { name: "Old", isHidden: true },
        ],
      },
    });
  });

  it("is hers to say, unless there is none of that name", async () => {
    const sheets = [loans("May"), loans("June"), notes];
    expect(await sheetRead(sheets, { sheet: "June" })).toBe("June");
    expect(await sheetRead(sheets, { sheet: "July" })).toEqual(["May", "June", "Notes"]);
    expect(await sheetRead([loans("May")], { sheet: "July" })).toBe("May");
  });
});

it("a workbook with more rows than are judged, one column or nothing in it is refused with the reason", async () => {
  const codeOf = async (bytes: Uint8Array) => {
    const outcome = await checkFile(bytes, THREE, {}, []);
    return outcome.state === "unreadable" ? outcome.failure : outcome.state;
  };
  const oneColumn = workbookOf([{ name: "A", rows: [["Loan ID"], ["A-1"]] }]);
  expect(await codeOf(oneColumn)).toMatchObject({ code: "file.one-column" });
  const entries = entriesOf([{ name: "A", rows: [] }]);
  expect(await codeOf(zipOf(entries))).toMatchObject({ code: "workbook.empty" });
  const row = (_: unknown, at: number) => `<row><c><v>${at}</v></c><c><v>${(at * 7919) % 1000}</v></c></row>`;
  const rows = Array.from({ length: 150_002 }, row).join("");
  const sheet = {
    name: "xl/worksheets/sheet1.xml",
    text: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  };
  expect(await codeOf(zipOf([...entries.slice(0, -1), sheet]))).toEqual({
    code: "file.too-many-rows",
    params: { rows: 150_002, limit: 150_000 },
  });
});
