import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { LastMonths, ThisMonth, WaitingList, Welcome } from "@/components/repayments/month-overview";
import { pageContext } from "@/lib/auth/page-context";
import { mayAct } from "@/lib/organizations/context";
import { listAllReports } from "@/lib/repayments/list-reports";
import { monthOverview } from "@/lib/repayments/month-overview";

type Props = PageProps<"/[organization]/[environment]">;

export async function generateMetadata() {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage({ params }: Props) {
  const context = await pageContext(params);
  const t = await getTranslations("home");
  const place = { organization: context.organization.slug, environment: context.environment };
  const reports = await listAllReports(context);
  const overview = monthOverview(reports, new Date());
  const mayMake = mayAct(context, "coordinator");
  if (reports.length === 0) {
    return (
      <>
        <PageHeader title={t("title")} />
        <Welcome place={place} month={overview.month} mayMake={mayMake} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid gap-12 md:grid-cols-2">
        <ThisMonth overview={overview} place={place} mayMake={mayMake} />
        <WaitingList overview={overview} place={place} />
      </div>
      <LastMonths overview={overview} place={place} />
    </>
  );
}
