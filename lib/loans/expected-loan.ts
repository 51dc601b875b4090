/** A loan that PA2 has as `payingBack` or `defaulted`: the ones that can and should be reported (domain.md, section 5). */
export interface ExpectedLoan {
  kivaId: string;
  /** As PA2 has it, to the letter. */
  loanId: string;
  clientId: string | null;
  /** The borrower's or the group's. */
  name: string;
  status: "payingBack" | "defaulted";
  /** ISO 4217; null where Kiva did not say. */
  currency: string | null;
  /** The loan's amount in its currency, as Kiva writes it; null where Kiva did not say. */
  amountText: string | null;
}

/** The expected loans of one organization in one environment, as Kiva listed them at one moment. Never changes. */
export interface ExpectedSnapshot {
  id: string;
  /** Epoch milliseconds: when Kiva was last asked and said just this. */
  asOf: number;
  loans: readonly ExpectedLoan[];
}
