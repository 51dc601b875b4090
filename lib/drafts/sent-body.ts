import type { Context } from "@/lib/organizations/context";
import { findSentBody } from "./draft-store";

/** The exact bytes of a draft's request, or null if it was never sent. */
export function sentDraftBody(context: Context, draftId: string): Promise<Buffer | null> {
  return draftId.includes("\0") ? Promise.resolve(null) : findSentBody(context.db, context, draftId);
}
