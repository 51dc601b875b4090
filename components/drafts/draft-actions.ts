import type { DoubtActions } from "@/components/delivery/doubt-actions";
import type {
  Cut,
  DraftFailure,
  ListsFailure,
  PhotoFailure,
  SavedDraft,
  Snippet,
  StoredPhoto,
} from "@/lib/drafts/answers";
import type { Draft } from "@/lib/drafts/draft";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { Result } from "@/lib/result";
import type { Place } from "@/lib/routes";

/** Who typed it. Somebody else may have signed in on that computer since: nothing is saved or sent in her name. */
interface Typist {
  personId: string;
}

/** What the pages of drafts hand down: server actions, one object each, of which a component takes what it needs. */
export interface DraftActions {
  /** `draftId` and `version` null: a new draft, known by its token ever after. A token a save. */
  save(
    given: Place & Typist & { draftId: string | null; version: number | null; token: string; content: Draft },
  ): Promise<Result<SavedDraft, DraftFailure>>;
  /** `listsFetchedAt`: of Kiva's lists that it was judged with on the page; null if there were none. */
  send(
    given: Place & Typist & { draftId: string; version: number; listsFetchedAt: number | null },
  ): Promise<Result<undefined, DraftFailure>>;
  sendMany(
    given: Place & { drafts: { draftId: string; version: number }[] },
  ): Promise<Result<{ sent: string[]; refused: { draftId: string; code: string }[] }, DraftFailure>>;
  remove(given: Place & { draftIds: string[] }): Promise<Result<undefined, DraftFailure>>;
  restore(given: Place & { draftIds: string[] }): Promise<Result<undefined, DraftFailure>>;
  copy(given: Place & { draftId: string; token: string }): Promise<Result<SavedDraft, DraftFailure>>;
  /** The form holds organization, environment, draftId and the file as `photo`. */
  addPhoto(form: FormData): Promise<Result<StoredPhoto, PhotoFailure>>;
  fetchPhoto(given: Place & { draftId: string; url: string }): Promise<Result<StoredPhoto, PhotoFailure>>;
  /** Fetches the photo its address names, keeps it and saves it into the draft: one step for a list of drafts. */
  attachPhoto(
    given: Place & { draftId: string; version: number; url: string },
  ): Promise<Result<SavedDraft, PhotoFailure>>;
  cutPhoto(
    given: Place & { draftId: string; photoId: string; cut: Cut },
  ): Promise<Result<StoredPhoto, PhotoFailure>>;
  refreshLists(given: Place): Promise<Result<KivaLists, ListsFailure>>;
  saveSnippet(
    given: Place & { snippetId: string | null; name: string; text: string },
  ): Promise<Result<Snippet, DraftFailure>>;
  deleteSnippet(given: Place & { snippetId: string }): Promise<Result<undefined, DraftFailure>>;
  importDrafts(
    given: Place & { token: string; fileName: string; columns: ImportColumnsChoice; drafts: Draft[] },
  ): Promise<Result<{ importId: string }, DraftFailure>>;
  /** A person's answer about a draft in doubt, after looking in PA2. */
  resolve(
    where: Place & { draftId: string },
    given: Parameters<DoubtActions["resolve"]>[0],
  ): ReturnType<DoubtActions["resolve"]>;
  /** A note about it for a colleague. */
  ask(
    where: Place & { draftId: string },
    given: Parameters<DoubtActions["ask"]>[0],
  ): ReturnType<DoubtActions["ask"]>;
  /** Of a draft that waits to be sent. */
  takeBack(given: Place & { draftId: string }): Promise<Result<undefined, DraftFailure>>;
}

/** Which column of a file is what, by its header: remembered for files with the same headers. */
export type ImportColumnsChoice = Record<string, string>;
