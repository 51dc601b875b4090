import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import type { Notice } from "@/lib/repayments/checked-report";
import type { Problem } from "@/lib/repayments/problems";

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;
/** The params that hold a figure of ours; her own texts are shown as they stand. */
const FIGURES = new Set(["sum", "ours", "difference", "loanAmount"]);

/** The sentence of a problem: the same under the cell, in the downloaded file and in history. */
export function useProblemText(): (problem: Pick<Problem, "code" | "params">) => string {
  const t = useTranslations("problems.row");
  const locale = useLocale();
  return ({ code, params }) => t(code, withFigures(params, locale));
}

/** The sentence about the file as a whole. */
export function useNoticeText(): (notice: Notice) => string {
  const t = useTranslations("problems.notices");
  const locale = useLocale();
  return ({ code, params }) => t(code, withFigures(params, locale));
}

function withFigures(params: Problem["params"], locale: string): Problem["params"] {
  const entries = Object.entries(params).map(([name, value]) => {
    const isFigure = FIGURES.has(name) && typeof value === "string" && PLAIN_DECIMAL.test(value);
    return [name, isFigure ? amountText(value, locale) : value] as const;
  });
  return Object.fromEntries(entries);
}
