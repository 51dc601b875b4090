import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { useReasonText } from "./use-reason-text";

/** Why Kiva refused a draft, in Kiva's own words. */
export function RefusedDraft({ batch: { reason, reasonDetail } }: { batch: BatchProgress }) {
  const t = useTranslations("drafts.sent");
  const reasonText = useReasonText();
  return (
    <Notice tone="error" role="alert" title={t("rejectedTitle")}>
      {reason && <p>{reasonText(reason)}</p>}
      {reasonDetail && (
        <>
          <p>{t("kivaSays")}</p>
          <blockquote className="border-s-4 border-sea ps-3 whitespace-pre-wrap wrap-anywhere">
            {reasonDetail}
          </blockquote>
        </>
      )}
      <p>{t("rejectedText")}</p>
    </Notice>
  );
}
