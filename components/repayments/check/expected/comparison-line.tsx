import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { routes, type Place } from "@/lib/routes";
import type { Snapshot } from "../check-props";
import type { Comparison } from "../worker/worker-messages";

/** Kiva's list lags behind Kiva: after this long a loan of the last days is likely to be missing from it. */
const STALE_AFTER_MS = 3 * 24 * 60 * 60 * 1000;

/** Whether the file was compared with what Kiva expects, and with which list; or what to do so that it is. */
export function ComparisonLine({
  comparison,
  snapshot,
  place,
  onAgain,
}: {
  comparison: Comparison;
  snapshot: Snapshot | null;
  place: Place;
  onAgain: () => void;
}) {
  const t = useTranslations("check.expected");
  const locale = useLocale();
  const toLoans = (
    <a href={routes.loans(place)} className="text-leaf underline underline-offset-2">
      {t("toLoans")}
    </a>
  );
  return (
    <div className="-mt-4 flex flex-wrap items-center gap-x-4 text-ink-soft">
      {comparison === "here" && snapshot && (
        <p className="py-1">
          {t("asOf")} <LocalTime at={snapshot.asOf} locale={locale} />.{" "}
          {isStale(snapshot) && <>{t("stale")} </>}
          {toLoans}
        </p>
      )}
      {comparison === "none" && (
        <p className="py-1">
          {t("never")} {toLoans}
        </p>
      )}
      {comparison === "waiting" && <p className="py-1">{t("waiting")}</p>}
      {comparison === "failed" && (
        <>
          <p className="py-1 text-ink">{t("failed")}</p>
          <Button kind="quiet" className="-ms-2" onClick={onAgain}>
            {t("again")}
          </Button>
        </>
      )}
    </div>
  );
}

function isStale({ asOf }: Snapshot): boolean {
  return Date.now() - asOf > STALE_AFTER_MS;
}
