import { getMessages } from "next-intl/server";

/** The words that the form carries into the browser. */
export async function formMessages() {
  const { common, drafts, draftForm, draftPanels, draftProblems } = await getMessages();
  return { common, drafts: { failures: drafts.failures }, draftForm, draftPanels, draftProblems };
}
