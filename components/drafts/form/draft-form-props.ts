import type { ReactNode } from "react";
import type { DraftActions } from "@/components/drafts/draft-actions";
import type { Snippet } from "@/lib/drafts/answers";
import type { Draft } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { Place } from "@/lib/routes";
import type { FirstReadings } from "./first-readings";

/** What a page gives to the form, for a new draft and for one that is kept already. */
export interface DraftFormProps {
  place: Place;
  /** Who types here, and whose unsaved copies this browser may bring back. */
  personId: string;
  initial: {
    /** Null: a new draft. */
    draftId: string | null;
    version: number | null;
    content: Draft;
    /** Epoch milliseconds. */
    updatedAt: number | null;
    updatedBy: string | null;
  };
  /** What the server found in the draft and how it read it: the form judges by itself once she is at it. */
  initialProblems: DraftProblem[];
  initialReadings: FirstReadings;
  /** What is open, as lists and as counts, drawn by the server: it stands until the form judges by itself. */
  firstPanel: { lists: ReactNode; counts: ReactNode };
  lists: KivaLists | null;
  listsAreStale: boolean;
  /** ISO date. */
  today: string;
  snippets: Snippet[];
  /** False for viewers, who see the draft as it is. */
  mayEdit: boolean;
  /** False while Kiva's credentials for the environment are not stored: nothing can be sent then. */
  hasCredentials: boolean;
  actions: Pick<
    DraftActions,
    | "save"
    | "send"
    | "addPhoto"
    | "fetchPhoto"
    | "cutPhoto"
    | "refreshLists"
    | "saveSnippet"
    | "deleteSnippet"
  >;
}
