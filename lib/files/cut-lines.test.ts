import fc from "fast-check";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { cellOf, cutRegularLines, widthOf } from "./cut-lines";
import { evenLineEnds } from "./line-ends";

/** What PapaParse makes of the text, blank lines left out and counted. */
function byPapa(text: string): { row: number; cells: string[] }[] {
  const { data } = Papa.parse<string[]>(evenLineEnds(text, ","), { delimiter: ",", newline: "\n" });
  return data
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

function cut(text: string): { row: number; cells: readonly string[] }[] | null {
  return cutRegularLines(text, ",")?.map(({ row, cells }) => ({ row, cells })) ?? null;
}

it.each([
  ["a mark in a cell", '1,5" pipe\n'],
  ["a quote that closes too early", '1,"5" pipe\n'],
  ["a space between quote and comma", '1,"x" ,2\n'],
  ["a doubled quote", '1,"5"" pipe"\n'],
  ["a line break inside quotes", '1,"x\ny"\n'],
  ["a quote that never closes", '1,"x'],
  ["a carriage return alone", "1,2\r3,4\n"],
  ["a doubled line end", "1,2\r\r\n3,4\r\r\n"],
  ["an end within a line end", "1,2\r"],
])("leaves a text with %s to the closer look", (_, text) => expect(cut(text)).toBeNull());

it("reads whatever it does read as PapaParse does", () => {
  const piece = fc.constantFrom(
    ...[
      "a",
      "1.5",
      ",",
      ",",
      "\n",
      "\r\n",
      '"',
      '""',
      '"b"',
      '"c,d"',
      " ",
      "\t",
      "\u00a0",
      "\u0001",
      "é",
      "\r",
    ],
  );
  const read = { all: 0, regular: 0 };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join("");
      const lines = cut(text);
      read.all++;
      if (lines === null) return;
      read.regular++;
      expect(lines).toEqual(byPapa(text));
    }),
    { numRuns: 3000 },
  );
  // Or it would say nothing.
  expect(read.regular).toBeGreaterThan(read.all / 5);
});

it("reads every file that is written by the rules, whatever is quoted and however its lines end", () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "7", ".", " ", "é", "-", ";"), maxLength: 5 }),
    fc.string({ unit: fc.constantFrom("a", ",", "5", " "), maxLength: 5 }).map((text) => `"${text}"`),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      (records, end, endsSo) => {
        const text = records.map((cells) => cells.join(",")).join(end) + (endsSo ? end : "");
        expect(cut(text)).toEqual(byPapa(text));
      },
    ),
  );
});

it("gives single cells and their number without making the others", () => {
  const [line] = cutRegularLines('x,"y,z",', ",") ?? [];
  if (!line) throw new Error("no line");
  expect([widthOf(line), cellOf(line, 0), cellOf(line, 1), cellOf(line, 2), cellOf(line, 3)]).toEqual([
    3,
    "x",
    "y,z",
    "",
    "",
  ]);
});
