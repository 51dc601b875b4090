import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/result";

/** The sentence for why something could not be done with a draft, by its code. */
export function useFailureText(): (failure: Failure) => string {
  const drafts = useTranslations("drafts.failures");
  const common = useTranslations("common.failures");
  return ({ code, params }) => {
    if (drafts.has(code as "draft.empty")) return drafts(code as "draft.empty", params);
    return common.has(code as "network") ? common(code as "network") : common("unexpected");
  };
}
