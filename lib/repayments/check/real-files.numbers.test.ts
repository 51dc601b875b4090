import { describe, expect, it } from "vitest";
import { check, reportOf, rowOf, TWO } from "../file-for-tests";

/** Amounts as they are written where our partners are, from the bytes to what is reported. */

function report(currency: string, amounts: readonly string[], decimalSign?: "." | ",") {
  const rows = amounts.map((amount, at) => `A-${at + 1};"${amount.replaceAll('"', '""')}"`);
  const choices = decimalSign ? { decimalSign } : {};
  return reportOf(["Loan ID;Amount", ...rows].join("\n"), {
    settings: { columns: "two", currency },
    choices,
  });
}

/** Each amount with what it is read as, and its problem if there is one. */
function readings(currency: string, amounts: readonly string[]) {
  return report(currency, amounts).rows.map(({ amountText, problems }) =>
    problems[0] ? [amountText, problems[0].code, problems[0].fix ?? ""] : [amountText],
  );
}

const OWN = "amount.currency-sign";

describe("a column as it is written in", () => {
  it("Kenya: shillings before and after, and a stroke for no cents", () => {
    expect(
      readings("KES", [
        "1,250.50",
        "KSh 1,250.00",
        "Ksh.500.00",
        "1,250/=",
        "750/-",
        "Kshs 5.00",
        "KES 7.50",
      ]),
    ).toEqual([
      ["1250.50"],
      ["1250.00", OWN, "1,250.00"],
      ["500.00", OWN, "500.00"],
      ["1250.00", OWN, "1,250"],
      ["750.00", OWN, "750"],
      ["5.00", OWN, "5.00"],
      ["7.50", OWN, "7.50"],
    ]);
  });

  it("Bolivia: decimal commas, and an ending for no cents", () => {
    expect(readings("BOB", ["1.250,50", "Bs 1.250,00", "Bs. 40,5", "100.-", "1.500,-", "12,50 Bs."])).toEqual(
      [
        ["1250.50"],
        ["1250.00", OWN, "1.250,00"],
        ["40.50", OWN, "40,5"],
        ["100.00", "amount.wrapped", "100"],
        ["1500.00", "amount.wrapped", "1.500,00"],
        ["12.50", OWN, "12,50"],
      ],
    );
  });

  it("Burkina Faso: no decimals, spaces of every kind", () => {
    expect(
      readings("XOF", [
        "25 000",
        "1\u00a0250",
        "3\u202f000",
        "1\u2009500",
        "25 000 FCFA",
        "F.CFA 500",
        "250 Frs",
      ]),
    ).toEqual([
      ["25000"],
      ["1250"],
      ["3000"],
      ["1500"],
      ["25000", OWN, "25 000"],
      ["500", OWN, "500"],
      ["250", OWN, "250"],
    ]);
  });

  it("India: lakhs, rupees and a stroke; a figure grouped otherwise is told", () => {
    // The stroke was Kenya's only: "Rs. 1,25,000/-" was another currency's.
    expect(
      readings("INR", ["1,23,456.78", "2,50,000", "Rs. 1,25,000/-", "₹500.00", "1,234,567.00", "123,456.00"]),
    ).toEqual([
      ["123456.78"],
      ["250000.00"],
      ["125000.00", OWN, "1,25,000"],
      ["500.00", OWN, "500.00"],
      [null, "amount.format", "1234567.00"],
      [null, "amount.format", "123456.00"],
    ]);
  });

  it("Switzerland: apostrophes of both kinds, francs and strokes; a comma among them is doubtful", () => {
    expect(readings("CHF", ["1'250.50", "1’250.50", "Fr. 25.-", "CHF 30.00", "12,500"])).toEqual([
      ["1250.50"],
      ["1250.50"],
      ["25.00", OWN, "25"],
      ["30.00", OWN, "30.00"],
      // It was read as twelve and a half thousand.
      [null, "amount.unreadable", ""],
    ]);
  });

  it("Tunisia: three decimals, so a comma proves nothing by itself", () => {
    // "1,250" beside decimal points was read as one thousand two hundred and fifty.
    expect(readings("TND", ["25.500", "12.5", "1,250"])[2]).toEqual([null, "amount.unreadable", ""]);
    expect(readings("TND", ["25.500", "1,250.500", "1,250"])[2]).toEqual(["1250.000"]);
  });
});

