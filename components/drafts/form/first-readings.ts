import { readDate } from "@/lib/drafts/dates";
import type { Draft } from "@/lib/drafts/draft";
import { readTypedAmount } from "@/lib/drafts/typed-amount";
import { totalOf, type LoanTotal } from "./loan-total";

/** How the server read a draft's texts: shown until the form has what reads them (load-checks.ts). */
export interface FirstReadings {
  currency: string;
  /** The borrowers' amounts as typed, and beside each what it was read as; null if it cannot be read. */
  amounts: { typed: string; amountText: string | null }[];
  total: LoanTotal;
  date: { typed: string; iso: string | null };
}

/** Reads what the form shows of a draft at first. */
export function firstReadings({ borrowers, currency, disbursalDate }: Draft): FirstReadings {
  const date = readDate(disbursalDate);
  return {
    currency,
    amounts: borrowers.map(({ amount }) => {
      const reading = readTypedAmount(amount, currency);
      return { typed: amount, amountText: "amountText" in reading ? reading.amountText : null };
    }),
    total: totalOf(borrowers, currency),
    date: { typed: disbursalDate, iso: "iso" in date ? date.iso : null },
  };
}
