import { crashPoint } from "@/lib/delivery/crash-points";
import { planDelivery } from "@/lib/delivery/plan-delivery";
import { requestDelivery } from "@/lib/delivery/request-delivery";
import { wake } from "@/lib/delivery/wake";
import { log } from "@/lib/log";
import { mayAct, type Context } from "@/lib/organizations/context";
import { hasKivaCredentials } from "@/lib/organizations/credentials";
import { serializeLoanDraft, type SendableDraft } from "@/lib/partner-api/serialize-loan-draft";
import { addAmounts } from "@/lib/money";
import { fail, ok, type Result } from "@/lib/result";
import type { DraftFailure } from "./answers";
import { isBlankDraft, type Draft } from "./draft";
import { DRAFT_DELIVERY, findDraft, updateDraft } from "./draft-store";
import { judgeDraft } from "./judge-draft";
import { listsUnchangedSince, readLists } from "./lists-store";
import { findPhoto } from "./photo-store";
import { recordDraft, refusalOf } from "./save-draft";
import { toSendable } from "./sendable";

type Answer = Result<undefined, DraftFailure>;

export interface SendDraft {
  draftId: string;
  version: number;
  /** Epoch milliseconds. */
  listsFetchedAt: number | null;
}

/**
 * Sends a draft as it stands, holes and all: its exact bytes are frozen and its delivery begins in one transaction.
 * From here on nothing of it changes. One draft is one batch. Sent twice, it goes once. `listsFetchedAt` is of Kiva's
 * lists as her page had them: with others a name may stand for another number than she saw. Null: no page, no lists.
 */
export async function sendDraft(
  context: Context,
  { draftId, version, listsFetchedAt }: SendDraft,
): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  const draft = await findDraft(db, context, draftId);
  if (!draft) return fail("draft.not-found");
  // A second click after the first one went through: what she wanted is done.
  if (draft.stage === "sent" && draft.version === version + 1) return ok();
  const refused = refusalOf(draft, version);
  if (refused) return refused;
  if (!(await hasKivaCredentials(db, organization.id, environment))) return fail("draft.no-credentials");
  const unchangedSince = await listsUnchangedSince(db, context);
  if (listsFetchedAt !== null && unchangedSince !== null && listsFetchedAt < unchangedSince) {
    return fail("draft.lists-changed");
  }
  const sendable = await readySendable(context, draftId, draft.content);
  if (!sendable.ok) return sendable;
  const body = serializeLoanDraft(sendable.value);

  const answer = await db.transaction().execute(async (trx): Promise<Answer> => {
    const now = Date.now();
    const changes = { stage: "sent" as const, sent_at: now, updated_at: now, updated_by: person.id };
    if (!(await updateDraft(trx, draftId, version, changes))) {
      // The other one of two clicks at once, or a colleague.
      const other = await findDraft(trx, context, draftId);
      if (other?.stage === "sent" && other.version === version + 1) return ok();
      return fail("draft.changed-elsewhere", { by: other?.updatedBy ?? draft.updatedBy });
    }
    const deliveryId = await planDelivery(trx, {
      organizationId: organization.id,
      environment,
      kind: DRAFT_DELIVERY,
      subjectId: draftId,
      partnerId: organization.partnerId,
      batches: [{ body, itemCount: sendable.value.borrowers.length, sumText: sumOf(sendable.value) }],
    });
    crashPoint("freezing");
    await requestDelivery(trx, deliveryId, person.id);
    await recordDraft(trx, context, draftId, "draft.send-requested", { deliveryId, version });
    return ok();
  });
  crashPoint("send-ordered");
  log().info(
    { draftId, personId: person.id, answer: answer.ok || answer.failure.code },
    "draft asked to be sent",
  );
  wake();
  return answer;
}

/** The draft as it goes out, its photo in it; or why it cannot go. The server's own judgement is the one that counts. */
async function readySendable(
  context: Context,
  draftId: string,
  content: Draft,
): Promise<Result<SendableDraft, DraftFailure>> {
  if (isBlankDraft(content)) return fail("draft.empty");
  const lists = await readLists(context.db, context);
  const today = new Date().toISOString().slice(0, 10);
  const errors = judgeDraft(content, { lists, today, suggest: false }).filter(
    ({ severity }) => severity === "error",
  );
  if (errors.length > 0) return fail("draft.errors-open", { count: errors.length });
  const sendable = toSendable(content, lists);
  if (content.photo.sendAs === "url" || content.photo.id === "") return ok(sendable);
  const photo = await findPhoto(context.db, draftId, content.photo.id);
  if (!photo) return fail("draft.photo-gone");
  return ok({ ...sendable, photo: { kind: "image", base64: photo.bytes.toString("base64") } });
}

function sumOf({ borrowers }: SendableDraft): string {
  return addAmounts(borrowers.flatMap(({ amountText }) => amountText ?? []));
}

export interface SentDrafts {
  sent: string[];
  refused: { draftId: string; code: string }[];
}

/** Sends several, one after the other; one that cannot go holds up none of the others. */
export async function sendDrafts(
  context: Context,
  drafts: readonly { draftId: string; version: number }[],
): Promise<Result<SentDrafts, DraftFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const all: SentDrafts = { sent: [], refused: [] };
  for (const { draftId, version } of drafts) {
    const answer = await sendDraft(context, { draftId, version, listsFetchedAt: null });
    if (answer.ok) all.sent.push(draftId);
    else all.refused.push({ draftId, code: answer.failure.code });
  }
  return ok(all);
}
