import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountBothWays, amountFormat, readAmount } from "./amounts";
import type { DecimalSign } from "@/lib/amounts/number-format";
import { inferDecimalSign } from "./number-format";

function read(text: string, sign: DecimalSign | null, currency = "USD") {
  return readAmount(text, amountFormat(currency, sign, false));
}

function codes(text: string, sign: DecimalSign | null, currency = "USD") {
  return read(text, sign, currency).problems.map((problem) => problem.code);
}

function infer(texts: string[], currency = "USD") {
  const evidence = inferDecimalSign(texts.map((text) => amountBothWays(text, currency)));
  return evidence.state === "ask" ? "ask" : evidence.sign;
}

describe("a figure is read", () => {
  it.each<[string, DecimalSign | null, string]>([
    ["25", null, "25.00"],
    ["25.00", ".", "25.00"],
    ["25,00", ",", "25.00"],
    ["1,234.50", ".", "1234.50"],
    ["1.234,50", ",", "1234.50"],
    ["1,234", ".", "1234.00"],
    ["1.234", ",", "1234.00"],
    ["1'234.50", ".", "1234.50"],
    ["1’234,50", ",", "1234.50"],
    ["1 234,50", ",", "1234.50"],
    ["1\u00a0234,50", ",", "1234.50"],
    ["1\u202f234\u202f567,5", ",", "1234567.50"],
    ["1 234", null, "1234.00"],
    ["1,23,456.78", ".", "123456.78"],
    ["12,34,56,789", ".", "123456789.00"],
    ["1.234.567,89", ",", "1234567.89"],
    ["0012.50", ".", "12.50"],
    [".5", ".", "0.50"],
    [",5", ",", "0.50"],
    ["+25.00", ".", "25.00"],
    ["  25.00 ", ".", "25.00"],
    ["\u00a025.00\t", ".", "25.00"],
    ["12.50", null, "12.50"],
    ["12,5", null, "12.50"],
  ])("%j under %j is %s", (text, sign, amountText) => {
    expect(read(text, sign)).toEqual({ value: expect.any(String) as string, amountText, problems: [] });
  });

  it.each([
    ["XOF", "1250.00", ".", "1250"],
    ["XOF", "25 000", null, "25000"],
    ["TND", "12.345", ".", "12.345"],
    ["TND", "12.5", ".", "12.500"],
    ["USD", "1234.500", ".", "1234.50"],
  ] as const)("in %s %j is %s", (currency, text, sign, amountText) => {
    expect(read(text, sign, currency)).toMatchObject({ amountText, problems: [] });
  });
});

