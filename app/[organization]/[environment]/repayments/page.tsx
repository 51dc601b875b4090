import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { NoReports } from "@/components/repayments/no-reports";
import { ReportFilters } from "@/components/repayments/report-filters";
import { ReportTable } from "@/components/repayments/report-table";
import { ButtonLink } from "@/components/ui/button";
import { pageContext } from "@/lib/auth/page-context";
import { mayAct } from "@/lib/organizations/context";
import { hasReports, listReports, parseListView } from "@/lib/repayments/list-reports";
import { routes } from "@/lib/routes";

type Props = PageProps<"/[organization]/[environment]/repayments">;

export async function generateMetadata() {
  return { title: (await getTranslations("reports"))("title") };
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const context = await pageContext(params);
  const t = await getTranslations("reports");
  const place = { organization: context.organization.slug, environment: context.environment };
  const view = parseListView(await searchParams);
  const reports = await listReports(context, view);
  const isEmpty = reports.length === 0 && !(await hasReports(context));
  const mayMake = mayAct(context, "coordinator");
  return (
    <>
      <PageHeader
        title={t("title")}
        beside={
          !isEmpty &&
          mayMake && (
            <ButtonLink kind="primary" href={routes.newReport(place)}>
              {t("newReport")}
            </ButtonLink>
          )
        }
      />
      {isEmpty ? (
        <NoReports place={place} mayMake={mayMake} />
      ) : (
        <>
          <ReportFilters view={view} action={routes.reports(place)} />
          <ReportTable reports={reports} view={view} place={place} currency={context.organization.currency} />
        </>
      )}
    </>
  );
}
