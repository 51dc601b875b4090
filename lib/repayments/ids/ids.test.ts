import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idStyleOf } from "./id-style";
import { cleanId } from "./hidden-characters";
import { examineId, isPlainId, looksLikeDate } from "./ids";
import { saysTotal } from "../totals/total-words";

/** A column of which nothing is known. */
const ANY = idStyleOf([]);

function codes(text: string, style = ANY) {
  return examineId(text, "loanId", style).map((problem) => problem.code);
}

describe("an ID is left alone", () => {
  it.each([
    "0012",
    "12",
    "A-2036-12",
    "LOAN/5/2023",
    "a b",
    "ñandú",
    "1042970",
    "5-3",
    "1.04E06",
    "#12",
    "E+5",
  ])("%j", (text) => expect(codes(text)).toEqual([]));
});

describe("an ID damaged by Excel is told", () => {
  it.each(["1.04E+06", "1,04E+06", "1E+12", "1.04e+06", " 1.04E+06 "])("%j: digits are gone", (text) => {
    expect(codes(text)).toEqual(["loan-id.scientific"]);
  });

  it.each([
    "05-Mar",
    "5-Mar",
    "Mar-05",
    "mar-05",
    "5-mars",
    "05-ene",
    "ene-05",
    "05-ene.",
    "3/5/2023",
    "03/05/23",
    "2023-03-05",
    "05.03.2023",
    "2023-03-05 00:00:00",
    "12-Dec-2019",
    "05-déc",
    "12-août-2023",
    "5 May 2023",
    "05-sept",
  ])("%j: it looks like a date", (text) => expect(codes(text)).toEqual(["loan-id.date"]));

  it.each(["3/50/2023", "05-Xyz", "2023-13-05", "1/2/3", "32.13.2023", "Mar-5", "123-Mar", "May"])(
    "%j: no date",
    (text) => expect(looksLikeDate(text)).toBe(false),
  );

  it("dates are fine where they are the column's way", () => {
    const style = idStyleOf(["3/5/2023", "4/5/2023", "12", ""]);
    expect(style.dates).toBe(true);
    expect(idStyleOf(["3/5/2023", "A-1", "A-2"]).dates).toBe(false);
    expect(idStyleOf(["05-Mar"]).dates).toBe(false);
    expect(codes("05-Mar", style)).toEqual([]);
  });
});

describe("what cannot be seen is shown", () => {
  it.each([
    [" 0012", "0012", "␣0012"],
    ["0012  ", "0012", "0012␣␣"],
    ["00\u00a012", "00 12", "00⍽12"],
    ["0012\u200b", "0012", "0012▯"],
    ["00\u00ad12", "0012", "00▯12"],
    ["\ufeff0012", "0012", "▯0012"],
    ["0012\t", "0012", "0012⇥"],
    ["00\n12", "00 12", "00↵12"],
    ["00\x0712", "0012", "00▯12"],
    ["\u202e0012", "0012", "▯0012"],
  ])("%j", (text, fix, shown) => {
    expect(examineId(text, "clientId", ANY)).toEqual([
      { code: "client-id.spaces", params: { text, shown }, fix },
    ]);
  });

  it("nothing but that is a missing ID", () => {
    for (const text of ["", "  ", "\u00a0", "\u200b\t"]) expect(codes(text)).toEqual(["loan-id.missing"]);
  });

  it("may come with a date", () => expect(codes(" 05-Mar")).toEqual(["loan-id.spaces", "loan-id.date"]));
});

it("a cleaned ID needs no cleaning, and letters and digits are never touched", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => {
      const clean = cleanId(text);
      expect(cleanId(clean)).toBe(clean);
      const visible = (value: string): string => value.replace(/[^\p{L}\p{N}]|[\u115f\u1160]/gu, "");
      expect(visible(clean)).toBe(visible(text));
    }),
  );
});

it("takes no ID for plain of which anything could be said", () => {
  const piece = fc.constantFrom(
    ...[
      "0",
      "1",
      "5",
      "12",
      "2026",
      "-",
      "/",
      ".",
      " ",
      "E+",
      "E",
      "mar",
      "Sept",
      "d",
      "L",
      "total",
      "sum",
      "é",
      "\u00a0",
      ":",
    ],
  );
  let plain = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      if (!isPlainId(text)) return;
      plain++;
      expect(examineId(text, "loanId", ANY)).toEqual([]);
      expect(looksLikeDate(text)).toBe(false);
      expect(saysTotal(text)).toBe(false);
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(300);
});

it.each(["0012", "A-2036-12", "LOAN/5/2023", "1042970", "C-000391"])("takes %s for plain", (text) =>
  expect(isPlainId(text)).toBe(true),
);
