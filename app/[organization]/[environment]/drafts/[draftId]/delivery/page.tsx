import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { pageContext } from "@/lib/auth/page-context";
import { draftName } from "@/lib/drafts/draft";
import { getDraft } from "@/lib/drafts/get-draft";
import { getLists } from "@/lib/drafts/get-lists";
import { judgeDraft } from "@/lib/drafts/judge-draft";
import { placeOf, routes } from "@/lib/routes";
import { SentDraft } from "./sent-draft";

type Props = PageProps<"/[organization]/[environment]/drafts/[draftId]/delivery">;

export async function generateMetadata({ params }: Props) {
  const context = await pageContext(params);
  const draft = await getDraft(context, (await params).draftId);
  if (!draft) return {};
  return { title: draftName(draft.content) || (await getTranslations("drafts"))("unnamed") };
}

/** A draft that was sent. It has a page of its own, so that the form's code does not come with it. */
export default async function DraftDeliveryPage({ params }: Props) {
  const context = await pageContext(params);
  const draft = await getDraft(context, (await params).draftId);
  if (!draft) notFound();
  if (draft.stage !== "sent") redirect(routes.draft(placeOf(context), draft.id));
  const { lists } = await getLists(context);
  const today = new Date().toISOString().slice(0, 10);
  const problems = judgeDraft(draft.content, { lists, today });
  const missing = problems.filter(({ severity }) => severity === "missing");
  return <SentDraft context={context} draft={draft} missing={missing} />;
}
