import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import { useFormParts } from "./form-context";

/** Asks before she leaves with text that is not saved. */
export function LeaveWarning() {
  const { keeper } = useFormParts();
  const t = useTranslations("draftForm");
  useLeaveWarning(
    useSyncExternalStore(keeper.subscribe, () => keeper.state().phase !== "kept"),
    t("leaveQuestion"),
  );
  return null;
}
