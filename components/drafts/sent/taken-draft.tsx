import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { Receipt } from "./receipt";

/** That Kiva has the draft: its number there, or on whose word it is known. */
export function TakenDraft({ batch: { draftUuid, resolvedBy, resolvedReason } }: { batch: BatchProgress }) {
  const t = useTranslations("drafts.sent");
  return (
    <Notice tone="good" title={t("acceptedTitle")}>
      {draftUuid !== null && <Receipt uuid={draftUuid} />}
      {draftUuid === null && (
        <p>{resolvedBy ? t("noReceipt", { name: resolvedBy.name }) : t("noReceiptAtAll")}</p>
      )}
      {resolvedBy && resolvedReason && (
        <p>{t("personSaid", { name: resolvedBy.name, reason: resolvedReason })}</p>
      )}
    </Notice>
  );
}
