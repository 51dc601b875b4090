import { getTranslations } from "next-intl/server";
import { ForgetCopy } from "@/components/drafts/forget-copy";
import { PageHeader } from "@/components/layout/page-header";
import { ActionButton } from "@/components/ui/action-button";
import { Notice } from "@/components/ui/notice";
import { draftName } from "@/lib/drafts/draft";
import type { StoredDraft } from "@/lib/drafts/draft-store";
import { failureWords } from "@/lib/i18n/failure-words";
import { mayAct, type Context } from "@/lib/organizations/context";
import { routes } from "@/lib/routes";
import { draftActions } from "../draft-actions";

/** A draft that was put aside: nothing of it is lost. */
export async function DeletedDraft({ context, draft }: { context: Context; draft: StoredDraft }) {
  const t = await getTranslations("drafts");
  const place = { organization: context.organization.slug, environment: context.environment };
  const name = draftName(draft.content) || t("unnamed");
  return (
    <>
      <ForgetCopy draftId={draft.id} />
      <PageHeader
        trail={[{ href: routes.drafts(place), label: t("title") }]}
        title={name}
        beside={<span data-state="deleted">{t("states.deleted")}</span>}
      />
      <Notice tone="neutral" title={t("list.deleted", { count: 1, name })}>
        {mayAct(context, "coordinator") && (
          <ActionButton
            action={draftActions.restore.bind(null, { ...place, draftIds: [draft.id] })}
            pending={t("list.working")}
            failures={await failureWords()}
          >
            {t("list.bringBack")}
          </ActionButton>
        )}
      </Notice>
    </>
  );
}
