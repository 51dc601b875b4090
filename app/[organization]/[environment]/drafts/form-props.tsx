import type { DraftFormProps } from "@/components/drafts/form/draft-form-props";
import { firstReadings } from "@/components/drafts/form/first-readings";
import { ProblemCounts } from "@/components/drafts/form/problem-counts";
import { ProblemLists } from "@/components/drafts/form/side-panel";
import { isBlankDraft, type Draft } from "@/lib/drafts/draft";
import { getLists } from "@/lib/drafts/get-lists";
import { judgeDraft } from "@/lib/drafts/judge-draft";
import { listSnippets } from "@/lib/drafts/snippets";
import { hasKivaCredentials } from "@/lib/organizations/credentials";
import { mayAct, type Context } from "@/lib/organizations/context";
import { draftActions } from "./draft-actions";

/** What the form of a new draft and that of a kept one are given alike, judged and read as it is shown at first. */
export async function formProps(context: Context, content: Draft): Promise<Omit<DraftFormProps, "initial">> {
  const { db, organization, environment, person } = context;
  const { lists, isStale } = await getLists(context);
  const { save, send, addPhoto, fetchPhoto, cutPhoto, refreshLists, saveSnippet, deleteSnippet } =
    draftActions;
  const today = new Date().toISOString().slice(0, 10);
  // The form fetches lists that are wanting by itself: there is nothing for her to put right.
  const problems = judgeDraft(content, { lists, today }).filter(({ code }) => code !== "list.absent");
  return {
    initialProblems: problems,
    firstPanel: {
      lists: (
        <ProblemLists all={problems} isGroup={content.loanType === "group"} isBlank={isBlankDraft(content)} />
      ),
      counts: <ProblemCounts all={problems} />,
    },
    initialReadings: firstReadings(content),
    place: { organization: organization.slug, environment },
    personId: person.id,
    lists,
    listsAreStale: isStale,
    today,
    snippets: await listSnippets(context),
    mayEdit: mayAct(context, "coordinator"),
    hasCredentials: await hasKivaCredentials(db, organization.id, environment),
    actions: { save, send, addPhoto, fetchPhoto, cutPhoto, refreshLists, saveSnippet, deleteSnippet },
  };
}
