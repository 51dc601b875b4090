import { expect, test } from "vitest";
import { expectedLoan } from "@/lib/testing/expected-loans";
import { findLoans, searchTexts } from "./find-loans";

const LOANS = [
  expectedLoan({ loanId: "0012-A", clientId: "C-00391", name: "Núñez Ana" }),
  expectedLoan({ loanId: "0012-B", clientId: null, name: "Otieno Peter", status: "defaulted" }),
  expectedLoan({ loanId: "LOAN/5/2023", clientId: "C-00392", name: "Umoja Women’s Group" }),
];

test.each([
  ["", null, ["0012-A", "0012-B", "LOAN/5/2023"]],
  ["0012", null, ["0012-A", "0012-B"]],
  ["0012", "defaulted", ["0012-B"]],
  ["ana nunez", null, ["0012-A"]],
  ["  c-00392 ", null, ["LOAN/5/2023"]],
  ["loan/5", "payingBack", ["LOAN/5/2023"]],
  ["umoja", "defaulted", []],
] as const)("%j among %j loans", (typed, status, found) => {
  expect(findLoans(LOANS, searchTexts(LOANS), { typed, status }).map(({ loanId }) => loanId)).toEqual(found);
});
