import { describe, expect, it } from "vitest";
import { possibleIds } from "./loans-for-tests";

/** What files say, and what PA2 has: which loans are offered for it, and why. */

const PADDED = ["0012", "0013", "0120", "1200"];
const NAMED = ["A-12", "A-13", "A-120", "B-12"];
const NUMBERS = ["1042970", "1042971", "1044999", "1045000", "1035000", "1034999", "104297", "10429700"];

type Case = [text: string, ids: readonly string[], expected: readonly string[]];

describe("what cannot be seen, and signs around an ID", () => {
  it.each<Case>([
    [" 0012", PADDED, ["0012 spaces"]],
    ["0012\u00a0", PADDED, ["0012 spaces"]],
    ["00\u00ad12", PADDED, ["0012 spaces"]],
    ["\ufeff0012\t", PADDED, ["0012 spaces"]],
    // PA2 has what a file gave it, spaces and all.
    ["0012", ["0012 ", "0013"], ["0012  spaces"]],
    ['="0012"', PADDED, ["0012 wrapped"]],
    ["'0012", PADDED, ["0012 wrapped"]],
    [" “0012” ", PADDED, ["0012 wrapped"]],
    ['"=""0012"""', PADDED, ["0012 wrapped"]],
    ["0012", ["'0012", "'0013"], ["'0012 wrapped"]],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));
});

describe("capitals and letters that look the same", () => {
  it.each<Case>([
    ["a-12", NAMED, ["A-12 case"]],
    ["loan/5/2023", ["LOAN/5/2023", "LOAN/6/2023"], ["LOAN/5/2023 case"]],
    ["ñ-12", ["Ñ-12", "N-12"], ["Ñ-12 case"]],
    ["вт-12", ["ВТ-12", "ВТ-13"], ["ВТ-12 case"]],
    ["А-12", NAMED, ["A-12 letters"]],
    ["а-12", NAMED, ["A-12 letters"]],
    ["A–12", NAMED, ["A-12 letters"]],
    ["A-１２", NAMED, ["A-12 letters"]],
    ["٠٠١٢", PADDED, ["0012 letters"]],
    ["PEN\u0303A-1", ["PEÑA-1", "PENA-1"], ["PEÑA-1 letters"]],
    ["БA-12", ["БА-12", "БА-13"], ["БА-12 letters"]],
    // Both are another borrower's: hers to say which.
    ["A-12", ["a-12", "А-12"], ["a-12 case", "А-12 letters"]],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));
});

describe("kept as a number", () => {
  it.each<Case>([
    ["12.0", PADDED, ["0012 number"]],
    ["12,00", PADDED, ["0012 number"]],
    ["12.000000", PADDED, ["0012 number"]],
    ["１２.0", PADDED, ["0012 number"]],
    ["1,042,970", NUMBERS, ["1042970 number"]],
    ["1.042.970", NUMBERS, ["1042970 number"]],
    ["1 042 970", NUMBERS, ["1042970 number"]],
    ["1\u202f042\u202f970,00", NUMBERS, ["1042970 number"]],
    ["1'042'970", NUMBERS, ["1042970 number"]],
    ["10,42,970", NUMBERS, ["1042970 number"]],
    ["'1042970.0", NUMBERS, ["1042970 number"]],
    // Twelve, or twelve thousand: one of them is expected, or both are.
    ["12.000", PADDED, ["0012 number"]],
    ["12.000", ["0012", "12000"], ["0012 number", "12000 number"]],
    ["1.042", ["1042", "01.042"], ["1042 number", "01.042 number"]],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));

  it.each<Case>([
    ["12", PADDED, ["0012 zeros"]],
    ["120", PADDED, ["0120 zeros"]],
    ["00012", PADDED, ["0012 zeros"]],
    ["12", ["0012", "00012", "13"], ["0012 zeros", "00012 zeros"]],
    ["12.5", ["012.50", "012.55"], ["012.50 zeros"]],
    ["12", ["A-0012", "B-12"], []],
    ["A-12", ["A-0012"], []],
  ])("%j lost zeros, or was given some", (text, ids, expected) =>
    expect(possibleIds(ids, text)).toEqual(expected),
  );

  it.each<Case>([
    // Excel cuts, Google's and LibreOffice's sheets round: what all of them may have had is offered.
    [
      "123456789012345000",
      ["123456789012345678", "123456789012345999", "123456789012344500", "123456789012344499"],
      ["123456789012345678 number", "123456789012345999 number", "123456789012344500 number"],
    ],
    ["1234567890123450", ["1234567890123456", "1234567890123461"], ["1234567890123456 number"]],
    ["1234567890123450", ["001234567890123456"], ["001234567890123456 number"]],
    ["1234567890123450.00", ["1234567890123456"], ["1234567890123456 number"]],
    ["1234567890123457", ["1234567890123456"], []],
    ["123456789012345", ["123456789012346"], []],
  ])("%j has 15 digits at most", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));
});

