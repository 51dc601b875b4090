import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import { Notice } from "@/components/ui/notice";
import type { Report } from "@/lib/repayments/report";
import { routes, type Place } from "@/lib/routes";

/** A warning before a month is reported a second time, with a link to each report that Kiva has already. */
export function SameMonth({ reports, place }: { reports: Report[]; place: Place }) {
  const t = useTranslations("report");
  const locale = useLocale();
  if (reports.length === 0) return null;
  return (
    <Notice tone="warning" title={t("review.sameMonthTitle", { count: reports.length })}>
      <p>{t("review.sameMonth")}</p>
      <ul className="list-disc ps-5">
        {reports.map((report) => (
          <li key={report.id}>
            <Link
              href={routes.report(place, report.id)}
              className="inline-flex min-h-6 items-center text-leaf underline underline-offset-2"
            >
              {t("review.sameMonthLink", {
                loans: report.lineCount,
                sum: `${amountText(report.sumText, locale)} ${report.currency}`,
                file: report.fileName,
              })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
