import { describe, expect, it } from "vitest";
import { isExpected, seedLoans } from "./seed";

const seeded = (currency: string) => seedLoans({ partnerId: "9001", currency, expected: 2_199 });
const plain = (currency: string) => seeded(currency).map(({ loan }) => loan);

describe("the seeded loans", () => {
  it("are 2,199 expected ones, 40 of them defaulted, and some 150 others", () => {
    const loans = seeded("KES");
    expect(loans.filter(isExpected)).toHaveLength(2_199);
    expect(loans.filter(({ loan }) => loan.status === "defaulted")).toHaveLength(40);
    expect(loans).toHaveLength(2_199 + 152);
  });

  it("are the same every time, and others for another partner", () => {
    expect(plain("KES")).toEqual(plain("KES"));
    const other = seedLoans({ partnerId: "9002", currency: "KES", expected: 2_199 });
    expect(other[0]?.loan).not.toEqual(plain("KES")[0]);
  });

  it("have IDs of their own, in the styles that MISs have", () => {
    const loans = plain("KES");
    for (const field of ["internal_loan_id", "internal_client_id", "kiva_id", "uuid"] as const) {
      expect(new Set(loans.map((loan) => loan[field])).size).toBe(loans.length);
    }
    const styles = [/^0\d{3}-[ABC]$/, /^A-\d{4}-\d\d$/, /^LOAN\/\d+\/20\d\d$/, /^0\d{5}$/];
    for (const style of styles) expect(loans.some((loan) => style.test(loan.internal_loan_id))).toBe(true);
  });

  it.each([
    ["KES", 10_000, 150_000, /^\d+\.00$/, "Kisumu: Kenya"],
    ["XOF", 50_000, 1_500_000, /^\d+$/, "Ouagadougou: Burkina Faso"],
    ["BOB", 2_000, 40_000, /^\d+\.00$/, "Cochabamba: Bolivia"],
    ["JOD", 150, 3_500, /^\d+\.000$/, "Kisumu: Kenya"],
  ])("are of a sensible size in %s, and live where it is money", (currency, least, most, pattern, place) => {
    const loans = plain(currency);
    const isSensible = (price: string) =>
      pattern.test(price) && Number(price) >= least && Number(price) <= most;
    expect(loans.map((loan) => loan.loan_local_price).filter((price) => !isSensible(price))).toEqual([]);
    expect(loans.some(({ location }) => location === place)).toBe(true);
  });

  it("are neither untouched nor repaid by the books", () => {
    expect(seeded("XOF").filter(({ book }) => book.repaid <= 0n || book.repaid >= book.price)).toEqual([]);
  });

  it("are refused in a currency there are none of", () => {
    expect(() => seeded("EUR")).toThrow("there are KES");
  });
});
