import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, readDate } from "./dates";

describe("a date is read", () => {
  it.each([
    ["2026-12-24", "2026-12-24"],
    ["2026/1/4", "2026-01-04"],
    ["2026-12-24 00:00:00", "2026-12-24"],
    ["2026-12-24T00:00:00.000Z", "2026-12-24"],
    ["24/12/2026", "2026-12-24"],
    [" 24.12.2026 ", "2026-12-24"],
    ["24. 12. 2026", "2026-12-24"],
    ["24-12-26", "2026-12-24"],
    ["24 12 2026", "2026-12-24"],
    ["24\u00a012\u00a02026", "2026-12-24"],
    ["3/4/2027", "2027-04-03"],
    ["24 Dec 2026", "2026-12-24"],
    ["24-Dec-26", "2026-12-24"],
    ["24th December, 2026", "2026-12-24"],
    ["December 24, 2026", "2026-12-24"],
    ["24 diciembre 2026", "2026-12-24"],
    ["24 de diciembre de 2026", "2026-12-24"],
    ["24 DE SETIEMBRE DEL 2026", "2026-09-24"],
    ["24 déc. 2026", "2026-12-24"],
    ["1er août 2027", "2027-08-01"],
    ["1 févr. 2027", "2027-02-01"],
    ["5 juil. 2027", "2027-07-05"],
    ["29/02/2028", "2028-02-29"],
  ])("%j is %s", (text, iso) => {
    expect(readDate(text)).toEqual({ iso });
  });
});

describe("a date is a problem", () => {
  it.each([
    ["", "date.unreadable"],
    ["tomorrow", "date.unreadable"],
    ["24/12", "date.unreadable"],
    ["24/12-2026", "date.unreadable"],
    ["24 jui 2026", "date.unreadable"],
    ["24 ma 2026", "date.unreadable"],
    ["46012", "date.unreadable"],
    ["0026-12-24", "date.unreadable"],
    ["24/12/2026 14:30", "date.unreadable"],
    ["30 February 2027", "date.no-such-day"],
    ["30/02/2027", "date.no-such-day"],
    ["2027-02-29", "date.no-such-day"],
    ["2027-13-01", "date.no-such-day"],
    ["0/5/2027", "date.no-such-day"],
    ["31/31/2027", "date.no-such-day"],
    ["2/30/2027", "date.no-such-day"],
  ])("%j: %s", (text, problem) => {
    expect(readDate(text)).toEqual({ problem, params: { text } });
  });

  it("with the month first says which day it would be", () => {
    expect(readDate("02/25/2027")).toEqual({
      problem: "date.month-first",
      params: { text: "02/25/2027", iso: "2027-02-25" },
    });
  });

  it("and any text is either a real day or a problem", () => {
    const figure = fc.integer({ min: 0, max: 40 }).map(String);
    const dateLike = fc
      .tuple(figure, fc.constantFrom("/", ".", "-", " "), figure, fc.integer({ min: 1800, max: 2300 }))
      .map(([day, by, month, year]) => [day, month, year].join(by));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string(), dateLike), (text) => {
        const reading = readDate(text);
        if ("problem" in reading) return;
        expect(new Date(`${reading.iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(reading.iso);
        expect(readDate(reading.iso)).toEqual(reading);
      }),
      { numRuns: 200 },
    );
  });
});

describe("reckoning with dates", () => {
  it("counts days over months, years and summer time", () => {
    expect(daysBetween("2026-12-24", "2027-01-01")).toBe(8);
    expect(daysBetween("2027-01-01", "2026-12-24")).toBe(-8);
    expect(daysBetween("2026-03-01", "2026-04-01")).toBe(31);
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  });

  it.each([
    ["2027-01-31", 1, undefined, "2027-02-28"],
    ["2028-01-31", 1, undefined, "2028-02-29"],
    ["2027-02-28", 1, 31, "2027-03-31"],
    ["2026-11-15", 3, undefined, "2027-02-15"],
    ["2027-03-31", -1, undefined, "2027-02-28"],
    ["2027-01-31", 25, undefined, "2029-02-28"],
  ])("%s and %i months is the day meant, or the month's last", (iso, months, day, then) => {
    expect(addMonths(iso, months, day)).toBe(then);
  });
});
