import { plainName } from "@/lib/drafts/kiva-lists";
import type { ExpectedLoan } from "./expected-loan";

/** What a loan is found by: its IDs and its borrower, without case and accents. Made once for a list. */
export function searchTexts(loans: readonly ExpectedLoan[]): string[] {
  return loans.map(({ loanId, clientId, name }) => plainName(`${loanId} | ${clientId ?? ""} | ${name}`));
}

/** The loans of a status (null: of both) that hold every word of what was typed; `texts` as `searchTexts` gives them. */
export function findLoans(
  loans: readonly ExpectedLoan[],
  texts: readonly string[],
  { typed, status }: { typed: string; status: ExpectedLoan["status"] | null },
): ExpectedLoan[] {
  const words = plainName(typed).split(" ").filter(Boolean);
  return loans.filter(
    (loan, at) =>
      (status === null || loan.status === status) && words.every((word) => texts[at]!.includes(word)),
  );
}
