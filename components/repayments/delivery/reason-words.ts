import type { useTranslations } from "next-intl";
import type { Reason } from "@/lib/delivery/outcomes";

/** The sentence for why a batch waits, was refused or is in doubt. Codes nest in the messages where they have dots. */
export function reasonWords(t: ReturnType<typeof useTranslations<"delivery">>, reason: string): string {
  return t(`reasons.${reason as Reason}`);
}
