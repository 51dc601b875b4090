import { describe, expect, it } from "vitest";
import { readWorkbook } from "./read-workbook";
import { workbookOf, type Dialect, type TestCell, type TestRow, type TestSheet } from "./workbook-for-tests";
import type { Sheet } from "./workbook";

function sheetsOf(sheets: TestSheet[], dialect?: Dialect): Sheet[] {
  const read = readWorkbook(workbookOf(sheets, dialect));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.sheets;
}

function linesOf(rows: (TestCell[] | TestRow)[], dialect?: Dialect) {
  return sheetsOf([{ name: "Loans", rows }], dialect)[0]?.lines ?? [];
}

function textsOf(cells: TestCell[], dialect?: Dialect): readonly string[] | undefined {
  return linesOf([cells], dialect)[0]?.cells;
}

describe("the text of a cell", () => {
  it("is the text that was typed, pieces put together, hidden characters and all", () => {
    const texts = ["Loan ID", " 0012 ", "Inés & Ña 😀", "two\nlines", "a\tb", "_x0041_", "\u0001\r", "<b>"];
    for (const how of ["shared", "inline", "formula"] as const) {
      expect(textsOf(texts, { texts: how })).toEqual(texts);
    }
    expect(textsOf([{ pieces: ["Lo", "an ", "ID"] }])).toEqual(["Loan ID"]);
  });

  it.each([
    ["123456789012", "123456789012"],
    ["12345678901234567", "12345678901234567"],
    ["0.5", "0.5"],
    ["-3", "-3"],
    ["5.0999999999999996", "5.1"],
    ["0.30000000000000004", "0.3"],
    ["1250.50", "1250.5"],
    ["1E-3", "0.001"],
    ["2.5E+3", "2500"],
    ["1.04297E6", "1042970"],
    ["1042970.0", "1042970"],
    [".5", "0.5"],
    ["0.0", "0"],
    // Digits are gone: that must stay to be seen.
    ["1.2345678901234567E+17", "1.2345678901234567E+17"],
    ["5.5511151231257827E-17", "5.5511151231257827E-17"],
  ])("of the number %s is %s, whatever its format shows", (number, text) => {
    const formats = ["#,##0", "0.00", '"KSh" #,##0', "0.00E+00", "General"];
    expect(textsOf([{ number }], { formats })).toEqual([text]);
    for (const format of formats.keys()) expect(textsOf([{ number, format }], { formats })).toEqual([text]);
  });

  it.each([
    ["dd/mm/yyyy", "46380", "2026-12-24"],
    ["[$-409]d\\-mmm\\-yy;@", "46380", "2026-12-24"],
    ["yyyy-mm-dd hh:mm", "46380.354166666664", "2026-12-24 08:30"],
    ["hh:mm", "0.354166666666667", "08:30"],
    ["[h]:mm", "0.5", "12:00"],
    ["mmm", "1", "1900-01-01"],
    ["d", "59", "1900-02-28"],
    ["d", "60", "1900-02-29"],
    ["d", "61", "1900-03-01"],
    // No day of any calendar.
    ["d", "-1", "-1"],
    ["d", "2958466", "2958466"],
    ['"day" 0', "46380", "46380"],
    ["0.00\\ [$USD]", "46380", "46380"],
  ])("of a number in the format %s, %s, is %s", (code, number, text) => {
    expect(textsOf([{ number, format: 0 }], { formats: [code] })).toEqual([text]);
  });

  it("of a date counts from 1904 where the workbook does", () => {
    const dialect = { formats: ["d/m/yyyy"], is1904: true };
    expect(
      textsOf(
        [
          { number: "0", format: 0 },
          { number: "44918", format: 0 },
        ],
        dialect,
      ),
    ).toEqual(["00:00", "2026-12-24"]);
  });
});

it("a date that is written as one reads the same", () => {
  const dates = ["2026-12-24", "2026-12-24T00:00:00", "2026-12-24T08:30:00.000Z"];
  const [line] = linesOf([dates.map((date) => ({ date }))]);
  expect(line?.cells).toEqual(["2026-12-24", "2026-12-24", "2026-12-24 08:30"]);
  expect(line?.natures?.map(({ kind } = { kind: "text", isFormula: false }) => kind)).toEqual([
    "date",
    "date",
    "date",
  ]);
});

