import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ImportDrafts } from "@/components/drafts/import/import-drafts";
import { PageHeader } from "@/components/layout/page-header";
import { pageContext } from "@/lib/auth/page-context";
import { getLists } from "@/lib/drafts/get-lists";
import { listDraftColumns } from "@/lib/drafts/import-drafts";
import { mayAct } from "@/lib/organizations/context";
import { routes } from "@/lib/routes";
import { draftActions } from "../draft-actions";

type Props = PageProps<"/[organization]/[environment]/drafts/import">;

export async function generateMetadata() {
  return { title: (await getTranslations("draftImport"))("title") };
}

export default async function ImportDraftsPage({ params }: Props) {
  const context = await pageContext(params);
  const t = await getTranslations("draftImport");
  const place = { organization: context.organization.slug, environment: context.environment };
  const { lists, isStale } = await getLists(context);
  const { common, files, drafts, draftImport, draftPanels, draftProblems } = await getMessages();
  return (
    <>
      <PageHeader
        trail={[{ href: routes.drafts(place), label: (await getTranslations("drafts"))("title") }]}
        title={t("title")}
      />
      {mayAct(context, "coordinator") ? (
        <NextIntlClientProvider messages={{ common, files, drafts, draftImport, draftPanels, draftProblems }}>
          <ImportDrafts
            place={place}
            lists={lists}
            isStale={isStale}
            refreshLists={draftActions.refreshLists}
            today={new Date().toISOString().slice(0, 10)}
            currency={context.organization.currency}
            remembered={await listDraftColumns(context)}
            importDrafts={draftActions.importDrafts}
          />
        </NextIntlClientProvider>
      ) : (
        <p>{t("viewer")}</p>
      )}
    </>
  );
}
