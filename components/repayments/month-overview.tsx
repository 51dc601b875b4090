import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { amountText, countText } from "@/components/ui/amount-text";
import { ButtonAnchor, ButtonLink } from "@/components/ui/button";
import { LeftBy } from "@/components/delivery/left-by";
import { Mark } from "@/components/ui/mark";
import type { OpenDoubt } from "@/lib/delivery/open-doubts";
import type { MonthOverview } from "@/lib/repayments/month-overview";
import type { MissingOfMonth } from "@/lib/repayments/missing-of-month";
import { monthName, monthTitle } from "@/lib/repayments/months";
import type { Report } from "@/lib/repayments/report";
import { routes, sampleOf, type Place } from "@/lib/routes";
import { CorrectionLinks } from "./correction/correction-panel";
import { ReportedShare } from "./reported-share";
import { StateTag, toneOf } from "./state-tag";

const LINK = "inline-flex min-h-6 items-center text-leaf underline underline-offset-2";

/** The month at hand: its figures if there is a report, and the one next step. */
export function ThisMonth({
  overview: { month, report, corrections },
  missing,
  place,
  mayMake,
}: {
  overview: MonthOverview;
  /** Beside what Kiva expects; null where that is not known yet. */
  missing: MissingOfMonth | null;
  place: Place;
  mayMake: boolean;
}) {
  const t = useTranslations("home");
  const states = useTranslations("reports.states");
  const locale = useLocale();
  const name = monthName(month, locale);
  if (!report) {
    return (
      <section className="space-y-4">
        <h2 className="text-lead">{t("reportFor", { month: name })}</h2>
        <p className="text-ink-soft">{t("notStarted")}</p>
        {mayMake && (
          <ButtonLink kind="primary" href={routes.newReport(place, month)}>
            {t("start", { month: name })}
          </ButtonLink>
        )}
      </section>
    );
  }
  const isOpen = report.state === "draft" || report.state === "ready";
  const isTaken = ["accepted", "accepted_with_problems", "finalized"].includes(report.state);
  return (
    <section className="space-y-4">
      <h2 className="text-lead">{t("reportFor", { month: name })}</h2>
      <p>
        <span className="block text-figure font-semibold">{countText(report.lineCount, locale)}</span>
        <span className="block text-ink-soft">
          {t(isTaken ? "loansReported" : "loansInReport", { count: report.lineCount })}
        </span>
        <span className="block text-ink-soft">
          {amountText(report.sumText, locale)} {report.currency}
        </span>
      </p>
      {missing && <ReportedShare found={missing} />}
      <p>
        <StateTag state={report.state}>{states(report.state)}</StateTag>
      </p>
      <ButtonLink
        kind={report.state === "finalized" ? "secondary" : "primary"}
        href={routes.report(place, report.id)}
      >
        {t(isOpen ? "continue" : "look", { month: name })}
      </ButtonLink>
      {corrections.length > 0 && <CorrectionLinks corrections={corrections} place={place} />}
    </section>
  );
}

/** What waits for a person, the most urgent first; other things than reports come as lines of their own. */
export function WaitingList({
  overview: { waiting, corrected },
  doubts,
  place,
  others,
}: {
  overview: MonthOverview;
  /** The batches in doubt, with what colleagues left. */
  doubts: OpenDoubt[];
  place: Place;
  /** List items, or null. */
  others: ReactNode;
}) {
  const t = useTranslations("home");
  return (
    <section className="space-y-4">
      <h2 className="text-lead">{t("waiting")}</h2>
      {waiting.length === 0 && !others ? (
        <p className="text-ink-soft">{t("nothingWaits")}</p>
      ) : (
        <ul className="space-y-2">
          {waiting.map((report) => (
            <li key={report.id} className="flex items-center gap-2">
              <Mark tone={toneOf(report.state) === "error" ? "error" : "warning"} />
              <span className="min-w-0">
                <Link href={routes.report(place, report.id)} className={LINK}>
                  <WaitingFor
                    report={report}
                    isCorrected={corrected.has(report.id)}
                    doubts={doubts.filter(({ subjectId }) => subjectId === report.id)}
                  />
                </Link>
                <LeftBy doubts={doubts.filter(({ subjectId }) => subjectId === report.id)} />
              </span>
            </li>
          ))}
          {others}
        </ul>
      )}
    </section>
  );
}

function WaitingFor({
  report,
  isCorrected,
  doubts,
}: {
  report: Report;
  isCorrected: boolean;
  doubts: OpenDoubt[];
}) {
  const t = useTranslations("home.waits");
  const correction = useTranslations("correction");
  const name = monthTitle(report.month, useLocale());
  const month = report.corrects === null ? name : correction("ofMonth", { month: name });
  if (isCorrected && (report.state === "partly_done" || report.state === "accepted_with_problems")) {
    return t("corrected", { month });
  }
  switch (report.state) {
    case "draft":
      return report.problemRows > 0
        ? t("draftProblems", { month, count: report.problemRows })
        : t("draft", { month });
    case "unknown": {
      const numbers = doubts.map(({ number }) => number).join(", ");
      return t("unknown", { month, count: doubts.length, numbers });
    }
    case "ready":
    case "partly_done":
    case "rejected":
    case "accepted":
    case "accepted_with_problems":
      return t(report.state, { month });
    default:
      return month;
  }
}

/** The months before, each with its state. */
export function LastMonths({ overview: { lastMonths }, place }: { overview: MonthOverview; place: Place }) {
  const t = useTranslations("home");
  const states = useTranslations("reports.states");
  const locale = useLocale();
  return (
    <section className="space-y-3 border-t border-line pt-6">
      <h2 className="text-lead">{t("lastMonths")}</h2>
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {lastMonths.map(({ month, report }) => (
          <li key={month} className="flex items-center gap-2">
            {report ? (
              <>
                <Mark tone={toneOf(report.state)} />
                <Link href={routes.report(place, report.id)} className={LINK}>
                  {monthTitle(month, locale)}
                </Link>
                <span className="text-ink-soft">{states(report.state)}</span>
              </>
            ) : (
              <span className="text-ink-soft">{t("none", { month: monthTitle(month, locale) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The very first visit: what this is for, the one button, and a file to try it with. */
export function Welcome({ place, month, mayMake }: { place: Place; month: string; mayMake: boolean }) {
  const t = useTranslations("home");
  const name = monthName(month, useLocale());
  return (
    <section className="space-y-4">
      <h2 className="text-lead">{t("welcomeTitle")}</h2>
      <p className="max-w-[70ch]">{t("welcomeText")}</p>
      {mayMake && (
        <div className="flex flex-wrap gap-3">
          <ButtonLink kind="primary" href={routes.newReport(place, month)}>
            {t("start", { month: name })}
          </ButtonLink>
          <ButtonAnchor href={routes.template(place, sampleOf(place))} download>
            {t("sample")}
          </ButtonAnchor>
        </div>
      )}
    </section>
  );
}
