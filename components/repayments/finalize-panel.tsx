import { useLocale, useTranslations } from "next-intl";
import { ActionButton, type FailureWords } from "@/components/ui/action-button";
import { countText } from "@/components/ui/amount-text";
import { ButtonAnchor } from "@/components/ui/button";
import type { Result } from "@/lib/result";

/** The way to PA2 and, in words, what to click there: the one step no program can do. */
export function FinalizePanel({
  pa2Url,
  reportedLoans,
  finalize,
  isFinalized,
  isNext,
  failures,
}: {
  pa2Url: string;
  reportedLoans: number;
  /** null for people who may only look, and once it is marked. */
  finalize: (() => Promise<Result<unknown>>) | null;
  isFinalized: boolean;
  /** False while something else comes first: loans to be corrected. */
  isNext: boolean;
  failures: FailureWords;
}) {
  const t = useTranslations("report.finalize");
  const loans = countText(reportedLoans, useLocale());
  return (
    <section aria-labelledby="finalize-title" className="space-y-4">
      <h2 id="finalize-title" className="text-lead">
        {t("title")}
      </h2>
      <p className="max-w-[70ch]">{t("why")}</p>
      <ol className="max-w-[70ch] list-decimal space-y-1 ps-5">
        <li>{t("step1")}</li>
        <li>{t("step2")}</li>
        <li>{t("step3", { loans })}</li>
        <li>{t("step4")}</li>
        <li>{t("step5")}</li>
      </ol>
      <div className="flex flex-wrap items-start gap-3">
        <ButtonAnchor
          kind={finalize && isNext ? "primary" : "secondary"}
          href={pa2Url}
          target="_blank"
          rel="noreferrer"
        >
          {t("open")}
        </ButtonAnchor>
        {finalize && (
          <ActionButton kind="secondary" action={finalize} pending={t("marking")} failures={failures}>
            {t("mark")}
          </ActionButton>
        )}
      </div>
      {isFinalized && <p className="font-semibold">{t("marked")}</p>}
    </section>
  );
}
