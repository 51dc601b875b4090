import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import type { DraftProblem } from "@/lib/drafts/problems";
import { dayText } from "./day-text";

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The params that hold figures and days of ours; her own texts are shown as they stand. */
const FIGURES = new Set(["one", "other", "sum", "amount", "usd"]);
const DAYS = new Set(["iso", "date", "disbursal"]);

/** The sentence of a draft's problem, the same wherever it is said. */
export function useProblemText(): (problem: Pick<DraftProblem, "code" | "params">) => string {
  const t = useTranslations("draftProblems");
  const locale = useLocale();
  return ({ code, params }) => {
    const shown = Object.entries(params).map(([name, value]) => {
      if (typeof value !== "string") return [name, value] as const;
      if (FIGURES.has(name) && PLAIN_DECIMAL.test(value)) return [name, amountText(value, locale)] as const;
      if (DAYS.has(name) && ISO_DAY.test(value)) return [name, dayText(value, locale)] as const;
      return [name, value] as const;
    });
    const values = Object.fromEntries(shown);
    const sentence = t(code as "amount.zero", values);
    if (code !== "list.unmatched" || !params.suggestion) return sentence;
    return `${sentence} ${t("suggestion", { suggestion: params.suggestion })}`;
  };
}
