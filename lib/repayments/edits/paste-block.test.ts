import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf } from "../file-for-tests";
import { blockOf, placeBlock } from "./paste-block";
import type { Column } from "../problems";

describe("what a spreadsheet copies", () => {
  it.each([
    ["one cell", "12.50", [["12.50"]]],
    ["one cell, its row ended", "12.50\r\n", [["12.50"]]],
    ["nothing", "", [[""]]],
    [
      "a block",
      "A-1\tC-1\t5.00\r\nA-2\tC-2\t6.00\r\n",
      [
        ["A-1", "C-1", "5.00"],
        ["A-2", "C-2", "6.00"],
      ],
    ],
    ["a column, line ends of any kind", "1\n2\r3\r\n4", [["1"], ["2"], ["3"], ["4"]]],
    [
      "empty cells",
      "\t5.00\t\n\t\t",
      [
        ["", "5.00", ""],
        ["", "", ""],
      ],
    ],
    ["an empty row within", "1\n\n3\n", [["1"], [""], ["3"]]],
    ["a cell of two lines", '"A\nB"\t5\r\n6', [["A\nB", "5"], ["6"]]],
    ["a quotation mark in such a cell", '"5"" pipe\nB"', [['5" pipe\nB']]],
    ["a tab in a cell", '"A\tB"\tC', [["A\tB", "C"]]],
    ["quotation marks of her own", '"A-1"\t5" pipe\t"', [['"A-1"', '5" pipe', '"']]],
    ["quotation marks that are never closed", '"A\tB\nC', [['"A', "B"], ["C"]]],
  ])("%s", (_, text, rows) => {
    expect(blockOf(text)).toEqual(rows);
  });

  it("is read back exactly, whatever the cells hold", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('"', "\t", "\n", "a", "1", " "), maxLength: 6 }),
    );
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    // As Excel and LibreOffice write it: quotes where a cell would be torn apart otherwise, or read differently.
    const written = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(block, (rows) => {
        const text = rows.map((cells) => `${cells.map(written).join("\t")}\r\n`).join("");
        expect(blockOf(text)).toEqual(rows);
      }),
    );
  });
});

describe("a block laid over the rows in view", () => {
  const THREE: Column[] = ["loanId", "clientId", "amount"];
  const { rows } = reportOf(
    ["Loan ID,Client ID,Amount", "A-1,C-1,1.00", "A-2,C-2,2.00", "A-3,C-3,3.00", "A-4,C-4,4.00"].join("\n"),
    { edits: [{ kind: "leave-out", row: 4 }] },
  );
  const place = (text: string, at: number, start: Column, columns = THREE) =>
    placeBlock(blockOf(text), rows.slice(at), columns, start);

  it("goes to the right and downwards, and leaves alone what is the same", () => {
    expect(place("C-1\t9.00\nC-9\t2.00\n", 0, "clientId")).toEqual({
      edits: [
        { kind: "cell", row: 2, column: "amount", text: "9.00" },
        { kind: "cell", row: 3, column: "clientId", text: "C-9" },
      ],
      before: ["1.00", "C-2"],
      rowCount: 2,
      notPlaced: { below: 0, beside: 0, leftOut: 0, tooLong: 0 },
    });
  });

  it("passes over the row that is left out without moving its value to the next loan", () => {
    const { edits, rowCount, notPlaced } = place("10\n20\n30\n40\n", 0, "amount");
    expect(edits.map(({ row, text }) => [row, text])).toEqual([
      [2, "10"],
      [3, "20"],
      [5, "40"],
    ]);
    expect(rowCount).toBe(3);
    expect(notPlaced.leftOut).toBe(1);
  });

  it("names what finds no place, but for what holds nothing", () => {
    const { edits, notPlaced } = place("1\t2\t \n3\t4\t5\n6\t\t\n", 3, "clientId");
    expect(edits.map(({ column, text }) => [column, text])).toEqual([
      ["clientId", "1"],
      ["amount", "2"],
    ]);
    expect(notPlaced).toEqual({ below: 4, beside: 0, leftOut: 0, tooLong: 0 });
    expect(place("1\t2\t3\t4", 3, "clientId").notPlaced).toMatchObject({ beside: 2 });
    expect(place("x".repeat(501), 0, "loanId")).toMatchObject({ edits: [], notPlaced: { tooLong: 1 } });
    expect(place("x".repeat(500), 0, "loanId").edits).toHaveLength(1);
  });

  it("goes from the loan ID to the amount where there are no client IDs", () => {
    const { edits } = place("B-1\t7.00", 0, "loanId", ["loanId", "amount"]);
    expect(edits.map(({ column, text }) => [column, text])).toEqual([
      ["loanId", "B-1"],
      ["amount", "7.00"],
    ]);
  });

  it("places or names every value that holds something, and changes nothing else", () => {
    const cell = fc.constantFrom("", " ", "A-1", "C-2", "3.00", "7", "x".repeat(501));
    const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(block, fc.nat(3), fc.constantFrom(...THREE), (values, at, start) => {
        const { edits, before, notPlaced } = placeBlock(values, rows.slice(at), THREE, start);
        const lost = Object.values(notPlaced).reduce((sum, count) => sum + count, 0);
        const filled = values.flat().filter((text) => text.trim() !== "").length;
        const written = edits.filter(({ text }) => text.trim() !== "").length;
        const same = values.flatMap((line, down) =>
          line.filter((text, right) => {
            const column = THREE[THREE.indexOf(start) + right];
            const row = rows[at + down];
            return row?.status === "report" && column && text.trim() !== "" && row.cells[column] === text;
          }),
        ).length;
        expect(written + lost + same).toBe(filled);
        edits.forEach(({ row, column, text }, index) => {
          const there = rows.findIndex((one) => one.row === row);
          expect(rows[there]?.status).not.toBe("left-out");
          expect(rows[there]?.cells[column]).toBe(before[index]);
          expect(text).not.toBe(before[index]);
          expect(text).toBe(values[there - at]?.[THREE.indexOf(column) - THREE.indexOf(start)]);
        });
      }),
    );
  });
});
