import { allOrNothing } from "@/lib/db/all-or-nothing";
import { findDeliveryId } from "@/lib/delivery/store";
import { discardDelivery } from "@/lib/delivery/withdraw-delivery";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import type { DraftFailure } from "./answers";
import { findDraft, updateDraft } from "./draft-store";
import { draftSubject } from "./draft-subject";
import { recordDraft } from "./save-draft";

type Answer = Result<undefined, DraftFailure>;

/**
 * Makes a draft that waits to be sent hers to change again: not one byte of it has left, and what was frozen is never
 * sent. `draft.on-its-way`: a worker is just trying to.
 */
export function takeBackDraft(context: Context, draftId: string): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return Promise.resolve(fail("auth.role"));
  const { db, person } = context;
  return allOrNothing<undefined, DraftFailure>(db, async (trx) => {
    const draft = await findDraft(trx, context, draftId);
    if (!draft) return fail("draft.not-found");
    // A second click after the first one went through: what she wanted is done.
    if (draft.stage === "open") return ok();
    if (draft.stage === "deleted") return fail("draft.deleted");
    const changes = { stage: "open" as const, sent_at: null, updated_at: Date.now(), updated_by: person.id };
    if (!(await updateDraft(trx, draftId, draft.version, changes))) {
      // The other one of two clicks at once has done it, unless somebody did something else.
      const now = await findDraft(trx, context, draftId);
      return now?.stage === "open" ? ok() : fail("draft.changed-elsewhere", { by: draft.updatedBy });
    }
    // Only now that the draft is held: a moment before, the other click may have taken it away.
    const deliveryId = await findDeliveryId(trx, draftSubject(draftId));
    const discarded = await discardDelivery(trx, deliveryId);
    if (!discarded.ok) {
      const isOnItsWay = discarded.failure.code === "delivery.on-its-way";
      return fail(isOnItsWay ? "draft.on-its-way" : "draft.has-left");
    }
    await recordDraft(trx, context, draftId, "draft.taken-back", { deliveryId, version: draft.version + 1 });
    return ok();
  });
}
