import fc from "fast-check";
import { unzipSync, strFromU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "./read-workbook";
import type { Sheet } from "./workbook";
import { writeWorkbook, type WrittenCell, type WrittenSheet } from "./write-workbook";

const LOANS: WrittenSheet = {
  name: "Repayments",
  columns: [
    { format: "text", width: 24 },
    { format: "amount", width: 16 },
    { format: "words", width: 60 },
  ],
  header: ["Loan ID", "Amount", "Remarks"],
  rows: [["0012", { number: "1250.50" }, "paid & booked"]],
};

function sheetsIn(bytes: Uint8Array): Sheet[] {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.sheets;
}

function partOf(bytes: Uint8Array, path: string): string {
  return strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
}

describe("a written workbook", () => {
  it("is read back: sheets in their order, texts as texts, numbers as numbers", () => {
    const notes = { name: 'Notes & "more"', columns: [], header: [], rows: [["One row per loan."]] };
    const [loans, second] = sheetsIn(writeWorkbook([LOANS, notes], { amountDecimals: 2 }));
    expect(loans).toMatchObject({ name: "Repayments", isHidden: false, hiddenColumns: [], merged: [] });
    expect(loans?.lines.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ["Loan ID", "Amount", "Remarks"]],
      [2, ["0012", "1250.5", "paid & booked"]],
    ]);
    expect(loans?.lines[1]?.natures?.map((nature) => nature?.kind)).toEqual([undefined, "number"]);
    expect(second).toMatchObject({
      name: 'Notes & "more"',
      lines: [{ row: 1, cells: ["One row per loan."] }],
    });
  });

  it("has its formats down to the last row, not only where something stands", () => {
    const bytes = writeWorkbook([{ ...LOANS, rows: [] }], { amountDecimals: 3 });
    const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
    const styles = [...partOf(bytes, "xl/styles.xml").matchAll(/<xf numFmtId="(\d+)"[^>]* xfId/g)];
    const formats = [...sheet.matchAll(/<col min="\d+" max="\d+" width="\d+" style="(\d+)"/g)].map(
      ([, style]) => styles[Number(style)]?.[1],
    );
    expect(formats).toEqual(["49", "164", "0"]);
    expect(partOf(bytes, "xl/styles.xml")).toContain('numFmtId="164" formatCode="#,##0.000"');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    // Excel's offer to make numbers of IDs would take their zeros.
    expect(sheet).toContain('sqref="A1:A1048576" numberStoredAsText="1"');
    expect(partOf(writeWorkbook([LOANS], { amountDecimals: 0 }), "xl/styles.xml")).toContain('"#,##0"');
  });

  it("is the same bytes whenever it is written", () => {
    const bytes = writeWorkbook([LOANS], { amountDecimals: 2 });
    expect(writeWorkbook([LOANS], { amountDecimals: 2 })).toEqual(bytes);
    const view = new DataView(bytes.buffer);
    // Noon of 1 January 1980, as zip files write it.
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([12 << 11, (1 << 5) | 1]);
  });

  it.each([
    ["123456789012345", "number"],
    ["0.000123456789012345", "number"],
    ["1234567890123456", undefined],
    ["99999999999999.99", undefined],
    ["0012", undefined],
    ["1E5", undefined],
    ["=1+1", undefined],
  ])("holds the number %s to its last digit, if need be as a text", (number, kind) => {
    const [sheet] = sheetsIn(writeWorkbook([{ ...LOANS, rows: [["x", { number }]] }], { amountDecimals: 2 }));
    expect(sheet?.lines[1]?.cells[1]).toBe(number);
    expect(sheet?.lines[1]?.natures?.[1]?.kind).toBe(kind);
  });

  it("holds as much of a text as a cell of Excel's can", () => {
    const long = "x".repeat(40_000);
    const [sheet] = sheetsIn(writeWorkbook([{ ...LOANS, rows: [["1", long]] }], { amountDecimals: 2 }));
    expect(sheet?.lines[1]?.cells[1]).toBe(long.slice(0, 32_767));
  });
});

it("whatever is written is read back exactly", () => {
  const id = fc.constantFrom(
    "0012",
    "1E5",
    "1.04E+06",
    "5-3",
    "=1+1",
    "'=4",
    "+8",
    "-5",
    "TRUE",
    "#N/A",
    " 3 ",
  );
  const odd = fc.constantFrom(
    "_x0041_",
    "_x0041\u0001",
    "\r\n",
    "\ud800",
    "😀",
    "<a&b>\"'",
    "\t",
    "\u00a07",
    "﷽",
  );
  const text = fc.oneof(id, odd, fc.string({ unit: "binary", maxLength: 12 }));
  const number = fc
    .tuple(fc.bigInt(-999_999_999_999_999n, 999_999_999_999_999n), fc.integer({ min: 0, max: 4 }))
    .map(([units, decimals]): WrittenCell => {
      const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
      const whole = digits.slice(0, digits.length - decimals);
      return {
        number: `${units < 0n ? "-" : ""}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ""}`,
      };
    });
  const rows = fc.array(fc.array(fc.oneof(text, number), { maxLength: 5 }), { maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 4 }), (written, amountDecimals) => {
      const [sheet] = sheetsIn(writeWorkbook([{ ...LOANS, rows: written }], { amountDecimals }));
      const plain = (cell: WrittenCell): string =>
        typeof cell === "string"
          ? cell
          : cell.number.includes(".")
            ? cell.number.replace(/\.?0+$/, "").replace(/^-0$/, "0")
            : cell.number;
      const expected = written.flatMap((cells, at) => {
        const texts = cells.map(plain);
        if (texts.every((one) => one.trim() === "")) return [];
        const end = texts.findLastIndex((one) => one !== "");
        return [{ row: at + 2, cells: texts.slice(0, end + 1) }];
      });
      expect(sheet?.lines.slice(1).map(({ row, cells }) => ({ row, cells }))).toEqual(expected);
      for (const { row, natures } of sheet?.lines.slice(1) ?? []) {
        written[row - 2]?.forEach((cell, column) => {
          expect(natures?.[column]?.kind).toBe(typeof cell === "string" ? undefined : "number");
        });
      }
    }),
    { numRuns: 200, seed: 2026 },
  );
});
