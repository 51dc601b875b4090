import { describe, expect, it } from "vitest";
import { compareDecimals, sumDecimals } from "./decimal-text";
import { monthFile, monthFileWithMistakes } from "./month-file";
import type { MonthFileOptions } from "./month-file";
import { isExpected, seedLoans } from "./seed";
import type { SeededLoan } from "./seed";

const seeded = new Map<string, SeededLoan[]>();
function loansIn(currency: string): SeededLoan[] {
  const loans = seeded.get(currency) ?? seedLoans({ partnerId: "9001", currency, expected: 2_199 });
  seeded.set(currency, loans);
  return loans;
}

function options(changes: Partial<MonthFileOptions> = {}): MonthFileOptions {
  const currency = changes.currency ?? "KES";
  return {
    columns: "three",
    currency,
    amountMeaning: "repaid",
    month: "2026-10",
    loans: loansIn(currency),
    mistakes: false,
    ...changes,
  };
}

/** The lines of the file without its last, empty one. */
const linesOf = (text: string) => text.split("\r\n").slice(0, -1);
const amountsOf = (text: string) =>
  linesOf(text)
    .slice(1)
    .map((line) => (/(?<=,)(?:"[^"]*"|[^",]*)$/.exec(line)?.[0] ?? "").replace(/[",]/g, ""));

describe("the month's file", () => {
  it("has every expected loan once, with figures PA2 takes", () => {
    const given = options();
    const lines = linesOf(monthFile(given));
    expect(lines[0]).toBe("Loan ID,Client ID,Amount");
    expect(lines[1]).toMatch(/^[\w/-]+,C-\d{5},"[\d,]+\.\d\d"$/);
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(
      given.loans.filter(isExpected).map(({ loan }) => loan.internal_loan_id),
    );
    const prices = given.loans.filter(isExpected).map(({ loan }) => loan.loan_local_price);
    const wrong = amountsOf(monthFile(given)).filter(
      (amount, index) =>
        compareDecimals(amount, "0") <= 0 || compareDecimals(amount, prices[index] ?? "0") >= 0,
    );
    expect(wrong).toEqual([]);
  });

  it("grows from month to month, or shrinks where amounts are outstanding", () => {
    const sum = (changes: Partial<MonthFileOptions>) => sumDecimals(amountsOf(monthFile(options(changes))));
    const [october, november] = [sum({ month: "2026-10" }), sum({ month: "2026-11" })];
    expect(compareDecimals(october, november)).toBe(-1);
    const outstanding = (month: string) => sum({ month, amountMeaning: "outstanding" });
    expect(compareDecimals(outstanding("2026-10"), outstanding("2026-11"))).toBe(1);
  });

  it.each<[Partial<MonthFileOptions>, string, RegExp]>([
    [{ columns: "two" }, "Loan ID,Amount", /^[\w/-]+,"[\d,]+\.\d\d"$/],
    [{ language: "es", currency: "BOB" }, "ID del préstamo;ID del cliente;Monto", /;\d{1,3}(\.\d{3})*,\d\d$/],
    [{ language: "fr", currency: "XOF" }, "ID du prêt;ID du client;Montant", /;\d{1,3}(\u202f\d{3})+$/],
    [{ currency: "XOF" }, "Loan ID,Client ID,Amount", /,\d+$/],
    [{ currency: "JOD" }, "Loan ID,Client ID,Amount", /,"?[\d,]+\.\d{3}"?$/],
    [{ delimiter: "\t", decimal: "," }, "Loan ID\tClient ID\tAmount", /\t\d{1,3}(\.\d{3})*,\d\d$/],
  ])("is written as asked: %j", (changes, header, line) => {
    const lines = linesOf(monthFile(options(changes)));
    expect(lines[0]).toBe(header);
    expect(lines[1]).toMatch(line);
    expect(lines).toHaveLength(2_200);
  });

  it("is refused for what is no month", () => {
    expect(() => monthFile(options({ month: "2026-13" }))).toThrow("not a month");
  });
});

describe("the month's file with mistakes", () => {
  it("has each mistake on the row it says", () => {
    const { text, mistakes } = monthFileWithMistakes(options());
    const lines = linesOf(text);
    const shown = (kind: string) =>
      mistakes.filter((mistake) => mistake.kind === kind).map(({ rowNumber }) => lines[rowNumber - 1]);
    expect(shown("missing-amount")).toEqual([expect.stringMatching(/,$/)]);
    expect(shown("letter-in-amount")).toEqual([expect.stringContaining('"12,5o0.00"')]);
    expect(shown("negative-amount")).toEqual([expect.stringMatching(/,"?-[\d,]+\.\d\d"?$/)]);
    expect(shown("zero-amount")).toEqual([expect.stringMatching(/,0\.00$/)]);
    expect(shown("too-many-decimals")).toEqual([expect.stringMatching(/\.\d\d5"?$/)]);
    expect(shown("missing-loan-id")).toEqual([expect.stringMatching(/^,C-/)]);
    expect(shown("missing-client-id")).toEqual([expect.stringMatching(/^[^,]+,,/)]);
    expect(shown("scientific-loan-id")).toEqual([expect.stringMatching(/^1\.04E\+06,/)]);
    expect(shown("date-as-loan-id")).toEqual([expect.stringMatching(/^05-Mar,/)]);
    expect(shown("leading-space-in-loan-id")).toEqual([expect.stringMatching(/^ \S/)]);
    expect(shown("trailing-space-in-loan-id")).toEqual([expect.stringMatching(/^[^,]+ ,/)]);
    expect(shown("no-break-space-in-loan-id")).toEqual([expect.stringMatching(/^[^,]+\u00a0,/)]);
    expect(shown("no-break-space-in-client-id")).toEqual([expect.stringMatching(/,\u00a0C-/)]);
    expect(shown("zero-width-space-in-loan-id")).toEqual([expect.stringMatching(/^\u200b/)]);
    expect(shown("currency-sign")).toEqual([expect.stringMatching(/,"?KES [\d,]+\.\d\d"?$/)]);
    expect(shown("too-many-digits")).toEqual([expect.stringContaining("12,345,678,901,234,567.89")]);
    expect(shown("blank-row")).toEqual([",,", ""]);
    expect(mistakes.at(-1)).toEqual({ kind: "totals-row", rowNumber: lines.length, loanId: null });
  });

  it("has a loan twice on the row it says and on the one before", () => {
    const { text, mistakes } = monthFileWithMistakes(options());
    const pair = (kind: string) => {
      const { rowNumber = 0, loanId } = mistakes.find((mistake) => mistake.kind === kind) ?? {};
      const lines = linesOf(text).slice(rowNumber - 2, rowNumber);
      expect(lines.every((line) => line.startsWith(`${loanId},`))).toBe(true);
      return lines;
    };
    const [first, second] = pair("same-loan-same-amount");
    expect(first).toBe(second);
    const [one, another] = pair("same-loan-other-amount");
    expect(one).not.toBe(another);
  });

  it("names the loan as it should be, on rows that go down the file", () => {
    const given = options();
    const ids = new Set(given.loans.map(({ loan }) => loan.internal_loan_id));
    const { mistakes } = monthFileWithMistakes(given);
    expect(mistakes.map(({ rowNumber }) => rowNumber)).toEqual(
      mistakes.map(({ rowNumber }) => rowNumber).sort((a, b) => a - b),
    );
    const named = mistakes.filter(({ kind }) => kind !== "blank-row" && kind !== "totals-row");
    expect(named).toHaveLength(18);
    expect(named.every(({ loanId }) => loanId !== null && ids.has(loanId))).toBe(true);
  });

  it("ends with the sum of the amounts a person can read", () => {
    const { text, total, mistakes } = monthFileWithMistakes(options({ delimiter: ";" }));
    const unreadable = [
      "missing-amount",
      "letter-in-amount",
      "too-many-decimals",
      "too-many-digits",
      "blank-row",
    ];
    const skipped = new Set(
      mistakes.filter(({ kind }) => unreadable.includes(kind)).map(({ rowNumber }) => rowNumber),
    );
    const lines = linesOf(text);
    const amounts = lines
      .map((line, index) => ({
        rowNumber: index + 1,
        amount: (line.split(";")[2] ?? "").replace(/KES |,/g, ""),
      }))
      .filter(({ rowNumber }) => rowNumber > 1 && rowNumber < lines.length && !skipped.has(rowNumber))
      .map(({ amount }) => amount);
    expect(sumDecimals(amounts)).toBe(total);
    expect(lines.at(-1)?.replaceAll(",", "")).toBe(`Total;;${total}`);
  });

  it("has none of a client ID's mistakes in two columns", () => {
    const { mistakes } = monthFileWithMistakes(options({ columns: "two" }));
    expect(mistakes.filter(({ kind }) => kind.includes("client-id"))).toEqual([]);
  });

  it("is what monthFile gives when asked for mistakes", () => {
    expect(monthFile(options({ mistakes: true }))).toBe(monthFileWithMistakes(options()).text);
  });
});
