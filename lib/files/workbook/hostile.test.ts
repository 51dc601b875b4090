import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "./read-workbook";
import { entriesOf, workbookOf, type TestSheet } from "./workbook-for-tests";
import { zipOf, type ZipEntry } from "./zip-for-tests";

const LOANS: TestSheet = {
  name: "Loans",
  rows: [
    ["Loan ID", "Amount"],
    ["0012", { number: "25" }],
  ],
};
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const SHEET = "xl/worksheets/sheet1.xml";

function codeOf(bytes: Uint8Array): string {
  const read = readWorkbook(bytes);
  return read.ok ? "read" : read.failure.code;
}

/** The workbook with some of its parts written anew; null takes one away. */
function withParts(parts: Record<string, string | null>, more: ZipEntry[] = []): Uint8Array {
  const entries = entriesOf([LOANS]).flatMap((entry) => {
    const text = parts[entry.name];
    return text === undefined ? [entry] : text === null ? [] : [{ ...entry, text }];
  });
  return zipOf([...entries, ...more]);
}

function sheetOf(rows: string, before = ""): Uint8Array {
  return withParts({ [SHEET]: `${before}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>` });
}

describe("what a workbook must not do", () => {
  it("unpack to far more than it says or than anyone can mean", () => {
    const bomb = (claims: number): ZipEntry => ({ name: "xl/bomb.xml", text: "x".repeat(10_000), claims });
    expect(codeOf(withParts({}, [bomb(10_000)]))).toBe("read");
    expect(codeOf(withParts({}, [bomb(201 * 1024 * 1024)]))).toBe("workbook.too-large");
    expect(codeOf(withParts({}, [bomb(3 * 1024 * 1024)]))).toBe("workbook.too-large");
    const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/${at}.xml`, text: "" }));
    expect(codeOf(withParts({}, many))).toBe("workbook.too-large");

    // A part that is read and that lies about its size is stopped where it passes it.
    const entries = entriesOf([LOANS]).map((entry) =>
      entry.name === SHEET ? { ...entry, text: " ".repeat(5_000_000), claims: 1_000 } : entry,
    );
    expect(codeOf(zipOf(entries))).toBe("workbook.too-large");
  });

  it("make rows and cells out of references", () => {
    const far = sheetOf('<row r="1048576"><c r="A1048576" t="str"><v>a</v></c></row>');
    const read = readWorkbook(far);
    expect(read.ok && read.value.sheets[0]?.lines).toEqual([{ row: 1_048_576, cells: ["a"] }]);
    const wide = '<c r="XFD1" t="str"><v>a</v></c>';
    expect(codeOf(sheetOf(`<row r="1">${wide}</row>`))).toBe("read");
    const rows = Array.from({ length: 1_000 }, (_, at) => `<row r="${at + 1}">${wide}</row>`);
    expect(codeOf(sheetOf(rows.join("")))).toBe("workbook.too-large");
    for (const reference of ["XFE1", "AAAA1", "1", "A0", "a1"]) {
      expect(codeOf(sheetOf(`<row r="1"><c r="${reference}"><v>1</v></c></row>`))).toBe("workbook.broken");
    }
    expect(codeOf(sheetOf('<row r="1048577"><c><v>1</v></c></row>'))).toBe("workbook.broken");
    expect(codeOf(sheetOf('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'))).toBe(
      "workbook.broken",
    );
    expect(codeOf(sheetOf('<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>'))).toBe(
      "workbook.broken",
    );
  });

  it("name one long text a million times, or hold one that no cell can hold", () => {
    const shared = (text: string) => ({
      "xl/sharedStrings.xml": `<sst ${MAIN}><si><t>${text}</t></si></sst>`,
    });
    const naming = (count: number) =>
      `<worksheet ${MAIN}><sheetData><row r="1">${'<c t="s"><v>0</v></c>'.repeat(count)}</row></sheetData></worksheet>`;
    expect(codeOf(withParts({ ...shared("x".repeat(32_767)), [SHEET]: naming(5) }))).toBe("read");
    expect(codeOf(withParts({ ...shared("x".repeat(32_767)), [SHEET]: naming(7_000) }))).toBe(
      "workbook.too-large",
    );
    expect(codeOf(withParts({ ...shared("x".repeat(32_768)), [SHEET]: naming(1) }))).toBe("workbook.broken");
  });

  it("have one part read under many tabs", () => {
    const tabs = Array.from({ length: 3 }, (_, at) => `<sheet name="S${at}" sheetId="${at}" r:id="rId10"/>`);
    const workbook = `<workbook ${MAIN} xmlns:r="r"><sheets>${tabs.join("")}</sheets></workbook>`;
    expect(codeOf(withParts({ "xl/workbook.xml": workbook }))).toBe("workbook.broken");
  });

  it("expand entities or fetch anything", () => {
    const cell = (text: string) => `<row r="1"><c t="str"><v>${text}</v></c></row>`;
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(codeOf(sheetOf(cell("&b;"), laughs))).toBe("workbook.broken");
    expect(codeOf(sheetOf(cell("a"), laughs))).toBe("workbook.broken");
    const outside = '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">';
    expect(codeOf(sheetOf(cell("a"), outside))).toBe("workbook.broken");
    for (const entity of ["&b;", "&", "&amp", "&#0;", "&#xD800;", "&#x110000;", "&constructor;"]) {
      expect(codeOf(sheetOf(cell(entity)))).toBe("workbook.broken");
    }
    expect(codeOf(sheetOf(cell("&amp;&lt;&#65;&#x1F600;")))).toBe("read");
    const relations =
      '<Relationships><Relationship Id="rId10" TargetMode="External" Type="x/worksheet" Target="http://localhost/sheet.xml"/></Relationships>';
    expect(codeOf(withParts({ "xl/_rels/workbook.xml.rels": relations }))).toBe("workbook.broken");
  });
});

describe("a damaged workbook", () => {
  it.each([
    ["a cut tag", "<row"],
    ["an element that is never closed", '<row r="1"><c>'],
    ["elements closed in the wrong order", '<row r="1"><c></row></c>'],
    ["an attribute without quotes", "<row r=1></row>"],
    ["a shared text that is not there", '<row r="1"><c t="s"><v>99</v></c></row>'],
    ["a kind of cell that does not exist", '<row r="1"><c t="z"><v>1</v></c></row>'],
  ])("with %s is refused", (_, rows) => {
    expect(codeOf(sheetOf(rows))).toBe("workbook.broken");
  });

  it("is refused where a part is missing, stands twice or has another checksum", () => {
    expect(codeOf(withParts({ "xl/workbook.xml": null }))).toBe("workbook.broken");
    expect(codeOf(withParts({ [SHEET]: null }))).toBe("workbook.broken");
    expect(codeOf(withParts({ "xl/sharedStrings.xml": null }))).toBe("workbook.broken");
    expect(codeOf(withParts({}, [{ name: "XL/Workbook.xml", text: "" }]))).toBe("workbook.broken");
    const wrong = entriesOf([LOANS]).map((entry) => (entry.name === SHEET ? { ...entry, crc: 1 } : entry));
    expect(codeOf(zipOf(wrong))).toBe("workbook.broken");
    expect(codeOf(zipOf(entriesOf([{ name: "Loans", rows: [] }])))).toBe("workbook.empty");
  });

  it("with a number that is none keeps the others", () => {
    const read = readWorkbook(sheetOf('<row r="1"><c><v>NaN</v></c><c><v>2</v></c></row>'));
    expect(read.ok && read.value.sheets[0]?.lines[0]).toMatchObject({
      cells: ["NaN", "2"],
      natures: [{ kind: "error" }, { kind: "number" }],
    });
  });

  it("never throws, and never gives another number than was written, whatever is broken in it", () => {
    const whole = workbookOf([LOANS]);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.nat(whole.length), (changes, length) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        readWorkbook(bytes.slice(0, length));
        const read = readWorkbook(bytes);
        const [sheet] = read.ok ? read.value.sheets : [];
        if (sheet && sheet.rowCount > 0) expect(sheet.lines[1]?.cells).toEqual(["0012", "25"]);
      }),
      { numRuns: 300 },
    );
  });
});

it("files of other kinds are told apart", () => {
  expect(codeOf(zipOf([{ name: "photo.txt", text: "no" }]))).toBe("file.archive");
  expect(codeOf(withParts({}, [{ name: "xl/workbook.bin", text: "no" }]))).toBe("file.binary-workbook");
  const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  expect(codeOf(new Uint8Array(container))).toBe("file.old-workbook");
  const name = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  expect(codeOf(new Uint8Array([...container, ...new Array<number>(3_000).fill(0), ...name]))).toBe(
    "file.protected-workbook",
  );
  expect(codeOf(new Uint8Array())).toBe("workbook.broken");
});
