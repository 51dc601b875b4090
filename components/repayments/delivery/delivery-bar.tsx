import { useTranslations } from "next-intl";

/** How many batches have an answer, as a bar, in words, and read out politely when it changes. */
export function DeliveryBar({ done, all, isMoving }: { done: number; all: number; isMoving: boolean }) {
  const t = useTranslations("delivery.progress");
  const words = t("done", { done, all });
  return (
    <div className="space-y-1">
      <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="block h-3 w-full">
        <rect width="100" height="2" className="fill-line" />
        <rect width={all === 0 ? 0 : (done / all) * 100} height="2" className="fill-leaf" />
      </svg>
      <progress className="sr-only" max={all} value={done} aria-label={t("label")} />
      <p role="status">{words}</p>
      {isMoving && <p className="text-ink-soft">{t("keepsGoing")}</p>}
    </div>
  );
}
