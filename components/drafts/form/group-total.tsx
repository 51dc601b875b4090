import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { amountText } from "@/components/ui/amount-text";
import { useFormParts } from "./form-context";
import { useLoanTotal } from "./use-readings";

/** What the group gets together. */
export function GroupTotal() {
  const { control } = useFormParts();
  const t = useTranslations("draftForm.borrowers");
  const locale = useLocale();
  const [borrowers, currency] = useWatch({ control, name: ["borrowers", "currency"] });
  const total = useLoanTotal();
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line pt-3">
      <span>{t("count", { count: borrowers.length })}</span>
      <span className="font-semibold">
        {total.unread > 0
          ? t("totalUnread", { count: total.unread })
          : total.amountText && t("total", { amount: amountText(total.amountText, locale), currency })}
      </span>
    </p>
  );
}
