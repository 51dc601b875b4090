import { useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import type { ServerErrorsSetting } from "@/lib/organizations/server-errors-store";

/** How it stands now, and on whose word; read out when that changes. */
export function ServerErrorsChange({ setting: { serverErrors, changed } }: { setting: ServerErrorsSetting }) {
  const t = useTranslations("settings.serverErrors");
  const locale = useLocale();
  return (
    <div role="status" className="border-s-4 border-line-strong ps-4" data-setting={serverErrors}>
      <p className="font-semibold">{t(serverErrors === "unknown" ? "nowUnknown" : "nowNothingTaken")}</p>
      {changed ? (
        <p>
          {t.rich("changed", {
            name: changed.by,
            note: changed.note,
            time: () => <LocalTime at={changed.at} locale={locale} />,
          })}
        </p>
      ) : (
        <p>{t("neverChanged")}</p>
      )}
    </div>
  );
}
