import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workbookEntries, zipOf } from "./workbook-for-tests";
import { readWorkbook } from "./xlsx";

async function sheetOf(rows: string) {
  const result = await readWorkbook(zipOf(workbookEntries(rows)));
  return result.ok ? result.value.sheets : result.failure.code;
}

function numbers(...values: string[]): string {
  const letters = "ABCDEFGHIJKL";
  return `<row r="1">${values.map((value, at) => `<c r="${letters[at]}1"><v>${value}</v></c>`).join("")}</row>`;
}

describe("readWorkbook", () => {
  it("reads texts, dates and answers, and keeps Excel's row numbers", async () => {
    const sheets = await sheetOf(
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>' +
        '<row r="5"><c r="A5" t="inlineStr"><is><t>0012</t></is></c><c r="B5" s="1"><v>46380</v></c>' +
        '<c r="C5" t="b"><v>1</v></c><c r="D5" t="b"><v>0</v></c></row>',
    );
    expect(sheets).toEqual([
      {
        name: "Loans",
        rows: [
          { row: 2, cells: ["Loan ID", "", "Inés & Ña 😀", ""] },
          { row: 5, cells: ["0012", "2026-12-24", "yes", "no"] },
        ],
      },
    ]);
  });

  it("keeps numbers as they are stored, without the noise of binary floats", async () => {
    const stored = [
      "123456789012",
      "12345678901234567",
      "0.5",
      "-3",
      "5.0999999999999996",
      "1250.5",
      "1E-3",
      "2.5E+3",
    ];
    const sheets = await sheetOf(numbers(...stored));
    expect(typeof sheets === "string" ? sheets : sheets[0]?.rows[0]?.cells).toEqual([
      ...["123456789012", "12345678901234567", "0.5", "-3", "5.1", "1250.5", "0.001", "2500"],
    ]);
  });

  it("does not open what would unpack to too much", async () => {
    const entries = workbookEntries(numbers("1"));
    const claiming = (claims: number) =>
      zipOf([...entries, { name: "xl/bomb.xml", text: "x".repeat(10_000), claims }]);
    const code = async (bytes: Uint8Array) => {
      const result = await readWorkbook(bytes);
      return result.ok ? "opened" : result.failure.code;
    };
    expect(await code(claiming(10_000))).toBe("opened");
    expect(await code(claiming(101 * 1024 * 1024))).toBe("workbook.too-large");
    expect(await code(claiming(2 * 1024 * 1024))).toBe("workbook.too-large");
    const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/${at}.xml`, text: "" }));
    expect(await code(zipOf([...entries, ...many]))).toBe("workbook.too-large");
    expect(await code(zipOf(workbookEntries("")))).toBe("workbook.empty");
    expect(await code(zipOf([{ name: "photo.txt", text: "no" }]))).toBe("file.archive");
    expect(await code(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
      "file.old-workbook",
    );
    expect(await code(new Uint8Array())).toBe("workbook.broken");
    expect(await code(zipOf(workbookEntries("<row")))).toMatch(/^workbook\./);
  });

  it("never throws, whatever is broken in it", async () => {
    const whole = zipOf(workbookEntries(numbers("1", "2")));
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 5 }), fc.nat(whole.length), async (changes, length) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        await readWorkbook(bytes);
        await readWorkbook(bytes.slice(0, length));
      }),
      { numRuns: 100 },
    );
  });
});
