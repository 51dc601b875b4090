import { randomUUID } from "node:crypto";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import type { DraftFailure, SavedDraft } from "./answers";
import type { Borrower, Draft } from "./draft";
import { findDraft, findDraftByToken } from "./draft-store";
import { findPhoto, insertPhoto } from "./photo-store";
import { createDraft, repeatedAnswer } from "./save-draft";

/**
 * A new draft from another. Of one that Kiva refused everything is kept, to be corrected; of any other it is for the
 * same borrower's next loan, so what belongs to one loan alone is left out.
 */
export async function copyDraft(
  context: Context,
  draftId: string,
  token: string,
): Promise<Result<SavedDraft, DraftFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, person } = context;
  const draft = await findDraft(db, context, draftId);
  if (!draft) return fail("draft.not-found");
  const earlier = await findDraftByToken(db, context, token);
  if (earlier) return repeatedAnswer(earlier);

  const photo = draft.content.photo.id ? await findPhoto(db, draftId, draft.content.photo.id) : null;
  const photoId = photo ? randomUUID() : "";
  const kept = draft.state === "rejected" ? draft.content : nextLoan(draft.content);
  const content: Draft = { ...kept, photo: { ...kept.photo, id: photoId } };
  const copying = db.transaction().execute(async (trx) => {
    const made = await createDraft(trx, context, {
      token,
      content,
      action: "draft.copied",
      copiedFrom: draftId,
    });
    if (photo) {
      await insertPhoto(trx, {
        ...photo,
        id: photoId,
        organizationId: organization.id,
        draftId: made.draftId,
        cutFrom: null,
        personId: person.id,
      });
    }
    return ok(made);
  });
  try {
    return await copying;
  } catch (error) {
    // Two of the same click at once: the unique token let one in, and its answer is the answer of both.
    const first = await findDraftByToken(db, context, token);
    if (!first) throw error;
    return repeatedAnswer(first);
  }
}

/** Loan IDs, dates and schedule are another loan's, and each loan needs a waiver of its own (domain.md, 4.2). */
function nextLoan(draft: Draft): Draft {
  const fresh = { waiverSigned: false, disbursalDate: "", schedule: [] };
  if (draft.loanType === "group") {
    return { ...draft, ...fresh, groupLoanId: "", borrowers: withoutLoanIds(draft.borrowers) };
  }
  // What is set aside comes back when she switches to a group: its loan IDs are of the loan before, too.
  const setAside = draft.setAside && {
    ...draft.setAside,
    groupLoanId: "",
    others: withoutLoanIds(draft.setAside.others),
  };
  return { ...draft, ...fresh, borrowers: withoutLoanIds(draft.borrowers), setAside };
}

function withoutLoanIds<Someone extends Borrower>(people: readonly Someone[]): Someone[] {
  return people.map((one) => ({ ...one, loanId: "" }));
}
