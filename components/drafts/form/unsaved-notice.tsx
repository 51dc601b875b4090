import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { draftName } from "@/lib/drafts/draft";
import type { UnsavedCopy } from "./unsaved-copy";

/** A text of an earlier visit that never reached the server. */
export function UnsavedNotice({
  copy,
  onTake,
  onDiscard,
}: {
  copy: UnsavedCopy;
  onTake: () => void;
  onDiscard: () => void;
}) {
  const t = useTranslations("draftForm.unsaved");
  const locale = useLocale();
  return (
    <Notice tone="warning" title={t("title")}>
      <p>
        {t.rich("text", {
          name: draftName(copy.content) || t("unnamed"),
          time: () => <LocalTime at={copy.at} locale={locale} />,
        })}
      </p>
      <p className="flex flex-wrap gap-3">
        <Button onClick={onTake}>{t("take")}</Button>
        <Button kind="quiet" onClick={onDiscard}>
          {t("discard")}
        </Button>
      </p>
    </Notice>
  );
}
