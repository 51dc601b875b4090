import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { NewReport } from "@/components/repayments/check/choosing/new-report";
import { PageHeader } from "@/components/layout/page-header";
import { ReportSteps } from "@/components/repayments/report-steps";
import { pageContext } from "@/lib/auth/page-context";
import { defaultMonth, isReportableMonth, monthTitle, monthsBefore } from "@/lib/repayments/months";
import { routes } from "@/lib/routes";
import { checkProps } from "../check-props";

const MONTHS_OFFERED = 13;

type Props = PageProps<"/[organization]/[environment]/repayments/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("reports"))("newReport") };
}

export default async function NewReportPage({ params, searchParams }: Props) {
  const context = await pageContext(params);
  const props = await checkProps(context);
  const [t, locale, messages] = [await getTranslations("reports"), await getLocale(), await getMessages()];

  const now = new Date();
  const newest = defaultMonth(now);
  const months = Array.from({ length: MONTHS_OFFERED }, (_, index) => monthsBefore(newest, index - 1));
  const { month } = await searchParams;
  const chosen = typeof month === "string" && isReportableMonth(month, now) ? month : newest;
  const { check, common, files, problems } = messages;

  return (
    <>
      <PageHeader trail={[{ href: routes.reports(props.place), label: t("title") }]} title={t("newReport")} />
      <NextIntlClientProvider messages={{ check, common, files, problems }}>
        <NewReport
          {...props}
          months={months.map((value) => ({ value, label: monthTitle(value, locale) }))}
          defaultMonth={chosen}
          steps={{ file: <ReportSteps current="file" />, check: <ReportSteps current="check" /> }}
        />
      </NextIntlClientProvider>
    </>
  );
}
