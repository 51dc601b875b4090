import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { DraftFilters } from "@/components/drafts/list/draft-filters";
import { DraftList } from "@/components/drafts/list/draft-list";
import { ListPages } from "@/components/drafts/list/list-pages";
import { NoDrafts } from "@/components/drafts/list/no-drafts";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { pageContext } from "@/lib/auth/page-context";
import { listDrafts, PAGE_SIZE, parseDraftListView } from "@/lib/drafts/list-drafts";
import { mayAct } from "@/lib/organizations/context";
import { routes } from "@/lib/routes";
import { draftActions } from "./draft-actions";

type Props = PageProps<"/[organization]/[environment]/drafts">;

export async function generateMetadata() {
  return { title: (await getTranslations("drafts"))("title") };
}

export default async function DraftsPage({ params, searchParams }: Props) {
  const context = await pageContext(params);
  const [t, { common, drafts: words, draftPanels }] = [await getTranslations("drafts"), await getMessages()];
  const place = { organization: context.organization.slug, environment: context.environment };
  const view = parseDraftListView(await searchParams);
  const { drafts, total } = await listDrafts(context, view);
  const isAll = view.search === "" && view.state === null && view.lacks === null && view.importId === null;
  const isEmpty = total === 0 && isAll;
  const mayMake = mayAct(context, "coordinator");
  const action = routes.drafts(place);
  return (
    <>
      <PageHeader
        title={t("title")}
        beside={
          !isEmpty &&
          mayMake && (
            <span className="flex flex-wrap gap-3">
              <ButtonLink kind="primary" href={routes.newDraft(place)}>
                {t("newDraft")}
              </ButtonLink>
              <ButtonLink href={routes.importDrafts(place)}>{t("fromFile")}</ButtonLink>
            </span>
          )
        }
      />
      {!isEmpty && <DraftFilters view={view} action={action} />}
      <NextIntlClientProvider messages={{ common, drafts: words, draftPanels }}>
        <DraftList
          drafts={drafts}
          total={total}
          place={place}
          actions={mayMake ? draftActions : null}
          whenEmpty={isEmpty ? <NoDrafts place={place} mayMake={mayMake} /> : null}
        />
      </NextIntlClientProvider>
      <ListPages view={view} pages={Math.ceil(total / PAGE_SIZE)} action={action} />
    </>
  );
}
