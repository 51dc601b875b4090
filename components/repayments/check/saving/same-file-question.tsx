import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LocalTime } from "@/components/ui/local-time";
import { monthName } from "@/lib/repayments/months";
import { routes, type Place } from "@/lib/routes";

/** This very file is a report already: is it meant to be another one? */
export function SameFileQuestion({
  params,
  place,
  onSaveAsAnother,
  onClose,
}: {
  /** `reportId`, `month` and `at` of the report that has the file. */
  params: Record<string, string | number>;
  place: Place;
  onSaveAsAnother: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("check.sameFile");
  const common = useTranslations("common");
  const locale = useLocale();
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <p>
        {t.rich("text", {
          month: monthName(String(params.month), locale),
          at: () => <LocalTime at={Number(params.at)} locale={locale} />,
        })}
      </p>
      <p className="flex flex-wrap gap-2">
        <ButtonLink kind="primary" href={routes.report(place, String(params.reportId))}>
          {t("open")}
        </ButtonLink>
        <Button onClick={onSaveAsAnother}>{t("saveAsAnother")}</Button>
        <Button kind="quiet" onClick={onClose}>
          {common("cancel")}
        </Button>
      </p>
    </Dialog>
  );
}
