import { useWatch } from "react-hook-form";
import { useFormParts } from "./form-context";
import { useChecks } from "./load-checks";
import type { LoanTotal } from "./loan-total";

const NOTHING_READ: LoanTotal = { amountText: null, unread: 0 };

/** One borrower's amount as plain decimal text; null if it cannot be read, or not yet. */
export function useAmountReading(typed: string, currency: string): string | null {
  const { readings } = useFormParts();
  const checks = useChecks();
  if (checks) {
    const reading = checks.readTypedAmount(typed, currency);
    return "amountText" in reading ? reading.amountText : null;
  }
  if (currency !== readings.currency) return null;
  return readings.amounts.find((amount) => amount.typed === typed)?.amountText ?? null;
}

/** What all borrowers get together, as it stands now. */
export function useLoanTotal(): LoanTotal {
  const { control, readings } = useFormParts();
  const [borrowers, currency] = useWatch({ control, name: ["borrowers", "currency"] });
  const checks = useChecks();
  if (checks) return checks.totalOf(borrowers, currency);
  const isAsRead =
    currency === readings.currency &&
    borrowers.length === readings.amounts.length &&
    borrowers.every(({ amount }, index) => amount === readings.amounts[index]?.typed);
  return isAsRead ? readings.total : NOTHING_READ;
}

/** The disbursal date, ISO; null if it cannot be read, or not yet. */
export function useDisbursalReading(): string | null {
  const { control, readings } = useFormParts();
  const typed = useWatch({ control, name: "disbursalDate" });
  const checks = useChecks();
  if (!checks) return typed === readings.date.typed ? readings.date.iso : null;
  const reading = checks.readDate(typed);
  return "iso" in reading ? reading.iso : null;
}
