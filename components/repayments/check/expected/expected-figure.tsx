import { useTranslations } from "next-intl";
import { Amount } from "@/components/ui/amount";
import { Share } from "@/components/ui/share";
import type { ExpectedTotals } from "@/lib/repayments/checked-report";

/** How many of Kiva's expected loans stand in the file, and the picture of it. */
export function ExpectedFigure({ expected: { count, missing } }: { expected: ExpectedTotals }) {
  const t = useTranslations("check.expected");
  const here = count - missing;
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-ink-soft">
        {t("count", { count })}
        <span className="mt-1 block">
          <Share part={here} whole={count} />
        </span>
      </dt>
      <dd className="text-title font-semibold md:text-figure">
        <Amount text={String(here)} />
      </dd>
    </div>
  );
}