describe("what two readings are possible of is asked", () => {
  it.each([
    ["USD", ["1.234", "2.500"]],
    ["XOF", ["1.500", "15.000"]],
    ["RWF", ["1,500", "2,000"]],
    ["UGX", ["1,500", "UGX 2,000/="]],
    ["TND", ["1.250", "13.750"]],
  ])("%s %j", (currency, amounts) => {
    const rows = amounts.map((amount, at) => `A-${at};"${amount}"`);
    const outcome = check(["Loan ID;Amount", ...rows].join("\n"), { settings: { columns: "two", currency } });
    expect(outcome).toMatchObject({ state: "question", question: { kind: "decimal-sign" } });
  });

  it("and what only one is possible of is not", () => {
    // Zeros of the database beside decimal commas were a contradiction, and asked about.
    const some = report("USD", ["12,50", "0.00", "0.00", "7,25"]);
    expect(some.reading.decimalSign).toBe(",");
    expect(some.lines.map(({ amountText }) => amountText)).toEqual(["12.50", "7.25"]);
    expect(report("UGX", ["1,500.00", "2,000.00"]).lines.map(({ amountText }) => amountText)).toEqual([
      "1500",
      "2000",
    ]);
  });

  it("an answer that a currency cannot have is held back", () => {
    const answered = report("XOF", ["1.500", "2.000"], ".");
    expect(answered.rows.map(({ amountText, status }) => [amountText, status])).toEqual([
      [null, "blocked"],
      ["2", "report"],
    ]);
  });
});

describe("what is no amount to report says so", () => {
  const beside = ["12.50", "13.50", "14.50", "15.50"];
  it.each<[string, string, object]>([
    ["1.250,00", "amount.format", { reason: "sign" }],
    ["(5.00)", "amount.negative", {}],
    ["5.00-", "amount.negative", {}],
    ["\u22125.00", "amount.negative", {}],
    ["€5.00", "amount.other-currency", { sign: "€" }],
    ["KSh 5", "amount.other-currency", { sign: "KSh" }],
    ["12.345", "amount.decimals", { decimals: 2 }],
    ["5%", "amount.unreadable", { reason: "other" }],
    ["n/a", "amount.unreadable", { reason: "other" }],
    ["12.", "amount.unreadable", { reason: "other" }],
    ["٢٥", "amount.unreadable", { reason: "other" }],
    ["１２.50", "amount.unreadable", { reason: "other" }],
    ["12,5o0.00", "amount.unreadable", { reason: "letter" }],
    ["1,5E+05", "amount.unreadable", { reason: "scientific" }],
    ["1e3", "amount.unreadable", { reason: "scientific" }],
    ["#####", "amount.unreadable", { reason: "hashes" }],
    ["#REF!", "amount.unreadable", { reason: "hashes" }],
    ["-", "amount.unreadable", { reason: "dash" }],
    ["--", "amount.unreadable", { reason: "dash" }],
    ["", "amount.missing", {}],
  ])("%j: %s", (amount, code, params) => {
    const row = rowOf(report("USD", [...beside, amount]), 6);
    expect(row.problems).toMatchObject([{ code, params, open: true }]);
    expect(row.status).toBe("blocked");
  });

  it.each([
    ["0012.50", "12.50"],
    [".50", "0.50"],
    [" 12.50\u00a0", "12.50"],
    ["\u200b12.50", "12.50"],
    ["+12.50", "12.50"],
  ])("but %j is %s", (amount, amountText) => {
    expect(rowOf(report("USD", [...beside, amount]), 6)).toMatchObject({ amountText, problems: [] });
  });

  // Each of these was "not a number", to be typed again by hand in every row.
  it.each(['="12.50"', "'12.50", "'12.50'", '"12.50"', "«12.50»"])(
    "%s is 12.50 with signs around it",
    (amount) => {
      const row = rowOf(report("USD", [...beside, amount]), 6);
      expect(row).toMatchObject({ amountText: "12.50", status: "undecided" });
      expect(row.problems).toMatchObject([{ code: "amount.wrapped", fix: "12.50" }]);
    },
  );
});

/** The row said "USD" in a column of its own, and its 25 dollars went out as 25 shillings. */
it("a row that names another currency in a column of its own is not reported in ours", () => {
  const text = "Loan ID,Currency,Amount\n12,KES,100.00\n13,USD,25.00\n14,Ksh,50.00\n15,,60.00";
  const read = reportOf(text, { settings: { columns: "two", currency: "KES" } });
  expect(rowOf(read, 3).problems).toMatchObject([{ code: "amount.other-currency", params: { sign: "USD" } }]);
  expect(read.lines.map(({ loanId }) => loanId)).toEqual(["12", "14", "15"]);
  expect(reportOf(text.replaceAll("KES", "USD").replace("Ksh", "$"), { settings: TWO }).lines).toHaveLength(
    4,
  );
});
