import type { HistoryAction } from "@/lib/history/actions";
import { allOrNothing } from "@/lib/db/all-or-nothing";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import type { DraftFailure } from "./answers";
import { findDraft, updateDraft } from "./draft-store";
import { recordDraft } from "./save-draft";

type Answer = Result<undefined, DraftFailure>;

/** Puts drafts aside that were never sent. Nothing is lost: `restoreDrafts` takes it back. All of them or none. */
export function deleteDrafts(context: Context, draftIds: readonly string[]): Promise<Answer> {
  return setStage(context, draftIds, { from: "open", to: "deleted", action: "draft.deleted" });
}

/** Takes back `deleteDrafts`. */
export function restoreDrafts(context: Context, draftIds: readonly string[]): Promise<Answer> {
  return setStage(context, draftIds, { from: "deleted", to: "open", action: "draft.restored" });
}

async function setStage(
  context: Context,
  draftIds: readonly string[],
  { from, to, action }: { from: "open" | "deleted"; to: "open" | "deleted"; action: HistoryAction },
): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, person } = context;
  return allOrNothing<undefined, DraftFailure>(db, async (trx) => {
    const changed: string[] = [];
    // In one order, and before the history, which holds the organization: nobody waits for another for ever.
    for (const draftId of [...new Set(draftIds)].sort()) {
      const draft = await findDraft(trx, context, draftId);
      if (!draft) return fail("draft.not-found");
      if (draft.stage === to) continue;
      if (draft.stage !== from) return fail("draft.sent");
      const now = Date.now();
      const changes = {
        stage: to,
        deleted_at: to === "deleted" ? now : null,
        updated_at: now,
        updated_by: person.id,
      };
      if (!(await updateDraft(trx, draftId, draft.version, changes))) {
        return fail("draft.changed-elsewhere", { by: draft.updatedBy });
      }
      changed.push(draftId);
    }
    for (const draftId of changed) await recordDraft(trx, context, draftId, action);
    return ok();
  });
}
