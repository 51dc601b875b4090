import { writeCsv } from "@/lib/files/csv";
import type { ExpectedLoan } from "./expected-loan";

/** In the reader's language. */
export interface LoansCsvWords {
  headers: Record<"loan" | "client" | "borrower" | "status" | "amount" | "currency", string>;
  statuses: Record<ExpectedLoan["status"], string>;
}

/** Kiva's list as a CSV, a loan a line; what Kiva did not say stays empty. */
export function loansCsv(loans: readonly ExpectedLoan[], { headers, statuses }: LoansCsvWords): string {
  const { loan, client, borrower, status, amount, currency } = headers;
  const rows = loans.map((one) => [
    one.loanId,
    one.clientId ?? "",
    one.name,
    statuses[one.status],
    one.amountText ?? "",
    one.currency ?? "",
  ]);
  return writeCsv([[loan, client, borrower, status, amount, currency], ...rows], { delimiter: "," });
}
