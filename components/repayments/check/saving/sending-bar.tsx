import { useTranslations } from "next-intl";
import type { Sending } from "@/components/uploads/use-upload";

/** How much of a file has arrived: as a bar, in words, and read out only where it stops or ends. */
export function SendingBar({ sending: { percent, isWaiting } }: { sending: Sending }) {
  const t = useTranslations("check.sending");
  return (
    <div className="space-y-1">
      <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="block h-2 w-full">
        <rect width="100" height="2" className="fill-line" />
        <rect width={percent} height="2" className={isWaiting ? "fill-amber" : "fill-leaf"} />
      </svg>
      <progress className="sr-only" max={100} value={percent} aria-label={t("label")} />
      {percent < 100 && <p className="tabular-nums">{t("percent", { percent })}</p>}
      <p role="status">
        {isWaiting && t("waiting")}
        {percent === 100 && t("arrived")}
      </p>
    </div>
  );
}
