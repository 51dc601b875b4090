import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { pageContext } from "@/lib/auth/page-context";
import { draftName } from "@/lib/drafts/draft";
import { openDraft } from "@/lib/drafts/editing";
import { getDraft } from "@/lib/drafts/get-draft";
import { placeOf, routes } from "@/lib/routes";
import { DeletedDraft } from "./deleted-draft";
import { OpenDraft } from "./open-draft";

type Props = PageProps<"/[organization]/[environment]/drafts/[draftId]">;

export async function generateMetadata({ params }: Props) {
  const context = await pageContext(params);
  const draft = await getDraft(context, (await params).draftId);
  if (!draft) return {};
  return { title: draftName(draft.content) || (await getTranslations("drafts"))("unnamed") };
}

export default async function DraftPage({ params }: Props) {
  const context = await pageContext(params);
  const draft = await openDraft(context, (await params).draftId);
  if (!draft) notFound();
  switch (draft.stage) {
    case "open":
      return <OpenDraft context={context} draft={draft} />;
    case "deleted":
      return <DeletedDraft context={context} draft={draft} />;
    case "sent":
      redirect(routes.draftDelivery(placeOf(context), draft.id));
  }
}
