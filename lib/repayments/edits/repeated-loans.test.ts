import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAmounts } from "@/lib/money";
import { editsSchema } from "./edit-schema";
import { openCodes, reportOf, shortLines } from "../file-for-tests";
import { figureBy, looksLikePayments, repeatedChange, repeatedLoans } from "./repeated-loans";

const HEADER = "Loan ID,Client ID,Amount";
/** As an MIS exports its transactions. */
const PAYMENTS = [
  HEADER,
  "A-1,C-1,10.00",
  "A-2,C-2,20.00",
  "A-1,C-1,15.50",
  "A-3,C-3,5.00",
  "A-2,C-2,1.25",
  "A-1,C-1,4.50",
  "A-3,C-3,7.00",
  "A-4,C-4,8.00",
].join("\n");

describe("loans on several rows", () => {
  it("are found with their rows, in the file's order", () => {
    expect(repeatedLoans(reportOf(PAYMENTS))).toEqual([
      {
        loanId: "A-1",
        rows: [
          { row: 2, amountText: "10.00" },
          { row: 4, amountText: "15.50" },
          { row: 7, amountText: "4.50" },
        ],
        hasOneClient: true,
      },
      {
        loanId: "A-2",
        rows: [
          { row: 3, amountText: "20.00" },
          { row: 6, amountText: "1.25" },
        ],
        hasOneClient: true,
      },
      {
        loanId: "A-3",
        rows: [
          { row: 5, amountText: "5.00" },
          { row: 8, amountText: "7.00" },
        ],
        hasOneClient: true,
      },
    ]);
  });

  it("are added up all at once", () => {
    const { edits } = repeatedChange("add", repeatedLoans(reportOf(PAYMENTS)));
    expect(editsSchema.safeParse(edits).success).toBe(true);
    const after = reportOf(PAYMENTS, { edits });
    expect(shortLines(after)).toEqual([
      ["A-1", "C-1", "30.00"],
      ["A-2", "C-2", "21.25"],
      ["A-3", "C-3", "12.00"],
      ["A-4", "C-4", "8.00"],
    ]);
    expect(after.totals.problemRows).toBe(0);
    expect(repeatedLoans(after)).toEqual([]);
  });

  it("or each loan's last row counts", () => {
    const { edits } = repeatedChange("last", repeatedLoans(reportOf(PAYMENTS)));
    const after = reportOf(PAYMENTS, { edits });
    expect(shortLines(after)).toEqual([
      ["A-2", "C-2", "1.25"],
      ["A-1", "C-1", "4.50"],
      ["A-3", "C-3", "7.00"],
      ["A-4", "C-4", "8.00"],
    ]);
    expect(after.totals.problemRows).toBe(0);
  });

  it.each([
    ["rows of different clients", "A-1,C-1,10.00\nA-1,C-2,5.00"],
    ["a figure that cannot be read", "A-1,C-1,10.00\nA-1,C-1,x"],
  ])("stay hers to decide: %s", (_, rows) => {
    const report = reportOf(`${HEADER}\n${rows}\nA-2,C-9,1.00\nA-2,C-9,2.00`);
    const loans = repeatedLoans(report);
    for (const choice of ["add", "last"] as const) {
      expect(loans.map((loan) => figureBy(choice, loan))).toEqual([null, choice === "add" ? "3.00" : "2.00"]);
      const after = reportOf(`${HEADER}\n${rows}\nA-2,C-9,1.00\nA-2,C-9,2.00`, {
        edits: repeatedChange(choice, loans).edits,
      });
      expect(openCodes(after, 2)).toContain("loan.twice");
      expect(repeatedLoans(after).map(({ loanId }) => loanId)).toEqual(["A-1"]);
    }
  });

  it("are shown before: the last rows of the first of them, with the figure that becomes of each", () => {
    const many = Array.from({ length: 9 }, (_, at) => `A-9,C-9,${at + 1}.00`);
    const unlike = ["A-0,C-0,1.00", "A-0,C-1,2.00"];
    const loans = repeatedLoans(
      reportOf([HEADER, ...unlike, ...many, ...PAYMENTS.split("\n").slice(1)].join("\n")),
    );
    const { first, decided, left, edits } = repeatedChange("add", loans);
    expect([decided, left, edits.length]).toEqual([4, 1, 4]);
    expect(first.map(({ loanId, figure, rows, hasMore }) => [loanId, figure, rows.length, hasMore])).toEqual([
      ["A-9", "45.00", 6, true],
      ["A-1", "30.00", 3, false],
      ["A-2", "21.25", 2, false],
      ["A-3", "12.00", 2, false],
    ]);
    expect(first[0]?.rows.at(-1)).toEqual({ row: 12, amountText: "9.00" });
    // Where none can be decided, she sees what is in the way.
    const none = repeatedChange("last", loans.slice(0, 1));
    expect([none.decided, none.left, none.first.map(({ figure }) => figure)]).toEqual([0, 1, [null]]);
  });

  it("told apart: an export of payments, and a slip or two", () => {
    const looks = (text: string) => {
      const report = reportOf(text);
      return looksLikePayments(report.totals, repeatedLoans(report));
    };
    expect(looks(PAYMENTS)).toBe(true);
    const month = Array.from({ length: 40 }, (_, at) => `L-${at},C-${at},1.00`);
    expect(looks([HEADER, ...month, "L-1,C-1,2.00", "L-2,C-2,2.00", "L-3,C-3,2.00"].join("\n"))).toBe(false);
    expect(looks([HEADER, "A-1,C-1,1.00", "A-1,C-1,2.00"].join("\n"))).toBe(false);
  });

  it("whatever the payments: what is shown before is what is reported after, and no loan is lost", () => {
    const payment = fc.record({
      loan: fc.integer({ min: 1, max: 6 }),
      cents: fc.integer({ min: 1, max: 99_999 }),
    });
    fc.assert(
      fc.property(
        fc.array(payment, { minLength: 2, maxLength: 25 }),
        fc.constantFrom("add" as const, "last" as const),
        (payments, choice) => {
          const amounts = payments.map(({ cents }) => (cents / 100).toFixed(2));
          const lines = payments.map(({ loan }, at) => `L${loan}-X,C-${loan},${amounts[at]}`);
          const text = [HEADER, ...lines].join("\n");
          const loans = repeatedLoans(reportOf(text));
          const after = reportOf(text, { edits: repeatedChange(choice, loans).edits });
          const reported = new Map(after.lines.map(({ loanId, amountText }) => [loanId, amountText]));
          expect(after.lines).toHaveLength(reported.size);
          expect([...reported.keys()].sort()).toEqual(
            [...new Set(payments.map(({ loan }) => `L${loan}-X`))].sort(),
          );
          for (const loan of loans) expect(reported.get(loan.loanId)).toBe(figureBy(choice, loan));
          if (choice === "add") expect(after.totals.sumText).toBe(addAmounts(amounts));
        },
      ),
    );
  });
});
