import { describe, expect, it } from "vitest";
import { check, openCodes, reportOf, rowOf, shortLines, THREE, TWO } from "../file-for-tests";

/** What stands above, between and below the loans, as systems print it: none of it is a loan, and no loan gets lost. */

const HEADER = "Loan ID,Client ID,Amount";
const LOANS = ["0012,C1,25.00", "0013,C2,30.00"];
const READ = [
  ["0012", "C1", "25.00"],
  ["0013", "C2", "30.00"],
];

function withFooter(...footer: string[]) {
  return reportOf([HEADER, ...LOANS, ...footer].join("\n"));
}

describe("lines without a loan are left out with a note, and can be put back", () => {
  // Every one of these was a row with two errors, to be left out by hand.
  it.each([
    ["who printed it", "Printed by Ada on 31/05/2024 page 1 of 3,,"],
    ["a page number in the amount's column", "Impreso por Ana,,Página 1 de 3"],
    ["lines to sign on", "Prepared by: ________,,Approved by: ________"],
    ["a French one", "Édité le 31/05/2024,,"],
    ["the end of the report", "*** End of report ***,,"],
    ["a drawn line", "-----,-----,-----"],
    ["a formula dragged too far", ",,0.00"],
    ["a formula that failed", ",,#N/A"],
  ])("%s", (_, line) => {
    const report = withFooter(line);
    expect(rowOf(report, 4)).toMatchObject({
      status: "left-out",
      because: "no-loan",
      problems: [{ code: "row.no-loan", open: false }],
    });
    expect(shortLines(report)).toEqual(READ);
    expect(report.totals.problemRows).toBe(0);
    const back = reportOf([HEADER, ...LOANS, line].join("\n"), { edits: [{ kind: "put-back", row: 4 }] });
    expect(back.totals.problemRows).toBe(1);
  });

  it.each([
    ["a loan whose amount is missing", "0014,C3,", "amount.missing"],
    ["a name without ID and amount", ",Ana María Paz,", "loan-id.missing"],
    ["an amount whose ID is missing", ",C3,12.00", "loan-id.missing"],
    ["a word with an amount", "Average,C3,27.50", "loan-id.words"],
    ["a page number with an amount", "Page 2,C3,14", "loan-id.words"],
  ])("but never %s", (_, line, code) => {
    expect(openCodes(withFooter(line), 4)).toContain(code);
  });

  it("titles and header again at a page break", () => {
    const page = ["Umoja MFI,,", "Loans in May,,", HEADER];
    const report = reportOf([...page, "0012,C1,25.00", "Page 1 of 2,,", ...page, "0013,C2,30.00"].join("\n"));
    expect(shortLines(report)).toEqual(READ);
    expect(report.rows.map(({ because }) => because)).toEqual([
      null,
      "no-loan",
      "no-loan",
      "no-loan",
      "header-again",
      null,
    ]);
  });

  it("a second line of column names", () => {
    expect(shortLines(reportOf([HEADER, ",,(USD)", ...LOANS].join("\n")))).toEqual(READ);
  });

  it("thousands of comma-only rows, and trailing commas", () => {
    const empty = Array.from({ length: 5000 }, () => ",,,,");
    const report = reportOf([HEADER + ",,", ...LOANS.map((line) => `${line},,`), ...empty].join("\r\n"));
    expect(shortLines(report)).toEqual(READ);
    expect(report.totals.rowsInFile).toBe(2);
  });
});

