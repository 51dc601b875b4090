import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ForgetCopy } from "@/components/drafts/forget-copy";
import { DraftStateMark } from "@/components/drafts/list/draft-state-mark";
import { ProfileView } from "@/components/drafts/preview/profile-view";
import { CopyDraftButton } from "@/components/drafts/sent/copy-draft-button";
import { FinishPanel } from "@/components/drafts/sent/finish-panel";
import { FollowDraft } from "@/components/drafts/sent/follow-draft";
import { LeftToFill } from "@/components/drafts/sent/left-to-fill";
import { RefusedDraft } from "@/components/drafts/sent/refused-draft";
import { TakenDraft } from "@/components/drafts/sent/taken-draft";
import { HistorySection } from "@/components/history/history-section";
import { PageHeader } from "@/components/layout/page-header";
import { AskFirst } from "@/components/ui/ask-first";
import { amountText } from "@/components/ui/amount-text";
import { ButtonAnchor } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { draftName } from "@/lib/drafts/draft";
import { draftProgress } from "@/lib/drafts/draft-progress";
import type { StoredDraft } from "@/lib/drafts/draft-store";
import { totalAmount } from "@/lib/drafts/list-drafts";
import type { DraftProblem } from "@/lib/drafts/problems";
import { environmentHosts } from "@/lib/environments/environments";
import { getHistory } from "@/lib/history/get-history";
import { failureWords } from "@/lib/i18n/failure-words";
import { mayAct, type Context } from "@/lib/organizations/context";
import { routes } from "@/lib/routes";
import { draftActions } from "../../draft-actions";

/** A draft that was sent: what became of it, the way to PA2, and what went out. */
export async function SentDraft({
  context,
  draft,
  missing,
}: {
  context: Context;
  draft: StoredDraft;
  /** What PA2 will ask for. */
  missing: DraftProblem[];
}) {
  const [t, locale, messages] = [await getTranslations("drafts"), await getLocale(), await getMessages()];
  const environmentName = (await getTranslations("common.environments"))(context.environment);
  const progress = await draftProgress(context, draft);
  const place = { organization: context.organization.slug, environment: context.environment };
  const target = { ...place, draftId: draft.id };
  const { content } = draft;
  const name = draftName(content) || t("unnamed");
  const total = totalAmount(content);
  const pa2Url = environmentHosts(context.environment)?.pa2Url ?? "";
  const mayDecide = mayAct(context, "coordinator");
  const { common, drafts, delivery } = messages;
  const { state, batch } = progress;
  return (
    <>
      <ForgetCopy draftId={draft.id} />
      <PageHeader
        trail={[{ href: routes.drafts(place), label: t("title") }]}
        title={name}
        beside={
          <span data-state={state}>
            <DraftStateMark state={state}>{t(`states.${state}`)}</DraftStateMark>
          </span>
        }
      >
        {draft.sent && (
          <p className="text-ink-soft">
            {t.rich("sent.facts", {
              name: draft.sent.by,
              environment: environmentName,
              at: () => <LocalTime at={draft.sent?.at ?? 0} locale={locale} />,
            })}
          </p>
        )}
      </PageHeader>
      <NextIntlClientProvider messages={{ common, drafts, delivery }}>
        <FollowDraft
          progressUrl={routes.draftProgress(place, draft.id)}
          initial={progress}
          name={name}
          amount={total === null ? null : `${amountText(total, locale)} ${content.currency}`.trim()}
          pa2Url={pa2Url}
          actions={
            mayDecide
              ? {
                  resolve: draftActions.resolve.bind(null, target),
                  ask: draftActions.ask.bind(null, target),
                }
              : null
          }
          personName={context.person.name}
          takeBack={
            mayDecide && (
              <AskFirst
                action={draftActions.takeBack.bind(null, target)}
                words={{
                  open: t("sent.takeBack.open"),
                  title: t("sent.takeBack.title"),
                  text: t("sent.takeBack.text"),
                  yes: t("sent.takeBack.yes"),
                  no: t("sent.takeBack.no"),
                  pending: t("sent.takeBack.pending"),
                }}
                failures={await failureWords()}
              />
            )
          }
        />
        {state === "accepted" && batch && <TakenDraft batch={batch} />}
        {state === "accepted" && (
          <FinishPanel pa2Url={pa2Url} name={name}>
            <LeftToFill missing={missing} borrowers={content.borrowers} />
          </FinishPanel>
        )}
        {state === "rejected" && batch && <RefusedDraft batch={batch} />}
        {mayDecide && (state === "rejected" || state === "accepted") && (
          <CopyDraftButton
            place={place}
            draftId={draft.id}
            copy={draftActions.copy}
            kind={state === "rejected" ? "primary" : "secondary"}
          >
            {t(state === "rejected" ? "sent.copyAndCorrect" : "sent.copyAnother")}
          </CopyDraftButton>
        )}
        <section aria-labelledby="sent-title" className="space-y-4">
          <h2 id="sent-title" className="text-lead">
            {t("sent.whatWasSent")}
          </h2>
          <ProfileView
            draft={content}
            photoUrl={content.photo.id === "" ? null : routes.draftPhoto(place, draft.id, content.photo.id)}
          />
          <ButtonAnchor href={`${routes.draft(place, draft.id)}/sent`} download>
            {t("sent.download")}
          </ButtonAnchor>
        </section>
      </NextIntlClientProvider>
      <HistorySection
        of="draft"
        events={await getHistory(context, { kind: "draft", id: draft.id })}
        downloadUrl={routes.draftHistory(place, draft.id)}
      />
    </>
  );
}
