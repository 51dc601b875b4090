import type { Context } from "@/lib/organizations/context";
import { findDraft, type StoredDraft } from "./draft-store";

/** A draft of the organization and environment, or null: another organization's answers like none. */
export function getDraft(context: Context, draftId: string): Promise<StoredDraft | null> {
  // PostgreSQL takes no NUL in a text; no id has one.
  return draftId.includes("\0") ? Promise.resolve(null) : findDraft(context.db, context, draftId);
}