describe("totals", () => {
  // In Portuguese, in Swahili, with the currency or letters set apart: each was reported as a loan.
  it.each([
    "Total general",
    "TOTAL USD",
    "Total 2 loans",
    "TOTAL (2 loans)",
    "T O T A L",
    "Total Geral",
    "Soma",
    "Jumla",
    "Sous-total :",
    "Total kwa mkopo: 2",
    "Subtotal Nairobi West",
    "Kisumu Total",
  ])("%j in the loan ID's column, agreeing with the rows, is no loan", (word) => {
    const report = reportOf(`Loan ID;Amount\n0012;25,00\n0013;30,00\n${word};55,00`, { settings: TWO });
    expect(rowOf(report, 4)).toMatchObject({ status: "left-out", because: "totals" });
    expect(report.notices).toEqual([{ code: "file.totals-agree", params: { row: 4, sum: "55.00" } }]);
  });

  /** As Excel's subtotals write them: the group's name before the word. They were rows without a loan ID. */
  it("of each branch and of all are each compared with their own rows", () => {
    const rows = [
      "A,1,10.00",
      "A,2,20.00",
      "A Total,,30.00",
      "B,3,5.00",
      "B Total,,5.00",
      "Grand Total,,35.00",
    ];
    const report = reportOf(["Branch,Loan ID,Amount", ...rows].join("\n"), { settings: TWO });
    expect(report.lines.map(({ loanId }) => loanId)).toEqual(["1", "2", "3"]);
    expect(report.notices).toEqual([{ code: "file.totals-agree", params: { row: 7, sum: "35.00" } }]);
  });

  /** A branch's total after the totals of its groups was compared with the sum of the whole file, and "differed". */
  it("of totals agree with the rows since any total before", () => {
    const rows = ["1,10.00", "Total,10.00", "2,4.00", "Total,4.00", "3,6.00", "Total,6.00", "Total,10.00"];
    const report = reportOf(["Loan ID,Amount", ...rows].join("\n"), { settings: TWO });
    expect(report.notices).toMatchObject([{ code: "file.totals-agree" }]);
  });

  it("that differ say from which rows, and by how much", () => {
    const rows = ["1,10.00", "2,20.00", "Total,30.00", "3,5.00", "4,6.00", "Total,11.50"];
    const report = reportOf(["Loan ID,Amount", ...rows].join("\n"), { settings: TWO });
    expect(report.notices).toEqual([
      { code: "file.totals-differ", params: { row: 7, sum: "11.50", ours: "11.00", difference: "0.50" } },
    ]);
  });

  /** It was compared with the rows above it, of which there are none, and "differed" by all of it. */
  it("above the rows are compared with those below", () => {
    const report = reportOf("Loan ID,Amount\nTotal,55.00\n12,25.00\n13,30.00", { settings: TWO });
    expect(report.notices).toEqual([{ code: "file.totals-agree", params: { row: 2, sum: "55.00" } }]);
  });

  // Each of these was reported as one loan more.
  it.each([
    ["a word with a name that does not agree", "Total Nairobi,54.00", "says"],
    ["a count of loans without a word", "2,55.00", "sum"],
  ])("%s: she is asked", (_, line, reason) => {
    const report = reportOf(`Loan ID,Amount\n12,25.00\n13,30.00\n${line}`, { settings: TWO });
    expect(rowOf(report, 4)).toMatchObject({ status: "undecided" });
    expect(rowOf(report, 4).problems).toContainEqual(
      expect.objectContaining({
        code: "row.like-total",
        params: expect.objectContaining({ reason }) as unknown,
      }),
    );
  });

  /** Two payments of the same amount, both "total": the second was taken for the sum of the first, and left out. */
  it("are no payments of a kind called total", () => {
    const report = reportOf("Loan ID,Kind,Amount\n1,Total,10.00\n2,Total,10.00", { settings: TWO });
    expect(shortLines(report)).toEqual([
      ["1", null, "10.00"],
      ["2", null, "10.00"],
    ]);
  });

  it("are no people called Sum or Som", () => {
    const rows = ["Sum,1,10.00", "Som,2,10.00", "Chea,3,7.00", "Sum,4,9.00"];
    const report = reportOf(["Last name,Loan ID,Amount", ...rows].join("\n"), { settings: TWO });
    expect(report.lines).toHaveLength(3);
    // The last row speaks of a sum: she is asked, and nothing is left out by itself.
    expect(openCodes(report, 5)).toEqual(["row.like-total"]);
  });
});

describe("the header", () => {
  /** Sorted together with its header: the rows above were passed over as title lines. */
  it("in the middle: the loans above it are hers to decide about, not lost", () => {
    const report = reportOf(["0013,C2,30.00", HEADER, "0012,C1,25.00"].join("\n"));
    expect(rowOf(report, 1)).toMatchObject({ status: "undecided", amountText: "30.00" });
    expect(openCodes(report, 1)).toEqual(["row.above-header"]);
    expect(report.notices).toEqual([]);
    const last = reportOf([...LOANS, HEADER].join("\n"));
    expect(last.rows.map(({ status }) => status)).toEqual(["undecided", "undecided"]);
  });

  it.each([
    ["with line breaks and spaces in it", '"Loan\nID"," Client  ID ","Amount\r\n(USD)"'],
    ["with a mark inside", "\ufeff\ufeffLoan ID,Client ID,Amount"],
    ["with its accents lost", "Numero de prestamo,ID del cliente,Capital pagado"],
    ["in French without accents", "Numero de pret,ID client,Capital rembourse"],
  ])("%s is recognized", (_, header) =>
    expect(shortLines(reportOf([header, ...LOANS].join("\n")))).toEqual(READ),
  );

  it.each([
    ["none at all", LOANS.join("\n"), "no-header"],
    ["two amounts", `Loan ID,Client ID,Amount,Amount\n0012,C1,25.00,3.00`, "unsure"],
    ["two lines that make one", "Loan,Client,Principal\nID,ID,repaid\n0012,C1,25.00", "unsure"],
  ])("%s: she is asked which column is which", (_, text, reason) => {
    expect(check(text, { settings: THREE })).toMatchObject({
      state: "question",
      question: { kind: "columns", reason },
    });
  });
});