describe("scientific notation", () => {
  const rounded = NUMBERS.slice(0, 3).map((id) => `${id} scientific`);

  it.each<Case>([
    ["1.04E+06", NUMBERS, [...rounded, "1035000 scientific"]],
    ["1,04E+06", NUMBERS, [...rounded, "1035000 scientific"]],
    ["1.04e+6", NUMBERS, [...rounded, "1035000 scientific"]],
    ["1.04297E+06", NUMBERS, ["1042970 scientific", "1042971 scientific"]],
    ["1.042970E+06", NUMBERS, ["1042970 scientific"]],
    ["1.04297E+05", NUMBERS, ["104297 scientific"]],
    ["1E+06", ["950000", "949999", "1499999", "1500000"], ["950000 scientific", "1499999 scientific"]],
    ["1.00E+04", ["9995", "9994", "10049", "10050"], ["9995 scientific", "10049 scientific"]],
    [
      "4E+11",
      ["000400123456789", "400123456789", "450000000000"],
      ["000400123456789 scientific", "400123456789 scientific"],
    ],
    // As programs write a number, with all its digits.
    ["1.042970123E9", ["1042970123", "1042970124"], ["1042970123 scientific"]],
    [
      "1.2345678901234568e+18",
      ["1234567890123456789", "1234567890123457789"],
      ["1234567890123456789 scientific"],
    ],
    ["1.23456789012345E+15", ["1234567890123456", "1234567890123461"], ["1234567890123456 scientific"]],
    // Excel takes these IDs for powers of ten.
    ["1.20E+06", ["12E5", "12E6"], ["12E5 scientific"]],
    ["5.00E-12", ["5E-12", "5E-13", "5"], ["5E-12 scientific"]],
    ["12E5", ["1200000"], []],
    ["0.00E+00", ["0", "1"], []],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));
});

describe("a date", () => {
  it.each<Case>([
    ["05-Mar", ["3-5", "5/3", "3-6", "0305"], ["3-5 date", "5/3 date"]],
    ["05-mars", ["3-5", "4-5"], ["3-5 date"]],
    ["05. Mrz", ["3.5", "4.5"], ["3.5 date"]],
    ["05-ene", ["5-1", "5-2"], ["5-1 date"]],
    ["05-de\u0301c", ["5-12", "5-11"], ["5-12 date"]],
    ["05/dez", ["5-12", "5-11"], ["5-12 date"]],
    ["12-Mar", ["MAR-12", "MAR-13"], ["MAR-12 date"]],
    ["01-Mar", ["MARCH1", "MARCH2"], ["MARCH1 date"]],
    ["Mar-12", ["12-MAR", "MAR-2012", "MAR-2013"], ["12-MAR date", "MAR-2012 date"]],
    ["May-23", ["5/2023", "2023/5", "5/2024", "5-23"], ["5/2023 date", "2023/5 date", "5-23 date"]],
    ["dic-36", ["2036-12", "2035-12", "36-12"], ["2036-12 date"]],
    ["2036-12-01", ["2036-12", "2035-12", "12/1"], ["2036-12 date", "12/1 date"]],
    ["2036-12-01 00:00:00", ["2036-12", "2037-12"], ["2036-12 date"]],
    ["2026-03-05T00:00:00.000Z", ["3-5", "3-6"], ["3-5 date"]],
    ["03/05/2026", ["3-5", "5-3", "3-6"], ["3-5 date", "5-3 date"]],
    [
      "12/05/2036",
      ["12-05-2036", "05-12-36", "2036-12-05", "12-05-2037"],
      ["12-05-2036 date", "05-12-36 date", "2036-12-05 date"],
    ],
    ["12/5/36 0:00", ["12-05-2036", "12-06-2036"], ["12-05-2036 date"]],
    ["1/2/2003", ["1-2-3", "1-2-4"], ["1-2-3 date"]],
    // The days since 1900, where the format of a date is gone.
    ["45047", ["5/2023", "2023/5", "5/2024", "45-047"], ["5/2023 date", "2023/5 date"]],
    ["46086", ["3-5", "5-3", "3-6"], ["3-5 date", "5-3 date"]],
    ["046086", ["3-5"], []],
    // Nobody means a day of 1979 or 2080.
    ["29220", ["31-12"], []],
    ["65746", ["1-1-2080"], []],
    ["05-Mar", ["A-3-5", "0003-0005", "35", "MARIA-5", "99-5"], []],
    ["31-Apr", ["4-31", "31-4"], []],
    ["03/05", ["5-3"], []],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));
});

