import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/ui/local-time";
import type { EnvironmentName } from "@/lib/env";
import { monthTitle } from "@/lib/repayments/months";
import type { Act, Report } from "@/lib/repayments/report";

/** What a report is and who did what with it, as a list of terms. */
export function ReportFacts({
  report,
  organizationName,
  environment,
  requested,
}: {
  report: Report;
  organizationName: string;
  environment: EnvironmentName;
  /** Who pressed Send, and when. */
  requested: Act | null;
}) {
  const t = useTranslations("report.facts");
  const common = useTranslations("common");
  const locale = useLocale();
  const meaning = common(`amountMeaning.${report.amountMeaning}`);
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      <Fact term={t("environment")}>{common(`environments.${environment}`)}</Fact>
      <Fact term={t("partner")}>
        {t("partnerNumber", { name: organizationName, number: report.partnerId })}
      </Fact>
      <Fact term={t("month")}>{monthTitle(report.month, locale)}</Fact>
      <Fact term={t("meaning")}>{t("meaningIn", { meaning, currency: report.currency })}</Fact>
      <Fact term={t("file")}>
        <span className="break-all">{report.fileName}</span>
      </Fact>
      <ActFact term={t("created")} act={report.created} />
      <ActFact term={t("confirmed")} act={report.confirmed} />
      <ActFact term={t("sendRequested")} act={requested} />
      {report.stage === "finalized" && <ActFact term={t("finalized")} act={report.closed} />}
      {report.stage === "cancelled" && <ActFact term={t("cancelled")} act={report.closed} />}
    </dl>
  );
}

function ActFact({ term, act }: { term: string; act: Act | null }) {
  const t = useTranslations("report.facts");
  const locale = useLocale();
  if (!act) return null;
  return (
    <Fact term={term}>
      <LocalTime at={act.at} locale={locale} /> {t("actBy", { name: act.by })}
    </Fact>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
