import { useLocale, useTranslations } from "next-intl";
import { countText } from "@/components/ui/amount-text";
import { Share } from "@/components/ui/share";
import type { MissingOfMonth } from "@/lib/repayments/missing-of-month";

/** How many of the loans that Kiva expects the month reports, large, with its picture below. */
export function ReportedShare({ found: { count, missing } }: { found: MissingOfMonth }) {
  const t = useTranslations("report.missing");
  const locale = useLocale();
  const reported = count - missing.length;
  return (
    <div className="max-w-96 space-y-1">
      <p>
        {t.rich("reported", {
          reported: countText(reported, locale),
          count,
          figure: countText(count, locale),
          strong: (text) => <strong className="text-title font-semibold">{text}</strong>,
        })}
      </p>
      <Share part={reported} whole={count} />
    </div>
  );
}
