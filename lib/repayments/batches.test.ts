import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitIntoBatches } from "./batches";

const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);

describe("splitIntoBatches", () => {
  it.each<[number, number, number[]]>([
    [0, 300, []],
    [1, 300, [1]],
    [300, 300, [300]],
    [301, 300, [151, 150]],
    [599, 300, [300, 299]],
    [600, 300, [201, 200, 199]],
    [603, 300, [202, 201, 200]],
    [2199, 300, [279, 278, 277, 275, 274, 273, 272, 271]],
    [250, 200, [126, 124]],
    [3, 2, [2, 1]],
    [4, 2, [2, 2]],
  ])("%d loans, %d at most", (lineCount, limit, sizes) => {
    expect(splitIntoBatches(lineCount, limit)).toEqual(sizes);
  });

  it("the most that different sizes can hold are all of them, and one more makes them even", () => {
    const all = splitIntoBatches(45_150, 300);
    expect(all).toEqual(Array.from({ length: 300 }, (_, index) => 300 - index));
    const even = splitIntoBatches(45_151, 300);
    expect(even).toHaveLength(151);
    expect(new Set(even)).toEqual(new Set([300, 299]));
  });

  it("refuses a limit that Kiva would not take", () => {
    for (const limit of [0, 301, -5, 1.5, Number.NaN])
      expect(() => splitIntoBatches(10, limit)).toThrow(RangeError);
    for (const count of [-1, 1.5, Number.NaN]) expect(() => splitIntoBatches(count, 300)).toThrow(RangeError);
  });
});

const limits = fc.integer({ min: 1, max: 300 });
const counts = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 60_000 }));

describe("whatever the numbers", () => {
  it("each loan is in exactly one batch, none over the limit, largest first", () => {
    fc.assert(
      fc.property(counts, limits, (count, limit) => {
        const sizes = splitIntoBatches(count, limit);
        expect(sum(sizes)).toBe(count);
        expect(sizes.every((size) => size >= 1 && size <= limit)).toBe(true);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }),
    );
  });

  it("no two are the same as long as that is possible", () => {
    fc.assert(
      fc.property(counts, limits, (count, limit) => {
        const sizes = splitIntoBatches(count, limit);
        const possible = count <= (limit * (limit + 1)) / 2;
        if (possible) expect(new Set(sizes).size).toBe(sizes.length);
        else expect((sizes[0] ?? 0) - (sizes.at(-1) ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("they are as few and as close together as different sizes can be", () => {
    fc.assert(
      fc.property(counts, limits, (count, limit) => {
        fc.pre(count <= (limit * (limit + 1)) / 2 && count > 0);
        const sizes = splitIntoBatches(count, limit);
        const k = sizes.length;
        // k - 1 steps for k different sizes, one more if the sum is none of consecutive numbers.
        const consecutive = (count - (k * (k - 1)) / 2) % k === 0;
        expect((sizes[0] ?? 0) - (sizes.at(-1) ?? 0)).toBe(consecutive ? k - 1 : k);
        const most = (batches: number): number => batches * limit - (batches * (batches - 1)) / 2;
        expect(most(k)).toBeGreaterThanOrEqual(count);
        if (k > 1) expect(most(k - 1)).toBeLessThan(count);
      }),
    );
  });

  it("they lie between 200 and 300 where different sizes can", () => {
    fc.assert(
      fc.property(fc.integer({ min: 301, max: 25_250 }), (count) => {
        const sizes = splitIntoBatches(count, 300);
        const possible = Array.from({ length: 101 }, (_, index) => index + 1).some((k) => {
          const steps = (k * (k - 1)) / 2;
          return k * 200 + steps <= count && count <= k * 300 - steps;
        });
        if (possible) expect(sizes.at(-1)).toBeGreaterThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });
});
