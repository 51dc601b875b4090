import { defuse } from "@/lib/files/csv";
import { writeWorkbook } from "@/lib/files/workbook/write-workbook";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { currencyDecimals } from "@/lib/money";
import type { CheckSettings } from "../checked-report";
import { loanColumns } from "./loan-columns";

/** In the reader's language; the column names must be ones that are recognized. */
export interface MissingWords {
  /** The name of the sheet. */
  sheet: string;
  loanId: string;
  clientId: string;
  borrower: string;
  amount: string;
}

/**
 * Expected loans that are not reported as an .xlsx, with an empty column for the amounts: filled in, it can be uploaded
 * as it is. The IDs are exactly Kiva's; a name that would start a formula is defused, for the sheet may be saved as CSV.
 */
export function missingWorkbook(
  loans: readonly Pick<ExpectedLoan, "loanId" | "clientId" | "name">[],
  words: MissingWords,
  { columns, currency }: CheckSettings,
): Uint8Array<ArrayBuffer> {
  const ids = (loanId: string, clientId: string): string[] =>
    columns === "three" ? [loanId, clientId] : [loanId];
  const sheet = {
    name: words.sheet,
    columns: loanColumns(columns, { format: "text", width: 32 }),
    header: [...ids(words.loanId, words.clientId), words.borrower, words.amount],
    rows: loans.map(({ loanId, clientId, name }) => [...ids(loanId, clientId ?? ""), defuse(name)]),
  };
  return writeWorkbook([sheet], { amountDecimals: currencyDecimals(currency) });
}
