import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/ui/local-time";

/** One line of a history: when and who on the left, what on the right; on a phone one under the other. */
export function HistoryLine({ at, by, children }: { at: number; by: string; children: ReactNode }) {
  const locale = useLocale();
  return (
    <li className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <p className="text-small text-ink-soft wrap-anywhere">
        <LocalTime at={at} locale={locale} />
        <br className="max-sm:hidden" /> <span>{by}</span>
      </p>
      <div className="max-w-[70ch] min-w-0 space-y-1 wrap-anywhere">{children}</div>
    </li>
  );
}