describe("the same letters and digits", () => {
  it.each<Case>([
    ["LOAN 5 2023", ["LOAN/5/2023", "LOAN/52/023", "LOAN/6/2023"], ["LOAN/5/2023 separators"]],
    ["loan-5-2023", ["LOAN/5/2023", "LOAN/6/2023"], ["LOAN/5/2023 separators"]],
    ["A12", NAMED, ["A-12 separators"]],
    ["#A-12.", NAMED, ["A-12 separators"]],
    ["001203000123456", ["001-203-000123456", "001-203-000123457"], ["001-203-000123456 separators"]],
    ["12,5", ["12.5", "12.6"], ["12.5 separators"]],
    [
      "LOAN52023",
      ["LOAN/5/2023", "LOAN/52/023", "LOAN/6/2023"],
      ["LOAN/5/2023 separators", "LOAN/52/023 separators"],
    ],
    ["001-203-000123456", ["001203000123456", "001203000123457"], ["001203000123456 separators"]],
    // A date is none of the ways to write a number.
    ["1/11/1930", ["1111930"], []],
    ["-", NAMED, []],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));
});

describe("lost letters", () => {
  it.each<Case>([
    ["PE\ufffdA-12", ["PEÑA-12", "PEÑA-13", "PENA-12"], ["PEÑA-12 lost", "PENA-12 lost"]],
    ["PE?A-12", ["PEÑA-12", "PEA-12"], ["PEÑA-12 lost"]],
    ["PE\ufffd\ufffdA-12", ["PEÑA-12", "PEA-12"], ["PEÑA-12 lost"]],
    ["A\ufffd12", NAMED, ["A-12 lost"]],
    ["0012\ufffd", ["0012", "0013"], ["0012 lost"]],
    ["0012\ufffd", ["0012", "0012É"], ["0012 lost", "0012É lost"]],
    ["\ufffd\ufffdA-1", ["ÑÑA-1", "ÑÑA-2"], ["ÑÑA-1 lost"]],
    // Too little stands.
    ["\ufffd\ufffd\ufffd-1", ["ÑÑÑ-1"], []],
    ["???", ["ABC"], []],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));

  it("that would leave a thousand loans to choose from say nothing", () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => String(10_000_000 + at));
    expect(possibleIds(ids, "100?????")).toEqual([]);
    expect(possibleIds(ids, "100????7")).toEqual([]);
    expect(possibleIds(ids, "1000??12")).toHaveLength(100);
  });
});

describe("letters and digits that are taken for each other", () => {
  it.each<Case>([
    ["A-1O", ["A-10", "A-11"], ["A-10 confused"]],
    ["l042970", NUMBERS, ["1042970 confused"]],
    ["8-S12", ["B-512", "B-513"], ["B-512 confused"]],
    ["A-Z6", ["A-2G", "A-2C"], ["A-2G confused"]],
    ["a-1o", ["A-10"], ["A-10 confused"]],
    ["A-14", NAMED, []],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));
});
