import type { Context } from "@/lib/organizations/context";
import { draftName } from "./draft";
import type { DraftState } from "./draft-state";
import { findDraft, findSameLoans } from "./draft-store";

/** Another draft about a loan that stands in this one, too. */
export interface SameLoan {
  loanId: string;
  draftId: string;
  /** "" if it has none. */
  name: string;
  state: DraftState;
  sentAt: number | null;
}

const MOST_NAMED = 5;

/**
 * Other drafts, sent ones included, about the same loans: Kiva takes a loan twice without a word, so it is said here.
 * The same file brought twice is how it mostly happens.
 */
export async function sameLoans(context: Context, draftId: string): Promise<SameLoan[]> {
  const found = await findSameLoans(context.db, context, [draftId]);
  const named: SameLoan[] = [];
  for (const { loanId, otherId } of found.slice(0, MOST_NAMED)) {
    const other = await findDraft(context.db, context, otherId);
    if (!other) continue;
    const { content, state, sent } = other;
    named.push({ loanId, draftId: otherId, name: draftName(content), state, sentAt: sent?.at ?? null });
  }
  return named;
}
