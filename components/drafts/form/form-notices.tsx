import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { useFormParts } from "./form-context";
import type { UnsavedCopy } from "./unsaved-copy";
import { UnsavedNotice } from "./later-parts";
import { useChecks } from "./load-checks";

/** What to know before going on: an unsaved text of hers, others at the same draft, credentials that are wanting. */
export function FormNotices({
  hasCredentials,
  copy,
  onTake,
  onDiscard,
}: {
  hasCredentials: boolean;
  copy: UnsavedCopy | null;
  onTake: (copy: UnsavedCopy) => void;
  onDiscard: (copy: UnsavedCopy) => void;
}) {
  const { mayEdit } = useFormParts();
  const t = useTranslations("draftForm.notices");
  const checks = useChecks();
  return (
    <div className="space-y-3 empty:hidden">
      {copy && <UnsavedNotice copy={copy} onTake={() => onTake(copy)} onDiscard={() => onDiscard(copy)} />}
      {!mayEdit && (
        <Notice tone="information">
          <p>{t("readOnly")}</p>
        </Notice>
      )}
      {mayEdit && !hasCredentials && (
        <Notice tone="information">
          <p>{t("noCredentials")}</p>
        </Notice>
      )}
      {checks && <checks.Editors />}
    </div>
  );
}
