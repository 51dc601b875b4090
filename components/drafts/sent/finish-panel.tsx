import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonAnchor } from "@/components/ui/button";

/** The way to PA2 and, in words, what to do there: the one step no program can do. */
export function FinishPanel({
  pa2Url,
  name,
  children,
}: {
  pa2Url: string;
  name: string;
  /** What is left to fill in. */
  children: ReactNode;
}) {
  const t = useTranslations("drafts.sent");
  return (
    <section aria-labelledby="finish-title" className="space-y-4">
      <h2 id="finish-title" className="text-lead">
        {t("finishTitle")}
      </h2>
      <p className="max-w-[70ch]">{t("finishWhy")}</p>
      <h3 className="font-semibold">{t("leftTitle")}</h3>
      {children}
      <ol className="max-w-[70ch] list-decimal space-y-1 ps-5">
        <li>{t("step1")}</li>
        <li>{t("step2", { name })}</li>
        <li>{t("step3")}</li>
        <li>{t("step4")}</li>
      </ol>
      <ButtonAnchor kind="primary" href={pa2Url} target="_blank" rel="noreferrer">
        {t("finish")}
      </ButtonAnchor>
    </section>
  );
}
