import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, patternOf } from "./edit-distance";

const distance = (one: string, other: string) => editDistance(patternOf(one), other);

describe("editDistance", () => {
  it.each([
    ["kitten", "sitting", 3],
    ["dary", "dairy", 1],
    ["", "abc", 3],
    ["abc", "", 3],
    ["a".repeat(32), "a".repeat(31), 1],
    ["a".repeat(32), `b${"a".repeat(32)}b`, 2],
    ["a".repeat(33), "a".repeat(40), 7],
  ])("from %j to %j is %i", (one, other, count) => {
    expect(distance(one, other)).toBe(count);
  });

  it("is the same by bits as by the table, which longer texts need", () => {
    const text = (size: object) => fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), ...size });
    fc.assert(
      fc.property(text({ maxLength: 32 }), text({ minLength: 33, maxLength: 60 }), (short, long) => {
        expect(distance(short, long)).toBe(distance(long, short));
      }),
      { numRuns: 200 },
    );
  });
});
