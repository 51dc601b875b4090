import { describe, expect, it } from "vitest";
import { ExpectedIndex } from "./expected-index";
import { loansOf } from "./loans-for-tests";
import { possibleLoans } from "./possible-loans";

describe("an expected loan", () => {
  const index = new ExpectedIndex(
    loansOf(["0012", "12", "A-12", ["7", "C-1"], ["7", "C-2"], "", " ", "constructor", "__proto__"]),
  );

  it("is found by its ID, to the letter", () => {
    expect(["0012", "12", "A-12"].map((id) => index.positionOf(id))).toEqual([0, 1, 2]);
    for (const id of ["012", "a-12", " 12", "toString"]) expect(index.positionOf(id)).toBe(-1);
    expect(index.positionOf("constructor")).toBe(7);
    expect(index.positionOf("__proto__")).toBe(8);
  });

  it("may have the ID of another client's loan", () => {
    expect(index.positionOf("7")).toBe(3);
    expect(index.positionsOf("7")).toEqual([3, 4]);
  });

  it("is not found by nothing", () => {
    expect(index.positionOf("")).toBe(-1);
    expect(index.positionOf(" ")).toBe(-1);
  });
});

describe("a file that has little to do with the list", () => {
  const LOANS = 5000;
  const ROWS = 5000;

  /** Loans that count how often anybody looks at an ID of theirs. */
  function counting(): { index: ExpectedIndex; reads: () => number } {
    let reads = 0;
    const loans = loansOf(Array.from({ length: LOANS }, (_, at) => String(2_040_000 + at))).map((loan) => ({
      ...loan,
      get loanId() {
        reads++;
        return loan.loanId;
      },
    }));
    return { index: new ExpectedIndex(loans), reads: () => reads };
  }

  it("costs a pass over the loans for each kind of damage, not for each row", () => {
    const { index, reads } = counting();
    expect(reads()).toBe(0);
    const texts = [
      (at: number) => String(7_000_000 + at),
      (at: number) => `${7_000_000 + at}.0`,
      (at: number) => `7.${at}E+06`,
      (at: number) => `${(at % 28) + 1}/${(at % 12) + 1}/${1900 + at}`,
      (at: number) => `="K-${at}"`,
      (at: number) => `K\ufffd${at}`,
      (at: number) => `20\ufffd${at}`,
      (at: number) => `9${at}00000000000000`,
    ];
    for (let at = 0; at < ROWS; at++) for (const text of texts) possibleLoans(index, text(at), `C-${at}`);
    // 40,000 rows: looking through the loans for each would be 200 million.
    expect(reads()).toBeLessThanOrEqual(15 * LOANS);
  });

  it("answers rows that say the same with one and the same list, however long", () => {
    const { index } = counting();
    const first = possibleLoans(index, "2.04E+06", null);
    expect(first).toHaveLength(LOANS);
    expect(possibleLoans(index, "2,04E+06", null)).toBe(first);

    const dates = new ExpectedIndex(loansOf(Array.from({ length: 100 }, (_, at) => `5-3-${1950 + at}`)));
    const march = possibleLoans(dates, "05-Mar", null);
    expect(march).toHaveLength(100);
    expect(possibleLoans(dates, "05-mar", null)).toBe(march);
  });
});
