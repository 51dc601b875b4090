import Link from "next/link";
import { useTranslations } from "next-intl";

const STEPS = ["file", "check", "review", "send", "finalize"] as const;
export type ReportStep = (typeof STEPS)[number];

/** A report's way as a quiet line on top; steps that are done and can be looked at again are links. */
export function ReportSteps({
  current,
  links = {},
}: {
  /** null: all of them are done. */
  current: ReportStep | null;
  links?: Partial<Record<ReportStep, string>>;
}) {
  const t = useTranslations("reports.steps");
  const at = current === null ? STEPS.length : STEPS.indexOf(current);
  return (
    <nav aria-label={t("label")}>
      <ol className="flex flex-wrap gap-x-4 gap-y-1 text-small">
        {STEPS.map((step, index) => {
          const isDone = index < at;
          const href = links[step];
          return (
            <li
              key={step}
              aria-current={index === at ? "step" : undefined}
              className="flex items-center gap-1"
            >
              {isDone && href ? (
                <Link href={href} className="text-leaf underline underline-offset-2">
                  {t(step)}
                </Link>
              ) : (
                <span className={index === at ? "font-semibold" : "text-ink-soft"}>{t(step)}</span>
              )}
              {isDone && (
                <span className="text-leaf">
                  <span aria-hidden="true">✓</span>
                  <span className="sr-only">({t("done")})</span>
                </span>
              )}
              {index === at && (
                <span aria-hidden="true" className="text-leaf">
                  ●
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
