import { useTranslations } from "next-intl";
import { DoneBar } from "@/components/ui/done-bar";

/** How many batches have an answer, as a bar, in words, and read out politely when it changes. */
export function DeliveryBar({ done, all, isMoving }: { done: number; all: number; isMoving: boolean }) {
  const t = useTranslations("delivery.progress");
  const words = t("done", { done, all });
  return (
    <div className="space-y-1">
      <DoneBar done={done} all={all} label={t("label")} />
      <p role="status">{words}</p>
      {isMoving && <p className="text-ink-soft">{t("keepsGoing")}</p>}
    </div>
  );
}
