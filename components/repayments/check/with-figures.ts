import { amountText } from "@/components/ui/amount-text";
import type { Problem } from "@/lib/repayments/problems";

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;
/** The params that hold a figure of ours; her own texts are shown as they stand. */
const FIGURES = new Set(["sum", "ours", "difference", "loanAmount"]);

/** What a problem's sentence is made with: our own figures as the reader's language writes them. */
export function withFigures(params: Problem["params"], locale: string): Problem["params"] {
  const entries = Object.entries(params).map(([name, value]) => {
    const isFigure = FIGURES.has(name) && typeof value === "string" && PLAIN_DECIMAL.test(value);
    return [name, isFigure ? amountText(value, locale) : value] as const;
  });
  return Object.fromEntries(entries);
}
