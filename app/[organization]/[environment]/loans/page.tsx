import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Following } from "@/components/delivery/use-progress";
import { PageHeader } from "@/components/layout/page-header";
import { FetchPanel } from "@/components/loans/fetch-panel";
import { LoanList } from "@/components/loans/loan-list";
import { LoansOverview } from "@/components/loans/loans-overview";
import { pageContext } from "@/lib/auth/page-context";
import { isStale, newestSnapshot } from "@/lib/loans/expected-snapshots";
import { fetchProgress } from "@/lib/loans/fetch-progress";
import { mayAct } from "@/lib/organizations/context";
import { placeOf, routes } from "@/lib/routes";
import { fetchExpectedAction } from "./actions";

type Props = PageProps<"/[organization]/[environment]/loans">;

export async function generateMetadata() {
  return { title: (await getTranslations("loans"))("title") };
}

export default async function LoansPage({ params }: Props) {
  const context = await pageContext(params);
  const [t, { common, loans }] = [await getTranslations("loans"), await getMessages()];
  const place = placeOf(context);
  const mayFetch = mayAct(context, "coordinator");
  // First how the fetch stands: a list that arrives between the two questions is here, and not promised any more.
  const progress = await fetchProgress(context);
  const list = await newestSnapshot(context);
  return (
    <>
      <PageHeader title={t("title")} />
      <NextIntlClientProvider messages={{ common, loans }}>
        <Following>
          <LoansOverview list={list} isStale={list !== null && isStale(list)} mayFetch={mayFetch}>
            <FetchPanel
              progressUrl={routes.loansProgress(place)}
              initial={progress}
              hasList={list !== null}
              fetchLoans={mayFetch ? fetchExpectedAction.bind(null, place) : null}
            />
          </LoansOverview>
          {list && (
            <LoanList
              listUrl={routes.expectedLoans(place, list.id)}
              downloadUrl={routes.loansFile(place)}
              hasClients={context.organization.columns === "three"}
            />
          )}
        </Following>
      </NextIntlClientProvider>
    </>
  );
}
