import type { DraftActions } from "@/components/drafts/draft-actions";
import {
  addPhotoAction,
  attachPhotoAction,
  copyDraftAction,
  cutPhotoAction,
  deleteDraftsAction,
  deleteSnippetAction,
  fetchPhotoAction,
  importDraftsAction,
  refreshListsAction,
  resolveDraftAction,
  restoreDraftsAction,
  saveDraftAction,
  saveSnippetAction,
  sendDraftAction,
  sendDraftsAction,
} from "./actions";

/** The actions under the names the components know them by. */
export const draftActions: DraftActions = {
  save: saveDraftAction,
  send: sendDraftAction,
  sendMany: sendDraftsAction,
  remove: deleteDraftsAction,
  restore: restoreDraftsAction,
  copy: copyDraftAction,
  addPhoto: addPhotoAction,
  fetchPhoto: fetchPhotoAction,
  attachPhoto: attachPhotoAction,
  cutPhoto: cutPhotoAction,
  refreshLists: refreshListsAction,
  saveSnippet: saveSnippetAction,
  deleteSnippet: deleteSnippetAction,
  importDrafts: importDraftsAction,
  resolve: resolveDraftAction,
};
