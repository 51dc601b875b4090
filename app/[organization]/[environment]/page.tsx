import { getTranslations } from "next-intl/server";
import { WaitingDrafts } from "@/components/drafts/waiting-drafts";
import { PageHeader } from "@/components/layout/page-header";
import { LastMonths, ThisMonth, WaitingList, Welcome } from "@/components/repayments/month-overview";
import { ButtonLink } from "@/components/ui/button";
import { pageContext } from "@/lib/auth/page-context";
import { openDoubts } from "@/lib/delivery/open-doubts";
import { draftsWaiting, isAnyWaiting } from "@/lib/drafts/drafts-waiting";
import { mayAct } from "@/lib/organizations/context";
import { listAllReports } from "@/lib/repayments/list-reports";
import { missingOfMonth } from "@/lib/repayments/missing-of-month";
import { monthOverview } from "@/lib/repayments/month-overview";
import { routes } from "@/lib/routes";

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
  const { report } = overview;
  // A draft's file would have to be read for it: that is for its own page.
  const missing = report && report.stage !== "draft" ? await missingOfMonth(context, report) : null;
  const mayMake = mayAct(context, "coordinator");
  const drafts = await draftsWaiting(context);
  const doubts = await openDoubts(context.db, {
    organizationId: context.organization.id,
    environment: context.environment,
  });
  const isFirst = reports.length === 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        beside={mayMake && <ButtonLink href={routes.newDraft(place)}>{t("drafts.new")}</ButtonLink>}
      />
      <div className="grid gap-12 md:grid-cols-2">
        {isFirst ? (
          <Welcome place={place} month={overview.month} mayMake={mayMake} />
        ) : (
          <ThisMonth overview={overview} missing={missing} place={place} mayMake={mayMake} />
        )}
        <WaitingList
          overview={overview}
          doubts={doubts}
          place={place}
          others={isAnyWaiting(drafts) && <WaitingDrafts waiting={drafts} place={place} />}
        />
      </div>
      {!isFirst && <LastMonths overview={overview} place={place} />}
    </>
  );
}