describe("a figure is a problem", () => {
  it.each<[string, DecimalSign | null, string]>([
    ["", ".", "amount.missing"],
    [" \u00a0", ".", "amount.missing"],
    ["abc", ".", "amount.unreadable"],
    ["12-05-2023", ".", "amount.unreadable"],
    ["12.50.30", ".", "amount.unreadable"],
    ["1,2345.00", ".", "amount.unreadable"],
    ["1 23", ".", "amount.unreadable"],
    ["1 234'567", ".", "amount.unreadable"],
    ["1,234.567,89", ".", "amount.unreadable"],
    ["25.", ".", "amount.unreadable"],
    [".", ".", "amount.unreadable"],
    ["1e5", ".", "amount.unreadable"],
    ["1.04E+06", ".", "amount.unreadable"],
    ["25.00 CR", ".", "amount.unreadable"],
    ["#REF!", ".", "amount.unreadable"],
    ["25%", ".", "amount.unreadable"],
    ["٢٥", ".", "amount.unreadable"],
    ["1,234", null, "amount.unreadable"],
    ["-5", ".", "amount.negative"],
    ["\u22125.00", ".", "amount.negative"],
    ["5.00-", ".", "amount.negative"],
    ["(5.00)", ".", "amount.negative"],
    ["-$5", ".", "amount.negative"],
    ["($5.00)", ".", "amount.negative"],
    ["--5", ".", "amount.unreadable"],
    ["(-5)", ".", "amount.unreadable"],
    ["0", ".", "amount.zero"],
    ["0.00", ".", "amount.zero"],
    ["0.00", ",", "amount.zero"],
    ["-0.00", ".", "amount.zero"],
    ["12.345", ".", "amount.decimals"],
    ["0.001", ".", "amount.decimals"],
    ["1234567890123456", ".", "amount.digits"],
    ["12345678901234.56", ".", "amount.digits"],
    ["$25.00", ".", "amount.currency-sign"],
    ["USD 25.00", ".", "amount.currency-sign"],
    ["25.00 usd", ".", "amount.currency-sign"],
    ["US$ 25.00", ".", "amount.currency-sign"],
    ["€25.00", ".", "amount.other-currency"],
    ["25.00 KES", ".", "amount.other-currency"],
    ["KSh 25.00", ".", "amount.other-currency"],
    ["KES.50", ".", "amount.unreadable"],
    ["12,50", ".", "amount.format"],
    ["12.50", ",", "amount.format"],
    ["9".repeat(500), ".", "amount.unreadable"],
    ["1 ".repeat(60), ".", "amount.unreadable"],
  ])("%j under %j: %s", (text, sign, code) => expect(codes(text, sign)).toEqual([code]));

  it("says what and offers what is safe", () => {
    expect(read("12,5o0", ",").problems).toEqual([
      { code: "amount.unreadable", params: { text: "12,5o0", reason: "letter", letter: "o" }, fix: "12,500" },
    ]);
    expect(read("l2O.00", ".").problems[0]).toMatchObject({ params: { letter: "l" }, fix: "120.00" });
    expect(read("Solo 5", ".").problems[0]).not.toHaveProperty("fix");
    expect(read("$ 1,250.00", ".").problems[0]).toMatchObject({ params: { sign: "$" }, fix: "1,250.00" });
    expect(read("12,50", ".").problems[0]).toMatchObject({ params: { text: "12,50" }, fix: "12.50" });
    expect(read("€25", ".", "KES").problems[0]).toMatchObject({ params: { sign: "€", currency: "KES" } });
    expect(read("12.345", ".").problems[0]).toMatchObject({ params: { decimals: 2, currency: "USD" } });
    expect(read("1234567890123456", ".").problems[0]).toMatchObject({ params: { digits: 16, limit: 15 } });
    expect(read("1,234", null).problems[0]).toMatchObject({ params: { reason: "ambiguous" } });
  });

  it("keeps the value of what is readable but wrong, for sums, and reports none of it", () => {
    expect(read("(1,250.00)", ".")).toMatchObject({ value: "-1250.00", amountText: null });
    expect(read("12.345", ".")).toMatchObject({ value: "12.345", amountText: null });
  });

  it("can be two at once, if both are hers to decide", () => {
    expect(codes("$0.00", ".")).toEqual(["amount.zero", "amount.currency-sign"]);
  });

  it("does not take 12.000 for twelve where it was not asked", () => {
    expect(codes("12.000", ".")).toEqual(["amount.decimals"]);
    expect(codes("25.000", ".", "XOF")).toEqual(["amount.decimals"]);
    expect(readAmount("25.000", amountFormat("XOF", ".", true))).toMatchObject({ amountText: "25" });
  });
});

