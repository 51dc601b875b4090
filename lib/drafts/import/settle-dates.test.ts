import { describe, expect, it } from "vitest";
import { hasMonthFirst, settledDate } from "./settle-dates";

describe("settledDate", () => {
  it.each([
    ["2026-12-24 00:00:00", "2026-12-24"],
    ["2026-12-24T00:00", "2026-12-24"],
    ["2026-12-24T14:30:05.123", "2026-12-24"],
    ["24/12/2026 2:30 PM", "2026-12-24"],
    ["24/12/2026 12:00:00 a.m.", "2026-12-24"],
  ])("takes a time of the place off: %j is %s", (text, iso) => {
    expect(settledDate(text, false)).toBe(iso);
  });

  // A system in Nairobi exported midnight of 24 December as 21:00 UTC of the 23rd, and the draft had the 23rd, a day
  // early, without a word.
  it.each([
    "2026-12-23T21:00:00.000Z",
    "2026-12-23T21:00Z",
    "2026-12-23 21:00:00 +00:00",
    "2026-12-24T00:00:00+03:00",
    "2026-12-24T00:00:00+03",
    "2026-12-24T00:00:00-0500",
    "2026-12-24T00:00:00Z",
    "23/12/2026 21:00 UTC",
  ])("leaves a time with a zone as it stands: %s", (text) => {
    expect(settledDate(` ${text}`, false)).toBe(text);
    expect(settledDate(text, true)).toBe(text);
  });

  it("takes the month first where the column has it so", () => {
    expect(hasMonthFirst(["01/05/2027", "01/25/2027 8:00 AM"])).toBe(true);
    expect(settledDate("01/05/2027 8:00 AM", true)).toBe("2027-01-05");
    expect(hasMonthFirst(["25/01/2027", "01/25/2027"])).toBe(false);
  });
});
