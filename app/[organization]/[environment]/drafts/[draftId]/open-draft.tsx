import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { DraftForm } from "@/components/drafts/form/draft-form";
import { SameLoansNotice } from "@/components/drafts/same-loans-notice";
import { PageHeader } from "@/components/layout/page-header";
import { LocalTime } from "@/components/ui/local-time";
import { draftName } from "@/lib/drafts/draft";
import type { StoredDraft } from "@/lib/drafts/draft-store";
import { sameLoans } from "@/lib/drafts/same-loans";
import type { Context } from "@/lib/organizations/context";
import { routes } from "@/lib/routes";
import { formMessages } from "../form-messages";
import { formProps } from "../form-props";

/** A draft that is not sent yet, in the form, as it was left. */
export async function OpenDraft({ context, draft }: { context: Context; draft: StoredDraft }) {
  const { id, version, content, updatedAt, updatedBy } = draft;
  const [t, locale] = [await getTranslations("drafts"), await getLocale()];
  const props = await formProps(context, content);
  return (
    <>
      <PageHeader
        trail={[{ href: routes.drafts(props.place), label: t("title") }]}
        title={draftName(content) || t("unnamed")}
      >
        <p className="text-small text-ink-soft">
          <LocalTime at={updatedAt} locale={locale} />, {t("list.changedBy", { name: updatedBy })}
        </p>
      </PageHeader>
      <SameLoansNotice loans={await sameLoans(context, id)} place={props.place} />
      <NextIntlClientProvider messages={await formMessages()}>
        <DraftForm {...props} initial={{ draftId: id, version, content, updatedAt, updatedBy }} />
      </NextIntlClientProvider>
    </>
  );
}
