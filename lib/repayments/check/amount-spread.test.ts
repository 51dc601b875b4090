import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountSpread, isInRange } from "./amount-spread";
import { checkedFileOf } from "../file-for-tests";

const fileOf = (amounts: readonly string[], options: Parameters<typeof checkedFileOf>[1] = {}) =>
  checkedFileOf(
    ["Loan ID,Client ID,Amount", ...amounts.map((amount, at) => `L-${at},C-${at},${amount}`)].join("\n"),
    options,
  );
const usual = Array.from({ length: 30 }, (_, at) => `${100 + at * 10}.00`);

describe("how the amounts are spread", () => {
  it("by round figures, from small to large, without a gap", () => {
    const spread = amountSpread(fileOf(usual));
    expect(spread?.bands).toEqual([
      { from: 100, to: 200, count: 10 },
      { from: 200, to: 500, count: 20 },
    ]);
    expect(spread?.medianText).toBe("250.00");
    expect(spread?.farOff).toBeNull();
  });

  it("one that is a hundred times the others is pointed at", () => {
    const spread = amountSpread(fileOf([...usual, "26000.00"]));
    expect(spread?.farOff).toEqual({
      count: 1,
      from: 26_000,
      named: [{ row: 32, loanId: "L-30", amountText: "26000.00", times: 104 }],
    });
  });

  it("a few large loans among small ones are, a tenth of them is how the loans are", () => {
    const many = Array.from({ length: 4 }, () => "99000.00");
    expect(amountSpread(fileOf([...usual, ...many]))?.farOff).toBeNull();
  });

  it("what is left out does not count, and ten figures are needed", () => {
    expect(amountSpread(fileOf(usual.slice(0, 9)))).toBeNull();
    const edits = [{ kind: "leave-out" as const, row: 32 }];
    expect(amountSpread(fileOf([...usual, "26000.00"], { edits }))?.farOff).toBeNull();
  });

  it("zeros have a band of their own", () => {
    const spread = amountSpread(fileOf([...usual, "0.00", "0.00"]));
    expect(spread?.bands[0]).toEqual({ from: 0, to: 0, count: 2 });
  });

  it("whatever the amounts: each stands in just one band, and there are no more than a phone can show", () => {
    const amount = fc
      .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 7 }))
      .map(([digits, zeros]) => `${digits}${"0".repeat(zeros)}.00`);
    fc.assert(
      fc.property(fc.array(amount, { minLength: 10, maxLength: 60 }), (amounts) => {
        const file = fileOf(amounts);
        const rows = amounts.map((_, at) => file.rowAt(at)).filter(({ amountText }) => amountText !== null);
        const spread = amountSpread(file);
        if (!spread) return expect(rows.length).toBeLessThan(10);
        expect(spread.bands.length).toBeLessThanOrEqual(12);
        for (const row of rows) expect(spread.bands.filter((band) => isInRange(row, band))).toHaveLength(1);
        for (const band of spread.bands) {
          expect(rows.filter((row) => isInRange(row, band))).toHaveLength(band.count);
        }
      }),
    );
  });
});