describe("the nature of a cell", () => {
  it("is told of everything but plain text", () => {
    const [line] = linesOf(
      [
        [
          "text",
          { number: "12" },
          { number: "12", format: 0 },
          { number: "12", format: 1 },
          { boolean: true },
          { error: "#N/A" },
          { formula: "A1" },
          { number: "3", formula: "B1+1" },
          { text: "x", formula: "A1" },
          { text: "", formula: "A1" },
          "last",
        ],
      ],
      { formats: ["d/m/yy", "0000000"] },
    );
    expect(line?.cells).toEqual(["text", "12", "1900-01-12", "12", "TRUE", "#N/A", "", "3", "x", "", "last"]);
    const natures = line?.natures ?? [];
    expect(Array.from({ length: 11 }, (_, at) => natures[at]?.kind)).toEqual([
      ...[undefined, "number", "date", "number", "boolean", "error", "uncomputed", "number", "text", "text"],
      undefined,
    ]);
    expect(Array.from(natures, (nature) => nature?.isFormula ?? false)).toEqual([
      ...[false, false, false, false, false, false, true, true, true, true],
    ]);
    expect(natures[3]?.shown).toBe("0000012");
  });

  it.each([
    ["0000000", "12", "0000012"],
    ["0000", "123456", undefined],
    ["000\\-0000", "123456", "012-3456"],
    ['"K-"0000', "7", "K-0007"],
    ["[Red]000;-000", "7", "007"],
    ["#,##0", "1042970", undefined],
    ["0.00", "12", undefined],
    ["0", "12", undefined],
    ["_-* 0_-", "12", undefined],
    ["000", "1.5", undefined],
  ])("in the format %s: %s is shown as %s", (code, number, shown) => {
    const [line] = linesOf([[{ number, format: 0 }]], { formats: [code] });
    expect(line?.natures?.[0]?.shown).toBe(shown);
  });
});

describe("a sheet", () => {
  it("keeps Excel's row numbers, says what is hidden and merged, and leaves blank rows out", () => {
    const [sheet] = sheetsOf([
      {
        name: "May & June",
        rows: [
          { row: 3, cells: ["a", null, "b"] },
          { row: 4, cells: ["", " ", null] },
          { row: 9, isHidden: true, cells: [null, { number: "1" }] },
        ],
        hiddenColumns: [[2, 3]],
        merged: ["A3:B4"],
        filter: "A3:C9",
      },
    ]);
    expect(sheet).toMatchObject({
      name: "May & June",
      isHidden: false,
      rowCount: 2,
      hiddenColumns: [[1, 2]],
      merged: [{ fromRow: 3, toRow: 4, fromColumn: 0, toColumn: 1 }],
      isFiltered: true,
    });
    expect(sheet?.lines.map(({ row, cells, isHidden }) => [row, cells, isHidden])).toEqual([
      [3, ["a", "", "b"], undefined],
      [9, ["", "1"], true],
    ]);
  });

  it("is read from whatever program wrote it", () => {
    const rows = [
      ["Loan ID", "Amount"],
      ["0012", { number: "25.5" }],
    ];
    const dialects: Dialect[] = [
      { prefix: "x", texts: "inline" },
      { isRooted: true, hasByteOrderMark: true },
      { hasReferences: false, texts: "formula" },
      { isStored: true },
      { is64: true },
      { hasBackslashes: true },
    ];
    for (const dialect of dialects) {
      expect(linesOf(rows, dialect).map(({ cells }) => cells)).toEqual([
        ["Loan ID", "Amount"],
        ["0012", "25.5"],
      ]);
    }
  });

  it("stands in the order of the tabs, hidden ones too", () => {
    const sheets = sheetsOf([
      { name: "Notes", rows: [["x"]] },
      { name: "Lists", state: "veryHidden", rows: [["y"]] },
      { name: "Empty", rows: [] },
    ]);
    expect(sheets.map(({ name, isHidden, rowCount }) => [name, isHidden, rowCount])).toEqual([
      ["Notes", false, 1],
      ["Lists", true, 1],
      ["Empty", false, 0],
    ]);
  });
});
