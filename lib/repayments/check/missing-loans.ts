import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import type { CheckedFile } from "./checked-file";

/** An expected loan that is not reported; `row`: the row of the file that was left out, null if it has none. */
export type MissingLoan = Pick<ExpectedLoan, "loanId" | "clientId" | "name"> & { row: number | null };

/** The expected loans that the file does not report, in Kiva's order. */
export function missingLoans(checked: CheckedFile): MissingLoan[] {
  const { expected } = checked.layout;
  if (!expected) return [];
  const leftOut = new Map<string, number>();
  for (const { status, cells, row } of checked.markedRows()) {
    if (status === "left-out" && !leftOut.has(cells.loanId)) leftOut.set(cells.loanId, row);
  }
  return checked.missing().map((position) => {
    const { loanId, clientId, name } = expected.loanAt(position);
    return { loanId, clientId, name, row: leftOut.get(loanId) ?? null };
  });
}
