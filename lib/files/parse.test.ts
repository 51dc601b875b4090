import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTable, type Table } from "./parse";

const NAMES = new Set(["Loan ID", "Amount", "ID préstamo", "Monto", "Fecha"]);
const knownNames = (cells: readonly string[]) => cells.filter((cell) => NAMES.has(cell)).length;

function table(text: string): Table {
  const parsed = parseTable(text, knownNames);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
}

function lines(text: string): [number, ...string[]][] {
  return table(text).lines.map(({ row, cells }) => [row, ...cells]);
}

describe("the delimiter", () => {
  it.each([
    ["comma", "Loan ID,Amount\n0012,25.00\n0013,40.00", ","],
    ["semicolon, whatever the decimal commas say", "Loan ID;Amount\n0012;25,00\n0013;40,00", ";"],
    ["semicolon without a header", "0012;25,00\n0013;40,00\n0014;1,50", ";"],
    ["semicolon with more commas than semicolons", "a;b;c\nx;1,5;2,5\ny, z;3,5;1,25", ";"],
    ["tab, as pasted from Excel", "Loan ID\tAmount\n0012\t25,00", "\t"],
    ["pipe", "Loan ID|Amount\n0012|25.00", "|"],
    ["comma with semicolons inside cells", '12,"a;b"\n13,"c;d"\n14,"e;f"', ","],
    ["comma with quoted decimal commas", '"Fecha","Monto"\n"2018","-2,56"\n"2019","750,00"', ","],
    ["the one named in the first line", "sep=;\nLoan ID;Amount\n1,2;3,4", ";"],
    [
      "semicolon below title lines",
      "Cartera, mayo\nSucursal, La Paz\nID préstamo;Monto\n1;2,50\n2;3,50\n3;4,50",
      ";",
    ],
  ])("%s", (_, text, delimiter) => expect(table(text).delimiter).toBe(delimiter));
});

describe("row numbers are those of Excel", () => {
  it("count blank lines, and lines of delimiters only, but drop them", () => {
    expect(lines("a,b\n\n1,2\n,\n , \n3,4\n\n")).toEqual([
      [1, "a", "b"],
      [3, "1", "2"],
      [6, "3", "4"],
    ]);
  });

  it("do not count a line break inside quotes", () => {
    expect(lines('a,b\n"x\ny",2\n3,4')).toEqual([
      [1, "a", "b"],
      [2, "x\ny", "2"],
      [3, "3", "4"],
    ]);
  });

  it("take CR CR LF for a line and a blank one", () => {
    expect(lines("a,b\r\r\n1,2\r\r\n3,4\r\r\n").map(([row]) => row)).toEqual([1, 3, 5]);
  });

  it("do not count the sep= line, which Excel hides", () => {
    expect(lines("sep=,\r\na,b\r\n1,2")).toEqual([
      [1, "a", "b"],
      [2, "1", "2"],
    ]);
  });

  it("are the same for every kind of line end, mixed ones included", () => {
    const ends = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(fc.array(ends, { minLength: 1, maxLength: 20 }), fc.boolean(), (breaks, quoted) => {
        const cell = quoted ? '"x, ""y"""' : "x";
        const text = breaks.map((end, index) => `${index},${cell}${end}`).join("");
        // "\r" before "\n" of the next break would be one break: a cell stands between, so it never is.
        expect(lines(text).map(([row, id]) => [row, id])).toEqual(
          breaks.map((_, at) => [at + 1, String(at)]),
        );
      }),
    );
  });

  it("keep the line ends inside quotes as they are", () => {
    expect(lines('a,b\r\n"x\r\ny",2\r\n3,4')).toEqual([
      [1, "a", "b"],
      [2, "x\r\ny", "2"],
      [3, "3", "4"],
    ]);
  });
});

describe("quotes", () => {
  it("inside a cell are characters", () => {
    const text = 'Loan ID,Note,Amount\n1,5" pipe,25\n2,x,30';
    expect(lines(text)[1]).toEqual([2, "1", '5" pipe', "25"]);
    expect(table(text).strayQuotes).toEqual({ count: 1, row: 2 });
  });

  it("that close before the cell ends swallow nothing", () => {
    const text = 'Loan ID,Note,Amount\n1,"5" pipe,25\n2,x,30\n3,"y",40';
    expect(lines(text).slice(1)).toEqual([
      [2, "1", '"5" pipe', "25"],
      [3, "2", "x", "30"],
      [4, "3", "y", "40"],
    ]);
    expect(table(text).strayQuotes).toEqual({ count: 1, row: 2 });
  });

  it("within a properly closed cell are kept", () => {
    expect(lines('a,b\n"Ana "la Flaca" Paz",2')[1]).toEqual([2, 'Ana "la Flaca" Paz', "2"]);
  });

  it("that are well formed are no news", () => {
    expect(table('"a","b"\n"x ""y""","1,5"').strayQuotes).toBeNull();
    expect(lines('"a","b"\n"x ""y""","1,5"')[1]).toEqual([2, 'x "y"', "1,5"]);
    expect(lines('a,b\n"x" ,2\n"",3')).toEqual([
      [1, "a", "b"],
      [2, "x", "2"],
      [3, "", "3"],
    ]);
  });

  it.each([
    ["that never close", 'Loan ID,Name,Amount\n1,Ana,25\n2,"Bea,30\n3,Carla,40\n', 3],
    ["that meet a stray one lines below", 'Loan ID,Name,Amount\n1,"Ana,25\n2,"Bea",30\n3,Carla,40', 2],
    ["that close lines below by the letter", 'Loan ID,Name,Amount\n1,"Ana,25\n2,Bea 5",30\n3,Carla,40', 2],
    ["in the first column", 'Loan ID,Amount\n"A-1,25\nA-2,30\nA-3",40', 2],
    ["after a cell of two lines", 'a,b\n"x\ny",2\n"z,3\n', 3],
  ])("%s are refused with the row where they open", (_, text, row) => {
    expect(parseTable(text)).toEqual({
      ok: false,
      failure: { code: "file.unclosed-quote", params: { row } },
    });
  });

  it("around an address of two lines are fine", () => {
    const text = 'Loan ID,Address,Amount\n1,"Calle 5, piso 2\nLa Paz, Bolivia",40\n2,"x",50';
    expect(lines(text)[1]).toEqual([2, "1", "Calle 5, piso 2\nLa Paz, Bolivia", "40"]);
  });

  it("written by the rules are read back, whatever is inside", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", " ", '"', ",", ";", "é", "'", "\t"), maxLength: 6 });
    const record = fc.tuple(fc.constantFrom("A1", "B2"), cell, cell);
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("\n", "\r\n"),
        (records, end) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = [["Loan ID", "Note", "Other"], ...records]
            .map((cells) => cells.map(quote).join(","))
            .join(end);
          const read = table(`sep=,${end}${text}`);
          expect(read.lines.slice(1).map(({ cells }) => cells)).toEqual(records);
          expect(read.strayQuotes).toBeNull();
        },
      ),
    );
  });
});

it("keeps duplicate headers, numbers and blanks as they are", () => {
  expect(lines("Amount,Amount\n007, 1.50 \ntrue,1e5")).toEqual([
    [1, "Amount", "Amount"],
    [2, "007", " 1.50 "],
    [3, "true", "1e5"],
  ]);
});
