import { useLocale, useTranslations } from "next-intl";
import { countText } from "@/components/ui/amount-text";
import { MOST_LOANS } from "@/lib/loans/pack-expected";
import type { Failure } from "@/lib/result";

/** The sentence for why Kiva's list could not be fetched, by its code. */
export function useFailureText(): (failure: Failure) => string {
  const loans = useTranslations("loans.failures");
  const common = useTranslations("common.failures");
  const limit = countText(MOST_LOANS, useLocale());
  return ({ code }) => {
    if (loans.has(code as "loans.too-many")) return loans(code as "loans.too-many", { limit });
    return common.has(code as "network") ? common(code as "network") : common("unexpected");
  };
}
