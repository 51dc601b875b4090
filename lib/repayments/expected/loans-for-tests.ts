import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { ExpectedIndex } from "./expected-index";
import { possibleLoans } from "./possible-loans";

/** Expected loans with these IDs; `["A-1", "C-1"]` has a client as well. */
export function loansOf(ids: readonly (string | readonly [string, string])[]): ExpectedLoan[] {
  return ids.map((id, at) => {
    const [loanId, clientId = null] = typeof id === "string" ? [id] : id;
    return {
      kivaId: String(1_000_000 + at),
      loanId,
      clientId,
      name: `Borrower ${at}`,
      status: "payingBack",
      currency: "KES",
      amountText: "500.00",
    };
  });
}

/** What the text may stand for among these IDs: IDs and reasons, `A-12 case`, in the order of the list. */
export function possibleIds(
  ids: readonly (string | readonly [string, string])[],
  text: string,
  clientIdText: string | null = null,
): string[] {
  const index = new ExpectedIndex(loansOf(ids));
  return possibleLoans(index, text, clientIdText).map(
    ({ position, reason }) => `${index.loans[position]?.loanId} ${reason}`,
  );
}

/** The IDs that are offered for the text, whatever the reason. */
export function idsOffered(ids: readonly string[], text: string): string[] {
  const index = new ExpectedIndex(loansOf(ids));
  return possibleLoans(index, text, null).map(({ position }) => ids[position] ?? "");
}
