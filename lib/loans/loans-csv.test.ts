import { expect, test } from "vitest";
import { expectedLoan } from "@/lib/testing/expected-loans";
import { loansCsv } from "./loans-csv";

test("the list as a file: IDs to the letter, empty where Kiva said nothing, and no cell that a spreadsheet runs", () => {
  const words = {
    headers: {
      loan: "Loan ID",
      client: "Client ID",
      borrower: "Borrower",
      status: "Status",
      amount: "Loan amount",
      currency: "Currency",
    },
    statuses: { payingBack: "Paying back", defaulted: "In default" },
  };
  const loans = [
    expectedLoan({ loanId: "0012" }),
    expectedLoan({
      name: "=HYPERLINK(1)",
      clientId: null,
      amountText: null,
      currency: null,
      status: "defaulted",
    }),
  ];
  expect(loansCsv(loans, words)).toBe(
    "\ufeffLoan ID,Client ID,Borrower,Status,Loan amount,Currency\r\n" +
      "0012,C-00391,Njeri W.,Paying back,25000.00,KES\r\n" +
      "0012-A,,'=HYPERLINK(1),In default,,\r\n",
  );
});
