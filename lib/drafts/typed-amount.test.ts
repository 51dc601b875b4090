import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyDecimals } from "@/lib/money";
import { readTypedAmount } from "./typed-amount";
import { writeTypedAmount } from "./write-typed-amount";

describe("an amount typed alone is read", () => {
  it.each([
    ["500", "USD", "500.00"],
    ["1,234.50", "USD", "1234.50"],
    ["1.234,50", "USD", "1234.50"],
    ["12,5", "USD", "12.50"],
    ["KSh 1 500", "KES", "1500.00"],
    ["$500", "USD", "500.00"],
    ["25 000 FCFA", "XOF", "25000"],
    ["500", "kes ", "500.00"],
    ["500", "", "500.00"],
  ])("%j in %j is %s", (text, currency, amountText) => {
    expect(readTypedAmount(text, currency)).toEqual({ amountText });
  });

  it("and zero where it may be zero", () => {
    expect(readTypedAmount("0", "KES", { allowZero: true })).toEqual({ amountText: "0.00" });
    expect(readTypedAmount("KES 0", "KES", { allowZero: true })).toEqual({ amountText: "0.00" });
  });
});

describe("an amount typed alone is a problem", () => {
  it.each([
    ["", "USD", "missing.amount", {}],
    ["0", "USD", "amount.zero", { text: "0" }],
    ["0.00", "XOF", "amount.zero", { text: "0.00" }],
    ["-5", "USD", "amount.negative", { text: "-5" }],
    ["abc", "USD", "amount.unreadable", { text: "abc" }],
    ["five hundred", "USD", "amount.unreadable", { text: "five hundred" }],
    ["1e9", "USD", "amount.scientific", { text: "1e9" }],
    ["1E+9", "USD", "amount.scientific", { text: "1E+9" }],
    ["KES 1.5E+06", "KES", "amount.scientific", { text: "KES 1.5E+06" }],
    ["1.234", "USD", "amount.ambiguous", { text: "1.234", one: "1.234", other: "1234.00" }],
    ["25.000", "XOF", "amount.ambiguous", { text: "25.000", one: "25", other: "25000" }],
    ["83.333", "JOD", "amount.ambiguous", { text: "83.333", one: "83.333", other: "83333.000" }],
    ["12.505", "USD", "amount.ambiguous", { text: "12.505", one: "12.505", other: "12505.00" }],
    ["12.5", "XOF", "amount.decimals", { text: "12.5", decimals: 0, currency: "XOF" }],
    ["12.5051", "USD", "amount.decimals", { text: "12.5051", decimals: 2, currency: "USD" }],
    ["1234567890123456", "USD", "amount.digits", { text: "1234567890123456", limit: 15 }],
    ["€5", "USD", "amount.other-currency", { text: "€5", sign: "€", currency: "USD" }],
    ["9".repeat(100), "USD", "amount.unreadable", { text: "9".repeat(100) }],
  ])("%j in %s: %s", (text, currency, problem, params) => {
    expect(readTypedAmount(text, currency)).toEqual({ problem, params });
  });

  it("and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ maxLength: 4 }), (text, currency) => {
        expect(readTypedAmount(text, currency)).toBeTypeOf("object");
      }),
      { numRuns: 200 },
    );
  });
});

describe("an amount written for a draft", () => {
  it("is read back as itself in every currency", () => {
    const money = fc.constantFrom("USD", "JOD", "XOF", "CLF").chain((currency) =>
      fc.integer({ min: 1, max: 99_999_999 }).map((units) => {
        const decimals = currencyDecimals(currency);
        const digits = String(units).padStart(decimals + 1, "0");
        const whole = digits.slice(0, digits.length - decimals);
        return { currency, amountText: decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}` };
      }),
    );
    fc.assert(
      fc.property(money, ({ currency, amountText }) => {
        expect(readTypedAmount(writeTypedAmount(amountText), currency)).toEqual({ amountText });
      }),
      { numRuns: 200 },
    );
  });
});
