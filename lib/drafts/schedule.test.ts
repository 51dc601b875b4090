import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAmounts, compareAmounts, currencyDecimals } from "@/lib/money";
import { buildSchedule, FREQUENCIES, scheduleTotals, type ScheduleTerms } from "./schedule";
import { INTEREST_METHODS } from "./schedule-spread";
import { readTypedAmount } from "./typed-amount";

const TERMS: ScheduleTerms = {
  amount: "1000.00",
  currency: "KES",
  instalments: 4,
  frequency: "monthly",
  firstDate: "2027-01-31",
  annualRatePercent: "24",
  method: "flat",
};

function built(change: Partial<ScheduleTerms>) {
  const result = buildSchedule({ ...TERMS, ...change });
  return result.ok
    ? result.value.map(({ date, principal, interest }) => [date, principal, interest])
    : result.failure.code;
}

describe("buildSchedule", () => {
  it("spreads flat interest on the whole amount", () => {
    expect(built({ amount: "1000.01" })).toEqual([
      ["2027-01-31", "250.00", "20.00"],
      ["2027-02-28", "250.00", "20.00"],
      ["2027-03-31", "250.00", "20.00"],
      ["2027-04-30", "250.01", "20.00"],
    ]);
  });

  it("takes interest on what is owed, with equal parts of principal", () => {
    expect(built({ method: "declining-principal" })).toEqual([
      ["2027-01-31", "250.00", "20.00"],
      ["2027-02-28", "250.00", "15.00"],
      ["2027-03-31", "250.00", "10.00"],
      ["2027-04-30", "250.00", "5.00"],
    ]);
  });

  it("makes equal payments: the textbook annuity", () => {
    // 1000 at 2 % a month in 4 payments: 262.62 each (1000 * 0.02 / (1 - 1.02^-4) = 262.6238).
    expect(built({ method: "declining-equal" })).toEqual([
      ["2027-01-31", "242.62", "20.00"],
      ["2027-02-28", "247.47", "15.15"],
      ["2027-03-31", "252.42", "10.20"],
      ["2027-04-30", "257.49", "5.15"],
    ]);
  });

  it.each([
    ["weekly", "2027-01-07"],
    ["fortnightly", "2027-01-14"],
    ["quarterly", "2027-03-31"],
  ] as const)("knows %s", (frequency, second) => {
    const rows = built({ frequency, firstDate: "2026-12-31", instalments: 2 });
    expect((rows as string[][]).map(([date]) => date)).toEqual(["2026-12-31", second]);
  });

  it("pays once, with interest by days", () => {
    const once = { frequency: "once", instalments: 9, annualRatePercent: "36,5" } as const;
    expect(built({ ...once, disbursalDate: "2027-01-21" })).toEqual([["2027-01-31", "1000.00", "10.00"]]);
    expect(built({ ...once, annualRatePercent: "0" })).toEqual([["2027-01-31", "1000.00", "0.00"]]);
    expect(built(once)).toBe("terms.disbursal-date");
    expect(built({ ...once, disbursalDate: "2027-02-01" })).toBe("terms.disbursal-date");
  });

  it.each([
    [{ amount: "" }, "terms.amount"],
    [{ amount: "0" }, "terms.amount"],
    [{ amount: "-5" }, "terms.amount"],
    [{ amount: "1e9" }, "terms.amount"],
    [{ amount: "1.234" }, "terms.amount"],
    [{ amount: "1.230" }, "terms.amount"],
    [{ amount: "12345678901234567" }, "terms.amount"],
    [{ instalments: 0 }, "terms.instalments"],
    [{ instalments: 241 }, "terms.instalments"],
    [{ instalments: 1.5 }, "terms.instalments"],
    [{ instalments: Number.NaN }, "terms.instalments"],
    [{ firstDate: "2027-02-30" }, "terms.first-date"],
    [{ firstDate: "31/01/2027" }, "terms.first-date"],
    [{ annualRatePercent: "" }, "terms.rate"],
    [{ annualRatePercent: "200.01" }, "terms.rate"],
    [{ annualRatePercent: "-1" }, "terms.rate"],
    [{ annualRatePercent: "1e1" }, "terms.rate"],
  ])("refuses %j", (change, code) => {
    expect(built(change)).toBe(code);
  });

  it("adds up for every amount, number, rate and currency", () => {
    const terms = fc.record({
      units: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      currency: fc.constantFrom("XOF", "KES", "TND"),
      instalments: fc.integer({ min: 1, max: 240 }),
      frequency: fc.constantFrom(...FREQUENCIES),
      hundredths: fc.integer({ min: 0, max: 20_000 }),
      method: fc.constantFrom(...INTEREST_METHODS),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(terms, ({ units, currency, hundredths, day, ...rest }) => {
        const decimals = currencyDecimals(currency);
        const digits = units.toString().padStart(decimals + 1, "0");
        const amount = decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
        const result = buildSchedule({
          amount,
          currency,
          firstDate: `2027-01-${String(day).padStart(2, "0")}`,
          disbursalDate: "2026-12-31",
          annualRatePercent: (hundredths / 100).toFixed(2),
          ...rest,
        });
        if (!result.ok) throw new Error(result.failure.code);
        const rows = result.value;
        expect(rows).toHaveLength(rest.frequency === "once" ? 1 : rest.instalments);
        const principals = rows.map((row) => read(row.principal, currency));
        expect(compareAmounts(addAmounts(principals), amount)).toBe(0);
        for (const row of rows) expect(read(row.interest, currency)).not.toContain("-");
        for (const text of principals) expect(text).not.toContain("-");
        const dates = rows.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].sort());
        expect(compareAmounts(scheduleTotals(rows, currency)?.principal ?? "0", amount)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

function read(text: string, currency: string): string {
  const reading = readTypedAmount(text, currency, { allowZero: true });
  if (!("amountText" in reading)) throw new Error(`${text} ${reading.problem}`);
  return reading.amountText;
}

describe("scheduleTotals", () => {
  const row = { date: "2027-01-31", principal: "250", interest: "" };

  it("adds typed cells", () => {
    const rows = [row, { ...row, principal: "1.250,50", interest: "2,5" }];
    expect(scheduleTotals(rows, "KES")).toEqual({ principal: "1500.50", interest: "2.50" });
  });

  it("has none where a figure is missing or cannot be read", () => {
    expect(scheduleTotals([], "KES")).toBeNull();
    expect(scheduleTotals([{ ...row, principal: "" }], "KES")).toBeNull();
    expect(scheduleTotals([{ ...row, interest: "1e9" }], "KES")).toBeNull();
  });
});
