import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { useFormParts } from "./form-context";
import { useEditors } from "./use-editors";

/** Who else has this draft open. */
export function Editors() {
  const { place, keeper } = useFormParts();
  const draftId = useSyncExternalStore(keeper.subscribe, () => keeper.state().draftId);
  const editors = useEditors(place, draftId, keeper.overtaken);
  const t = useTranslations("draftForm.notices");
  const locale = useLocale();
  return (
    // It stays in the page, so that who comes is announced.
    <div role="status" className="empty:hidden">
      {editors.length > 0 && (
        <Notice tone="information">
          {editors.map(({ name, at }) => (
            <p key={name}>{t.rich("editor", { name, time: () => <LocalTime at={at} locale={locale} /> })}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
