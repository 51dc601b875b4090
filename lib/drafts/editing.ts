import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { mayAct, type Context } from "@/lib/organizations/context";
import { editorsOf, markEditing } from "./editors-store";
import type { StoredDraft } from "./draft-store";
import { getDraft } from "./get-draft";

/** Somebody who has not been heard of for this long has left. */
export const EDITING_FOR_MS = 90_000;

export interface Editing {
  version: number;
  /** Others who have the draft open, and when they were last heard of (epoch milliseconds). */
  editors: { name: string; at: number }[];
}

/** Notes that the person has the draft open. */
export function seenEditing(db: Kysely<Schema>, draftId: string, personId: string): Promise<void> {
  return markEditing(db, draftId, personId, Date.now());
}

/** Notes that the person has the draft open to work on it; who may only look is no editor. */
async function opened(context: Context, draftId: string): Promise<void> {
  if (mayAct(context, "coordinator")) await seenEditing(context.db, draftId, context.person.id);
}

/** Who else has the draft open, and how far it is saved; notes that the asker has it open, too. Null: no such draft. */
export async function whoIsEditing(context: Context, draftId: string): Promise<Editing | null> {
  const { db, person } = context;
  const draft = await getDraft(context, draftId);
  if (!draft) return null;
  if (draft.stage === "open") await opened(context, draftId);
  const editors = await editorsOf(db, [draftId], { since: Date.now() - EDITING_FOR_MS, except: person.id });
  return { version: draft.version, editors: editors.map(({ name, at }) => ({ name, at })) };
}

/** The draft for somebody who opens it to work on it: colleagues see who is there. */
export async function openDraft(context: Context, draftId: string): Promise<StoredDraft | null> {
  const draft = await getDraft(context, draftId);
  if (draft?.stage === "open") await opened(context, draft.id);
  return draft;
}
