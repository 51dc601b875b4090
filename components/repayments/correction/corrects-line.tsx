import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { LocalTime } from "@/components/ui/local-time";
import { monthName } from "@/lib/repayments/months";
import type { Report } from "@/lib/repayments/report";
import { routes, type Place } from "@/lib/routes";

/** On a correction: which report it corrects, with the way back to it. */
export function CorrectsLine({
  corrected,
  place,
}: {
  /** null on an ordinary report. */
  corrected: { report: Report; sentAt: number | null } | null;
  place: Place;
}) {
  const t = useTranslations("correction");
  const locale = useLocale();
  if (!corrected) return null;
  const { report, sentAt } = corrected;
  return (
    <p>
      {t.rich("corrects", {
        month: monthName(report.month, locale),
        link: (words) => (
          <Link
            href={routes.report(place, report.id)}
            className="inline-block min-h-6 text-leaf underline underline-offset-2"
          >
            {words}
          </Link>
        ),
        date: () => <LocalTime at={sentAt ?? report.updatedAt} locale={locale} withTime={false} />,
      })}
    </p>
  );
}
