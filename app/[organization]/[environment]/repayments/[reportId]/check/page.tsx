import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { SavedDraft } from "@/components/repayments/check/choosing/saved-draft";
import { CorrectsLine } from "@/components/repayments/correction/corrects-line";
import { KivaSaid } from "@/components/repayments/correction/kiva-said";
import { ReportSteps } from "@/components/repayments/report-steps";
import { pageContext } from "@/lib/auth/page-context";
import { getCorrected, getReasons } from "@/lib/repayments/corrections/get-correction";
import { getReport } from "@/lib/repayments/get-report";
import { monthName, monthTitle } from "@/lib/repayments/months";
import { routes } from "@/lib/routes";
import { checkProps } from "../../check-props";

type Props = PageProps<"/[organization]/[environment]/repayments/[reportId]/check">;

export async function generateMetadata() {
  return { title: (await getTranslations("reports"))("checkTitle") };
}

export default async function CheckReportPage({ params }: Props) {
  const context = await pageContext(params);
  const report = await getReport(context, (await params).reportId);
  if (!report) notFound();
  const props = await checkProps(context);
  const { place } = props;
  if (report.stage !== "draft") redirect(routes.report(place, report.id));

  const [t, locale] = [await getTranslations("reports"), await getLocale()];
  const { check, common, files, problems } = await getMessages();
  return (
    <>
      <PageHeader
        trail={[
          { href: routes.reports(place), label: t("title") },
          { href: routes.report(place, report.id), label: monthTitle(report.month, locale) },
        ]}
        title={t("reportTitle", { month: monthName(report.month, locale) })}
      >
        <ReportSteps current="check" />
      </PageHeader>
      <CorrectsLine corrected={await getCorrected(context, report)} place={place} />
      <KivaSaid lines={await getReasons(context, report)} />
      <NextIntlClientProvider messages={{ check, common, files, problems }}>
        <SavedDraft
          {...props}
          report={{
            id: report.id,
            month: report.month,
            fileName: report.fileName,
            isCorrection: report.corrects !== null,
          }}
        />
      </NextIntlClientProvider>
    </>
  );
}