describe("the organization's own currency in its local clothes", () => {
  it.each([
    ["KES", "KSh 1,250.00", "1,250.00"],
    ["KES", "Ksh. 1,250", "1,250"],
    ["KES", "1,250/=", "1,250"],
    ["KES", "1,250/-", "1,250"],
    ["BOB", "Bs. 1,250.00", "1,250.00"],
    ["BOB", "Bs1,250.00", "1,250.00"],
    ["PEN", "S/ 1,250.00", "1,250.00"],
    ["PEN", "S/. 1,250.00", "1,250.00"],
    ["GTQ", "Q1,250.00", "1,250.00"],
    ["HNL", "L. 1,250.00", "1,250.00"],
    ["XOF", "1 250 FCFA", "1 250"],
    ["XOF", "1 250 F CFA", "1 250"],
    ["XOF", "F CFA 1 250", "1 250"],
    ["NIO", "C$1,250.00", "1,250.00"],
    ["DOP", "RD$ 1,250.00", "1,250.00"],
    ["INR", "₹1,25,000.00", "1,25,000.00"],
    ["INR", "Rs. 1,250.00", "1,250.00"],
    ["PHP", "₱1,250.00", "1,250.00"],
    ["MXN", "$1,250.00 MXN", "1,250.00"],
    ["GBP", "+ £1,100.00", "1,100.00"],
  ])("%s: %j", (currency, text, fix) => {
    const { problems, amountText } = read(text, currency === "XOF" ? null : ".", currency);
    expect(problems).toMatchObject([{ code: "amount.currency-sign", fix }]);
    expect(amountText).not.toBeNull();
    // Another organization would be told that it is not its money, or that it is unreadable.
    expect(read(text, ".", "SEK").amountText).toBeNull();
  });
});

describe("the decimal sign of a column", () => {
  it.each<[string[], DecimalSign | null | "ask"]>([
    [["25", "1 234", "1'234"], null],
    [[], null],
    [["abc", "", "-"], null],
    [["1,234", "5"], "ask"],
    [["1.234", "12.345.678"], ","],
    [["1.234", "250"], "ask"],
    [["1.234,50"], ","],
    [["1,234", "12,5"], ","],
    [["1,234", "0.5"], "."],
    [["1,234", "12.50"], "."],
    [["1.234", "1234.5"], "."],
    [["1.234", "0,250"], ","],
    [["1,234", "1,23,456"], "."],
    [["1,234", "1,234,567"], "."],
    [["12.50", "12,50"], "ask"],
    [["12.50", "13.50", "14.50", "15.50", "12,50"], "."],
    [["12.50", "13.50", "14.50", "12,50"], "ask"],
    [["$12.50", "(1,234)"], "."],
    [["€12,50", "5"], null],
  ])("%j: %j", (texts, sign) => expect(infer(texts)).toBe(sign));
});

/** Writes a plain amount in some format. */
const format = fc.record({
  sign: fc.constantFrom<DecimalSign>(".", ","),
  group: fc.constantFrom("", " ", "'", "\u00a0", "\u202f", "other"),
  around: fc.constantFrom("", " "),
});

function write(
  units: number,
  { sign, group, around }: { sign: DecimalSign; group: string; around: string },
): string {
  const whole = Math.floor(units / 100).toString();
  const separator = group === "other" ? (sign === "." ? "," : ".") : group;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return `${around}${grouped}${sign}${(units % 100).toString().padStart(2, "0")}${around}`;
}

it("reads back whatever it writes, in every format", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 999_999_999 }), { minLength: 1 }),
      format,
      (units, style) => {
        const texts = units.map((unit) => write(unit, style));
        expect(infer(texts)).toBe(style.sign);
        texts.forEach((text, index) => {
          const unit = units[index] ?? 0;
          const plain = `${Math.floor(unit / 100)}.${(unit % 100).toString().padStart(2, "0")}`;
          expect(read(text, style.sign)).toMatchObject({ amountText: plain, problems: [] });
        });
      },
    ),
  );
});

it("never throws and never reports what is not a plain amount, whatever stands in the cell", () => {
  const piece = fc.constantFrom(..."0123456789.,'-+() $€KESo/=\u00a0E%x".split(""));
  fc.assert(
    fc.property(
      fc.string({ unit: piece, maxLength: 14 }),
      fc.constantFrom<DecimalSign | null>(".", ",", null),
      (text, sign) => {
        const { amountText, problems } = read(text, sign);
        if (amountText !== null) expect(amountText).toMatch(/^\d+\.\d{2}$/);
        else expect(problems).toHaveLength(1);
      },
    ),
    { numRuns: 2000 },
  );
});
