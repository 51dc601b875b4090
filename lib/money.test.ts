import Decimal from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addAmounts,
  compareAmounts,
  currencyDecimals,
  normalizeAmount,
  significantDigits,
  subtractAmounts,
} from "./money";

const amount = fc
  .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 18n), fc.integer({ min: 0, max: 4 }))
  .map(([negative, units, decimals]) => {
    const digits = units.toString().padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals);
    const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
    return negative && units > 0n ? `-${text}` : text;
  });

describe("currencyDecimals", () => {
  it.each([
    ["USD", 2],
    ["KES", 2],
    ["XOF", 0],
    ["XAF", 0],
    ["RWF", 0],
    ["UGX", 0],
    ["VND", 0],
    ["PYG", 0],
    ["KRW", 0],
    ["JPY", 0],
    ["TND", 3],
    ["JOD", 3],
    ["xof", 0],
    ["???", 2],
  ])("%s has %d", (iso, decimals) => expect(currencyDecimals(iso)).toBe(decimals));
});

describe("addAmounts", () => {
  it("keeps every cent that binary floats would lose", () => {
    expect(addAmounts(["0.10", "0.20"])).toBe("0.30");
    expect(addAmounts(["9007199254740993", "0.01"])).toBe("9007199254740993.01");
    expect(addAmounts([])).toBe("0");
    expect(addAmounts(["5", "-7.5"])).toBe("-2.5");
  });

  it("agrees with decimal.js", () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), (texts) => {
        const exact = Decimal.clone({ precision: 100 });
        const sum = texts.reduce((total, text) => total.plus(text), new exact(0));
        expect(new exact(addAmounts(texts)).equals(sum)).toBe(true);
      }),
    );
  });
});

describe("subtractAmounts and compareAmounts", () => {
  it("agree with each other", () => {
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const difference = subtractAmounts(left, right);
        expect(compareAmounts(difference, "0")).toBe(compareAmounts(left, right));
        expect(compareAmounts(addAmounts([difference, right]), left)).toBe(0);
      }),
    );
  });

  it("does not mind zeros at the end", () => expect(compareAmounts("5", "5.00")).toBe(0));
});

describe("normalizeAmount", () => {
  it.each([
    ["1250", 2, "1250.00"],
    ["1250.5", 2, "1250.50"],
    ["1250.00", 0, "1250"],
    ["0012.30", 2, "12.30"],
    ["12.345", 2, null],
    ["12.340", 2, "12.34"],
    ["1.5", 3, "1.500"],
    ["0.0", 2, "0.00"],
    ["-0.00", 2, "0.00"],
    ["-3", 2, "-3.00"],
    ["1e5", 2, null],
    ["", 2, null],
  ])("%s with %d decimals is %s", (text, decimals, expected) =>
    expect(normalizeAmount(text, decimals)).toBe(expected),
  );
});

describe("significantDigits", () => {
  it.each([
    ["25.00", 2],
    ["0012.50", 3],
    ["0.05", 1],
    ["0.00", 0],
    ["1234567890123.45", 15],
    ["12345678901234.56", 16],
    ["-100", 3],
  ])("%s has %d", (text, digits) => expect(significantDigits(text)).toBe(digits));
});
