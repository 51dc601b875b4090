import { deliveryProgress, type BatchProgress } from "@/lib/delivery/delivery-progress";
import type { Context } from "@/lib/organizations/context";
import { DRAFT_DELIVERY, draftStates, type StoredDraft } from "./draft-store";
import { draftState, type DraftState } from "./draft-state";

/** What the page of a sent draft follows. */
export interface DraftProgress {
  state: DraftState;
  batch: BatchProgress | null;
  requested: { at: number; by: string } | null;
  /** It can still change without a person. */
  goesOn: boolean;
  /** Kiva was sent it, or may have been. */
  hasLeft: boolean;
}

/** How far the delivery of a sent draft has come; no batch if it was never sent. */
export async function draftProgress(context: Context, draft: StoredDraft): Promise<DraftProgress> {
  const { db, organization, environment } = context;
  const progress = await deliveryProgress(db, organization.id, environment, DRAFT_DELIVERY, draft.id);
  const batch = progress?.batches[0] ?? null;
  const { requestedAt, requestedBy } = progress ?? { requestedAt: null, requestedBy: null };
  return {
    state: draftState(draft.stage, batch?.state ?? null),
    batch,
    requested: requestedAt !== null && requestedBy ? { at: requestedAt, by: requestedBy.name } : null,
    goesOn: progress?.goesOn ?? false,
    hasLeft: progress?.hasLeft ?? false,
  };
}

/** The states of several drafts at once; ids that are not the organization's are not answered. */
export function statesOfDrafts(
  context: Context,
  draftIds: readonly string[],
): Promise<Record<string, DraftState>> {
  return draftStates(context.db, context, draftIds);
}
