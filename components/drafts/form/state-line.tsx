import { useLocale, useTranslations } from "next-intl";
import { useFailureText } from "@/components/drafts/list/use-failure-text";
import type { KeepState, KeepTrouble } from "./keeper";

/** Whether what she typed is kept: a polite word at the foot of the page. */
export function StateLine({ kept }: { kept: KeepState }) {
  const t = useTranslations("draftForm.keeping");
  const locale = useLocale();
  const troubleText = useTroubleText();
  const { phase, savedAt, trouble } = kept;
  const time =
    savedAt !== null &&
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
      hour: "2-digit",
      minute: "2-digit",
    }).format(savedAt);
  return (
    <p role="status" className="min-h-4.5 text-small text-ink-soft">
      {phase === "stuck" && trouble
        ? troubleText(trouble)
        : phase === "saving" || phase === "changed"
          ? t("saving")
          : time && t("saved", { time })}
    </p>
  );
}

function useTroubleText(): (trouble: KeepTrouble) => string {
  const t = useTranslations("draftForm.keeping");
  const other = useFailureText();
  return (trouble) => {
    switch (trouble.code) {
      case "network":
      case "unexpected":
      case "form.too-long":
        return t(`trouble.${trouble.code}`);
      case "auth.signed-out":
      case "draft.changed-elsewhere":
      case "draft.sent":
      case "draft.deleted":
        // What to do about it stands in a notice above.
        return t("notSaved");
      default:
        return other(trouble);
    }
  };
}
