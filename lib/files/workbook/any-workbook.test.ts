import fc from "fast-check";
import { expect, it } from "vitest";
import { readWorkbook } from "./read-workbook";
import { workbookOf, type Dialect, type TestCell } from "./workbook-for-tests";

/** A cell with the text it must be read as. */
interface Written {
  cell: TestCell;
  text: string;
  kind: string | undefined;
}

const text = fc
  .oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.stringMatching(/^[A-Z]{0,3}-?0{0,3}\d{1,9}$/))
  .map((written): Written => ({ cell: written, text: written, kind: undefined }));

/** Whatever decimal number fits into Excel's 15 digits, as Excel, POI and others write it. */
const number = fc
  .tuple(
    fc.integer({ min: -999_999_999, max: 999_999_999 }),
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom("plain", "float", "exponent"),
    fc.constantFrom(undefined, 0, 1, 2),
  )
  .map(([units, decimals, how, format]): Written => {
    const value = units / 10 ** decimals;
    const plain = value.toFixed(decimals).replace(/^-(?=0(?:\.0*)?$)/, "");
    const shown = plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
    const stored = how === "plain" ? shown : how === "float" ? value.toPrecision(17) : value.toExponential();
    return { cell: { number: stored, format }, text: shown, kind: "number" };
  })
  // Below a millionth nothing is written out.
  .filter(({ text: shown }) => Number(shown) === 0 || Math.abs(Number(shown)) >= 1e-6);

const other = fc.constantFrom<Written>(
  { cell: { boolean: true }, text: "TRUE", kind: "boolean" },
  { cell: { error: "#REF!" }, text: "#REF!", kind: "error" },
  { cell: { formula: "A1" }, text: "", kind: "uncomputed" },
  { cell: { number: "46380.5", format: 3 }, text: "2026-12-24 12:00", kind: "date" },
  { cell: { text: "x y", formula: "A1&B1" }, text: "x y", kind: "text" },
  { cell: null, text: "", kind: undefined },
);

const dialect: fc.Arbitrary<Dialect> = fc.record({
  formats: fc.constant(["#,##0", "0.00", "General", "d/m/yyyy hh:mm"]),
  texts: fc.constantFrom("shared", "inline", "formula"),
  prefix: fc.constantFrom("", "x", "ss"),
  hasReferences: fc.boolean(),
  isRooted: fc.boolean(),
  hasByteOrderMark: fc.boolean(),
  isStored: fc.boolean(),
  is64: fc.boolean(),
});

/** As the cell's text comes out of XML: lines end in one way there, unless they are written as characters. */
const rows = fc.array(fc.array(fc.oneof(text, number, other), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 8,
});

function withoutEnd(texts: readonly string[], kinds: readonly (string | undefined)[]): string[] {
  const end = texts.findLastIndex((one, at) => one !== "" || kinds[at] !== undefined);
  return texts.slice(0, end + 1);
}

it("whatever cells any program writes are read back exactly", () => {
  fc.assert(
    fc.property(rows, dialect, (written, how) => {
      const read = readWorkbook(
        workbookOf([{ name: "Loans", rows: written.map((cells) => cells.map(({ cell }) => cell)) }], how),
      );
      const expected = written.flatMap((cells, at) => {
        const texts = cells.map((one) => one.text);
        const kinds = cells.map((one) => one.kind);
        const isBlank = texts.every((one) => one.trim() === "") && !kinds.includes("uncomputed");
        return isBlank ? [] : [{ row: at + 1, cells: withoutEnd(texts, kinds), kinds }];
      });
      if (expected.length === 0) {
        expect(read).toEqual({ ok: false, failure: { code: "workbook.empty", params: {} } });
        return;
      }
      if (!read.ok) throw new Error(read.failure.code);
      const [sheet] = read.value.sheets;
      expect(sheet?.lines.map(({ row, cells }) => ({ row, cells }))).toEqual(
        expected.map(({ row, cells }) => ({ row, cells })),
      );
      for (const [at, { kinds }] of expected.entries()) {
        const natures = sheet?.lines[at]?.natures ?? [];
        expect(kinds.map((_, column) => natures[column]?.kind)).toEqual(kinds);
      }
    }),
    { numRuns: 400 },
  );
});
