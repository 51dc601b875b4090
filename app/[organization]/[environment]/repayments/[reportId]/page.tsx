import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { HistorySection } from "@/components/history/history-section";
import { PageHeader } from "@/components/layout/page-header";
import { CorrectsLine } from "@/components/repayments/correction/corrects-line";
import { ReportFacts } from "@/components/repayments/report-facts";
import { ReportSteps } from "@/components/repayments/report-steps";
import { StateTag } from "@/components/repayments/state-tag";
import { pageContext } from "@/lib/auth/page-context";
import { getHistory } from "@/lib/history/get-history";
import { getCorrected } from "@/lib/repayments/corrections/get-correction";
import { getReport } from "@/lib/repayments/get-report";
import { monthName } from "@/lib/repayments/months";
import { isDelivered, type ReportState } from "@/lib/repayments/report";
import { reportProgress } from "@/lib/repayments/report-progress";
import { routes } from "@/lib/routes";
import { ConfirmedReport } from "./confirmed-report";
import { DraftReview } from "./draft-review";

type Props = PageProps<"/[organization]/[environment]/repayments/[reportId]">;

export async function generateMetadata({ params }: Props) {
  const context = await pageContext(params);
  const report = await getReport(context, (await params).reportId);
  if (!report) return {};
  const t = await getTranslations("reports");
  return { title: t("reportTitle", { month: monthName(report.month, await getLocale()) }) };
}

export default async function ReportPage({ params }: Props) {
  const context = await pageContext(params);
  const report = await getReport(context, (await params).reportId);
  if (!report) notFound();

  const [t, locale] = [await getTranslations("reports"), await getLocale()];
  const place = { organization: context.organization.slug, environment: context.environment };
  const progress = await reportProgress(context, report);
  const isDraft = report.stage === "draft";
  return (
    <>
      <PageHeader
        trail={[{ href: routes.reports(place), label: t("title") }]}
        title={t("reportTitle", { month: monthName(report.month, locale) })}
        beside={<StateTag state={progress.state}>{t(`states.${progress.state}`)}</StateTag>}
      >
        <ReportSteps
          current={currentStep(progress.state)}
          links={isDraft ? { check: routes.checkReport(place, report.id) } : {}}
        />
      </PageHeader>
      <CorrectsLine corrected={await getCorrected(context, report)} place={place} />
      <ReportFacts
        report={report}
        organizationName={context.organization.name}
        environment={context.environment}
        requested={progress.requested}
      />
      {isDraft && <DraftReview context={context} report={report} />}
      {/* A draft that was given up has nothing more to show. */}
      {progress.batches.length > 0 && (
        <ConfirmedReport context={context} report={report} progress={progress} />
      )}
      <HistorySection
        of="report"
        events={await getHistory(context, { kind: "report", id: report.id })}
        currency={report.currency}
        downloadUrl={routes.reportHistory(place, report.id)}
      />
    </>
  );
}

function currentStep(state: ReportState) {
  if (state === "draft") return "review";
  if (state === "finalized" || state === "cancelled") return null;
  return isDelivered(state) ? "finalize" : "send";
}
