import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import type { AmountRange } from "@/lib/repayments/check/amount-spread";

/** Says a range of amounts. */
export function useRangeText(): (range: AmountRange) => string {
  const t = useTranslations("check.spread");
  const locale = useLocale();
  return ({ from, to }) => {
    if (to === 0) return amountText("0", locale);
    const least = amountText(String(from), locale);
    return Number.isFinite(to)
      ? t("range", { from: least, to: amountText(String(to), locale) })
      : t("above", { from: least });
  };
}
