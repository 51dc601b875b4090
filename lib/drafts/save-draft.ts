import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { HistoryAction } from "@/lib/history/actions";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import type { DraftFailure, SavedDraft } from "./answers";
import type { Draft } from "./draft";
import {
  findDraft,
  findDraftByToken,
  insertDraft,
  storeLoanIds,
  updateDraft,
  type StoredDraft,
} from "./draft-store";
import { seenEditing } from "./editing";
import { searchText } from "./search-text";

export type Answer = Result<SavedDraft, DraftFailure>;

export interface SaveDraft {
  /** Null: a new draft. */
  draftId: string | null;
  /** What she started from; null for a new draft. */
  version: number | null;
  /** Made in the browser, one a save: a repeat gets the first answer. */
  token: string;
  content: Draft;
}

/**
 * Keeps a draft as it stands, holes, half typed figures and all. Nothing is judged here: what is wrong with it is
 * said on the page and keeps it from being sent, not from being kept.
 */
export async function saveDraft(context: Context, given: SaveDraft): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  return given.draftId === null ? newDraft(context, given) : changeDraft(context, given, given.draftId);
}

async function newDraft(context: Context, { token, content }: SaveDraft): Promise<Answer> {
  const earlier = await findDraftByToken(context.db, context, token);
  if (earlier) return repeatedAnswer(earlier);
  try {
    return ok(
      await context.db
        .transaction()
        .execute((trx) => createDraft(trx, context, { token, content, action: "draft.created" })),
    );
  } catch (error) {
    // Two of the same click at once: the unique token let one in, and its answer is the answer of both.
    const first = await findDraftByToken(context.db, context, token);
    if (!first) throw error;
    return repeatedAnswer(first);
  }
}

/**
 * The answer to a first save that came before: the version it made, never the newest. A colleague may have saved since,
 * and what starts from version 1 is then refused instead of going over it, or out, unseen.
 */
export function repeatedAnswer({ id, stage }: StoredDraft): Answer {
  if (stage === "sent") return fail("draft.sent");
  if (stage === "deleted") return fail("draft.deleted");
  return ok({ draftId: id, version: 1 });
}

export interface NewDraft {
  token: string;
  content: Draft;
  /** In the history. */
  action: "draft.created" | "draft.copied" | "draft.imported";
  import?: { id: string; position: number };
  copiedFrom?: string;
}

/** Puts a new draft and its history row into the transaction. */
export async function createDraft(
  trx: Transaction<Schema>,
  context: Pick<Context, "organization" | "environment" | "person">,
  { token, content, action, import: from, copiedFrom }: NewDraft,
): Promise<SavedDraft> {
  const { organization, environment, person } = context;
  const draftId = randomUUID();
  const now = Date.now();
  await insertDraft(trx, {
    id: draftId,
    organization_id: organization.id,
    environment,
    stage: "open",
    ...contentValues(content),
    version: 1,
    submission_token: token,
    saved_token: token,
    import_id: from?.id ?? null,
    import_position: from?.position ?? null,
    copied_from: copiedFrom ?? null,
    created_at: now,
    created_by: person.id,
    updated_at: now,
    updated_by: person.id,
    sent_at: null,
    deleted_at: null,
  });
  await storeLoanIds(trx, draftId, loanIdsOf(content));
  await recordDraft(trx, context, draftId, action, {
    ...whatOf(content),
    ...(from && { importId: from.id }),
    ...(copiedFrom && { copiedFrom }),
  });
  return { draftId, version: 1 };
}

async function changeDraft(context: Context, given: SaveDraft, draftId: string): Promise<Answer> {
  const { db, person } = context;
  const draft = await findDraft(db, context, draftId);
  if (!draft) return fail("draft.not-found");
  // The answer to this very save was lost on the way: it is done, and no one has changed anything since.
  if (draft.savedToken === given.token && draft.stage === "open")
    return ok({ draftId, version: draft.version });
  const refused = refusalOf(draft, given.version);
  if (refused) return refused;
  return db.transaction().execute(async (trx): Promise<Answer> => {
    const changes = {
      ...contentValues(given.content),
      saved_token: given.token,
      updated_at: Date.now(),
      updated_by: person.id,
    };
    if (!(await updateDraft(trx, draftId, draft.version, changes))) {
      // The other one of the same save twice at once: a browser sends a POST again by itself.
      const other = await findDraft(trx, context, draftId);
      if (other?.stage === "open" && other.savedToken === given.token) {
        return ok({ draftId, version: other.version });
      }
      return fail("draft.changed-elsewhere", { by: other?.updatedBy ?? draft.updatedBy });
    }
    await storeLoanIds(trx, draftId, loanIdsOf(given.content));
    await seenEditing(trx, draftId, person.id);
    const what = { version: draft.version + 1, ...whatOf(given.content) };
    await recordDraft(trx, context, draftId, "draft.saved", what);
    return ok({ draftId, version: draft.version + 1 });
  });
}

/** Why a draft cannot be changed by someone who started from the given version; null if it can. */
export function refusalOf(
  draft: StoredDraft,
  version: number | null,
): { ok: false; failure: DraftFailure } | null {
  if (draft.stage === "sent") return fail("draft.sent");
  if (draft.stage === "deleted") return fail("draft.deleted");
  return draft.version === version ? null : fail("draft.changed-elsewhere", { by: draft.updatedBy });
}

/** A history row of a draft: numbers, ids and hashes, nothing of a borrower. */
export function recordDraft(
  trx: Transaction<Schema>,
  { organization, environment, person }: Pick<Context, "organization" | "environment" | "person">,
  draftId: string,
  action: HistoryAction,
  details: Record<string, unknown> = {},
): Promise<void> {
  return recordHistory(trx, {
    organizationId: organization.id,
    environment,
    personId: person.id,
    action,
    subjectKind: "draft",
    subjectId: draftId,
    details,
  });
}

function contentValues(content: Draft) {
  return { content: JSON.stringify(content), search_text: searchText(content) };
}

/** Each once; the group's own loan and its members'. */
function loanIdsOf(content: Draft): string[] {
  const group = content.loanType === "group" ? [content.groupLoanId] : [];
  const all = [...group, ...content.borrowers.map(({ loanId }) => loanId)].map((loanId) => loanId.trim());
  return [...new Set(all.filter(Boolean))];
}

function whatOf(content: Draft) {
  const contentSha256 = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return { loanType: content.loanType, borrowers: content.borrowers.length, contentSha256 };
}
