import { useLocale, useTranslations } from "next-intl";
import { countText } from "@/components/ui/amount-text";
import type { SnapshotHead } from "@/lib/loans/snapshot-store";
import { LoanStatus } from "./loan-status";

/** How many loans Kiva expects, and of which kind. */
export function ExpectedFigures({ list: { loanCount, defaultedCount } }: { list: SnapshotHead }) {
  const t = useTranslations("loans.summary");
  const locale = useLocale();
  const payingBack = loanCount - defaultedCount;
  return (
    <div className="space-y-3">
      <p>
        <span className="block text-figure font-semibold">{countText(loanCount, locale)}</span>
        <span className="block text-ink-soft">{t("expected", { count: loanCount })}</span>
      </p>
      <Shares defaulted={defaultedCount} all={loanCount} />
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <LoanStatus status="payingBack">
          {t("payingBack", { count: payingBack, figure: countText(payingBack, locale) })}
        </LoanStatus>
        <LoanStatus status="defaulted">
          {t("defaulted", { count: defaultedCount, figure: countText(defaultedCount, locale) })}
        </LoanStatus>
      </p>
    </div>
  );
}

/** The two kinds as one bar; its words stand below. */
function Shares({ defaulted, all }: { defaulted: number; all: number }) {
  const share = all === 0 ? 0 : (defaulted / all) * 100;
  return (
    <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="block h-3 w-full">
      <rect width="100" height="2" className={all === 0 ? "fill-line" : "fill-leaf"} />
      <rect x={100 - share} width={share} height="2" className="fill-amber" />
    </svg>
  );
}
