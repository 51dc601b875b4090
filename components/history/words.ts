import { useTranslations } from "next-intl";
import type { HistoryAction } from "@/lib/history/actions";

export type Of = "report" | "draft";

/** What happened, in words; the bare code for one that this version does not know. */
export function useActionText(): (action: string) => string {
  const t = useTranslations("history.actions");
  return (action) => (t.has(action as HistoryAction) ? t(action as HistoryAction) : action);
}

/** Why a step ended as it did, in the words the page itself has for it; "" where there is nothing to say. */
export function useReasonText(of: Of): (reason: string) => string {
  const drafts = useTranslations("drafts.reasons");
  const delivery = useTranslations("delivery.reasons");
  return (reason) => {
    const key = reason as "throttled";
    if (reason === "") return "";
    if (of === "draft" && drafts.has(key)) return drafts(key);
    return delivery.has(key) ? delivery(key) : "";
  };
}

/** "Batch 3", or "Batch 3, sending 2" once it goes out again. A draft has one batch, which is never named. */
export function useRunName(of: Of): (number: number, generation: number) => string {
  const t = useTranslations("history.run");
  return (number, generation) => {
    const names = { number: String(number), generation: String(generation) };
    if (of === "draft") return generation > 1 ? t("draftAgain", names) : t("draft");
    return generation > 1 ? t("batchAgain", names) : t("batch", names);
  };
}
