import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/delivery/outcomes";

/** The sentence for why a draft waits, was refused or is in doubt, by delivery's code. */
export function useReasonText(): (reason: Reason) => string {
  const drafts = useTranslations("drafts.reasons");
  const delivery = useTranslations("delivery.reasons");
  // Where delivery's own sentence speaks of a batch, drafts have theirs.
  return (reason) =>
    drafts.has(reason as "throttled") ? drafts(reason as "throttled") : delivery(reason as "throttled");
}
