import { useLocale, useTranslations } from "next-intl";
import { amountText, countText } from "@/components/ui/amount-text";

/** The figures that matter, large, each with what it counts. */
export function ReportTotals({
  loans,
  sumText,
  currency,
  batches,
  leftOut,
}: {
  loans: number;
  sumText: string;
  currency: string;
  batches: number;
  leftOut: number;
}) {
  const t = useTranslations("report.totals");
  const locale = useLocale();
  const figures = [
    { figure: countText(loans, locale), label: t("loans", { count: loans }) },
    { figure: amountText(sumText, locale), label: t("sum", { currency }) },
    { figure: countText(batches, locale), label: t("batches", { count: batches }) },
    { figure: countText(leftOut, locale), label: t("leftOut", { count: leftOut }) },
  ];
  return (
    <ul className="flex flex-wrap gap-x-10 gap-y-3 border-y border-line py-4">
      {figures.map(({ figure, label }) => (
        <li key={label}>
          <span className="block text-title font-semibold sm:text-figure">{figure}</span>
          <span className="text-ink-soft">{label}</span>
        </li>
      ))}
    </ul>
  );
}
