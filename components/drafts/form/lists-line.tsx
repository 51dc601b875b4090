import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Mark } from "@/components/ui/mark";
import { useFailureText } from "@/components/drafts/list/use-failure-text";
import { useFormParts } from "./form-context";
import type { ListsInUse } from "./use-lists";

/** How old Kiva's lists are, where the names to choose from come from, and the way to newer ones. */
export function ListsLine({ lists, isStale, isRefreshing, failure, refresh }: ListsInUse) {
  const { mayEdit } = useFormParts();
  const t = useTranslations("draftForm.lists");
  const locale = useLocale();
  const otherText = useFailureText();
  const failureText =
    failure &&
    (failure.code.startsWith("lists.")
      ? t(`failures.${failure.code as "lists.refused"}`)
      : otherText(failure));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-soft">
      <div role="status" className="min-w-0 space-y-1">
        <p className="flex items-start gap-2">
          {(isStale || !lists) && !isRefreshing && <Mark tone="warning" className="mt-0.5" />}
          <span>
            {isRefreshing
              ? t("refreshing")
              : lists
                ? t.rich(isStale ? "stale" : "dated", {
                    time: () => <LocalTime at={lists.fetchedAt} locale={locale} />,
                  })
                : t("absent")}
          </span>
        </p>
        {failureText && <p className="max-w-[70ch] text-ink">{failureText}</p>}
      </div>
      {mayEdit && (
        <Button kind="quiet" onClick={refresh} aria-disabled={isRefreshing || undefined}>
          {t("refresh")}
        </Button>
      )}
    </div>
  );
}
