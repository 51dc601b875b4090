import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { amountText, countText } from "@/components/ui/amount-text";
import type { FailureWords } from "@/components/ui/action-button";
import { LocalTime } from "@/components/ui/local-time";
import type { Correctable } from "@/lib/repayments/corrections/correctable";
import type { Corrections } from "@/lib/repayments/corrections/get-correction";
import type { Report } from "@/lib/repayments/report";
import { routes, type Place } from "@/lib/routes";
import { StateMark } from "../state-tag";
import { MakeCorrection, type CorrectAction } from "./make-correction";

/** What Kiva did not take of a report: the button that makes a report of just those loans, or the way to it. */
export function CorrectionPanel({
  report,
  corrections: { correctable, open, made },
  correct,
  place,
  failures,
}: {
  report: Report;
  corrections: Corrections;
  /** null for people who may only look. */
  correct: CorrectAction | null;
  place: Place;
  failures: FailureWords;
}) {
  const t = useTranslations("correction.panel");
  const count = correctable.lines.length;
  const isOffered = correctable.isSettled && count > 0 && !open;
  const links = open && !made.some(({ id }) => id === open.id) ? [open, ...made] : made;
  if (!isOffered && links.length === 0) return null;
  return (
    <section aria-labelledby="correction-title" className="space-y-4">
      <h2 id="correction-title" className="text-lead">
        {isOffered ? t("title", { count }) : t("madeTitle")}
      </h2>
      {isOffered && (
        <>
          <Figures correctable={correctable} currency={report.currency} />
          <p id="what-a-correction-is" className="max-w-[70ch]">
            {t("explain")}
          </p>
          {correctable.reportedSince > 0 && (
            <p className="max-w-[70ch] text-ink-soft">{t("since", { count: correctable.reportedSince })}</p>
          )}
          {correct && (
            <MakeCorrection
              correct={correct}
              place={place}
              pending={t("making")}
              failures={failures}
              describedBy="what-a-correction-is"
            >
              {t("make")}
            </MakeCorrection>
          )}
        </>
      )}
      {links.length > 0 && <CorrectionLinks corrections={links} place={place} />}
      {open && <p className="max-w-[70ch]">{t("openHint")}</p>}
    </section>
  );
}

function Figures({
  correctable: { lines, refused, sumText },
  currency,
}: {
  correctable: Correctable;
  currency: string;
}) {
  const t = useTranslations("correction.panel");
  const locale = useLocale();
  const flagged = lines.length - refused;
  const figures = [
    { figure: amountText(sumText, locale), label: t("sum", { currency }) },
    ...(refused > 0 ? [{ figure: countText(refused, locale), label: t("refused", { count: refused }) }] : []),
    ...(flagged > 0 ? [{ figure: countText(flagged, locale), label: t("flagged", { count: flagged }) }] : []),
  ];
  return (
    <ul className="flex flex-wrap gap-x-10 gap-y-3 border-y border-line py-4">
      {figures.map(({ figure, label }) => (
        <li key={label}>
          <span className="block text-title font-semibold">{figure}</span>
          <span className="text-ink-soft">{label}</span>
        </li>
      ))}
    </ul>
  );
}

/** The corrections of a report, each with its figures and state. */
export function CorrectionLinks({ corrections, place }: { corrections: Report[]; place: Place }) {
  const t = useTranslations("correction.panel");
  const states = useTranslations("reports.states");
  const locale = useLocale();
  return (
    <ul className="space-y-2">
      {corrections.map(({ id, state, lineCount, sumText, currency, created }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Link
            href={routes.report(place, id)}
            className="inline-flex min-h-6 items-center text-leaf underline underline-offset-2"
          >
            {t("link", { count: lineCount, sum: `${amountText(sumText, locale)} ${currency}` })}
          </Link>
          <StateMark state={state}>{states(state)}</StateMark>
          <span className="text-ink-soft">
            <LocalTime at={created.at} locale={locale} />
          </span>
        </li>
      ))}
    </ul>
  );
}
