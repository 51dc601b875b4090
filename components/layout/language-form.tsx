import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/locales";

/** The three languages as buttons of a plain form: works before any script has loaded. */
export function LanguageForm({ action }: { action: (form: FormData) => Promise<void> }) {
  const t = useTranslations("layout");
  const current = useLocale();
  return (
    <form action={action}>
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">{t("language")}</legend>
        {LOCALES.map((locale) => (
          <button
            key={locale}
            name="language"
            value={locale}
            lang={locale}
            aria-pressed={locale === current}
            className={classNames(
              "min-h-11 cursor-pointer rounded-base px-3 text-body",
              locale === current ? "font-semibold text-ink" : "text-leaf underline underline-offset-2",
            )}
          >
            {LOCALE_NAMES[locale]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
