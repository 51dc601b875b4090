import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DraftForm } from "@/components/drafts/form/draft-form";
import { PageHeader } from "@/components/layout/page-header";
import { pageContext } from "@/lib/auth/page-context";
import { emptyDraft } from "@/lib/drafts/draft";
import { routes } from "@/lib/routes";
import { formMessages } from "../form-messages";
import { formProps } from "../form-props";

type Props = PageProps<"/[organization]/[environment]/drafts/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("drafts"))("newDraft") };
}

export default async function NewDraftPage({ params }: Props) {
  const context = await pageContext(params);
  const content = emptyDraft({ currency: context.organization.currency });
  const [t, props] = [await getTranslations("drafts"), await formProps(context, content)];
  return (
    <>
      <PageHeader trail={[{ href: routes.drafts(props.place), label: t("title") }]} title={t("newDraft")} />
      <NextIntlClientProvider messages={await formMessages()}>
        <DraftForm
          {...props}
          initial={{ draftId: null, version: null, content, updatedAt: null, updatedBy: null }}
        />
      </NextIntlClientProvider>
    </>
  );
}
