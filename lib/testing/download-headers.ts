import type { DownloadHeaders } from "@/lib/repayments/report-downloads";

/** The header texts that downloads of a report are given in tests. */
export const HEADERS: DownloadHeaders = {
  row: "Row",
  loan: "Loan ID",
  client: "Client ID",
  amount: "Amount",
  batch: "Batch",
  severity: "Severity",
  details: "Kiva says",
  borrower: "Borrower",
  missing: "Missing",
};
