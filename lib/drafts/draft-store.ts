import { sql, type Insertable, type Kysely, type Transaction, type Updateable } from "kysely";
import type { Drafts, Schema } from "@/lib/db/schema";
import type { BatchState } from "@/lib/delivery/states";
import type { Context } from "@/lib/organizations/context";
import type { Draft } from "./draft";
import { draftState, type DraftState } from "./draft-state";

/**
 * Drafts, within an organization and an environment. The `-store` files are the only ones of this folder that know
 * tables; what takes a bare draft id is called with the id of a draft that was found here.
 */

type Reader = Kysely<Schema>;
export type Scope = Pick<Context, "organization" | "environment">;

export const DRAFT_DELIVERY = "drafts";

/** A draft with who did what; times are epoch milliseconds. */
export interface StoredDraft {
  id: string;
  stage: "open" | "sent" | "deleted";
  state: DraftState;
  content: Draft;
  version: number;
  savedToken: string;
  created: { at: number; by: string };
  updatedAt: number;
  updatedBy: string;
  sent: { at: number; by: string } | null;
  importId: string | null;
  copiedFrom: string | null;
}

function draftQuery(db: Reader, { organization, environment }: Scope) {
  return db
    .selectFrom("drafts as draft")
    .innerJoin("people as creator", "creator.id", "draft.created_by")
    .innerJoin("people as updater", "updater.id", "draft.updated_by")
    .leftJoin("deliveries as delivery", (join) =>
      join.onRef("delivery.subject_id", "=", "draft.id").on("delivery.kind", "=", DRAFT_DELIVERY),
    )
    .leftJoin("people as sender", "sender.id", "delivery.requested_by")
    .leftJoin("batches as batch", "batch.delivery_id", "delivery.id")
    .where("draft.organization_id", "=", organization.id)
    .where("draft.environment", "=", environment);
}

function columns(query: ReturnType<typeof draftQuery>) {
  return query
    .selectAll("draft")
    .select([
      "creator.name as creator_name",
      "updater.name as updater_name",
      "sender.name as sender_name",
      "batch.state as batch_state",
    ]);
}

type DraftRow = Awaited<ReturnType<ReturnType<typeof columns>["executeTakeFirstOrThrow"]>>;

function toDraft(row: DraftRow): StoredDraft {
  return {
    id: row.id,
    stage: row.stage,
    state: draftState(row.stage, row.batch_state as BatchState | null),
    content: JSON.parse(row.content) as Draft,
    version: row.version,
    savedToken: row.saved_token,
    created: { at: row.created_at, by: row.creator_name },
    updatedAt: row.updated_at,
    updatedBy: row.updater_name,
    sent: row.sent_at === null ? null : { at: row.sent_at, by: row.sender_name ?? "" },
    importId: row.import_id,
    copiedFrom: row.copied_from,
  };
}

export async function findDraft(db: Reader, scope: Scope, draftId: string): Promise<StoredDraft | null> {
  const row = await columns(draftQuery(db, scope)).where("draft.id", "=", draftId).executeTakeFirst();
  return row ? toDraft(row) : null;
}

/** The draft that a submission token made, if it made one: the same click twice is one draft. */
export async function findDraftByToken(db: Reader, scope: Scope, token: string): Promise<StoredDraft | null> {
  const row = await columns(draftQuery(db, scope))
    .where("draft.submission_token", "=", token)
    .executeTakeFirst();
  return row ? toDraft(row) : null;
}

export interface DraftFilter {
  /** Already without case and accents. */
  needle: string;
  /** Null: every one that is not deleted. */
  state: DraftState | null;
  importId: string | null;
}

/** The drafts that fit, newest change first, those of one import in the file's order. */
export async function findDrafts(
  db: Reader,
  scope: Scope,
  filter: DraftFilter,
  page: { offset: number; limit: number },
): Promise<StoredDraft[]> {
  const query = columns(filtered(draftQuery(db, scope), filter));
  const ordered = filter.importId
    ? query.orderBy("draft.import_position")
    : query.orderBy("draft.updated_at", "desc");
  const rows = await ordered.orderBy("draft.id").offset(page.offset).limit(page.limit).execute();
  return rows.map(toDraft);
}

/** Refused drafts that no other was copied from: nobody has begun to correct them. */
export async function findUncorrected(db: Reader, scope: Scope, limit: number): Promise<StoredDraft[]> {
  const rows = await columns(draftQuery(db, scope))
    .where("draft.stage", "=", "sent")
    .where("batch.state", "=", "rejected")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("drafts as copy")
            .select("copy.id")
            .whereRef("copy.copied_from", "=", "draft.id")
            .where("copy.stage", "!=", "deleted"),
        ),
      ),
    )
    .orderBy("draft.updated_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(toDraft);
}

export async function countDrafts(db: Reader, scope: Scope, filter: DraftFilter): Promise<number> {
  const { count } = await filtered(draftQuery(db, scope), filter)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

function filtered(query: ReturnType<typeof draftQuery>, { needle, state, importId }: DraftFilter) {
  return query
    .$if(needle !== "", (q) => q.where(sql<boolean>`draft.search_text like ${likely(needle)} escape '\\'`))
    .$if(importId !== null, (q) => q.where("draft.import_id", "=", importId))
    .$if(state === null, (q) => q.where("draft.stage", "!=", "deleted"))
    .$if(state === "open" || state === "deleted", (q) =>
      q.where("draft.stage", "=", state as "open" | "deleted"),
    )
    .$if(state === "accepted" || state === "rejected" || state === "unknown", (q) =>
      q.where("draft.stage", "=", "sent").where("batch.state", "like", `${state}%`),
    )
    .$if(state === "sending", (q) =>
      q.where("draft.stage", "=", "sent").where("batch.state", "in", ["planned", "claimed", "dispatching"]),
    );
}

function likely(needle: string): string {
  return `%${needle.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

export async function insertDraft(trx: Transaction<Schema>, values: Insertable<Drafts>): Promise<void> {
  await trx.insertInto("drafts").values(values).execute();
}

/** Keeps which loans the draft is about. */
export async function storeLoanIds(
  trx: Transaction<Schema>,
  draftId: string,
  loanIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom("draft_loan_ids").where("draft_id", "=", draftId).execute();
  if (loanIds.length === 0) return;
  const rows = loanIds.map((loanId) => ({ draft_id: draftId, loan_id: loanId }));
  await trx.insertInto("draft_loan_ids").values(rows).execute();
}

/** Other drafts of the place, none deleted, that are about a loan of one of these. */
export async function findSameLoans(
  db: Reader,
  { organization, environment }: Scope,
  draftIds: readonly string[],
): Promise<{ draftId: string; loanId: string; otherId: string }[]> {
  if (draftIds.length === 0) return [];
  return db
    .selectFrom("draft_loan_ids as own")
    .innerJoin("draft_loan_ids as other", (join) =>
      join.onRef("other.loan_id", "=", "own.loan_id").onRef("other.draft_id", "!=", "own.draft_id"),
    )
    .innerJoin("drafts as draft", "draft.id", "other.draft_id")
    .select(["own.draft_id as draftId", "own.loan_id as loanId", "other.draft_id as otherId"])
    .where("own.draft_id", "in", draftIds)
    .where("draft.organization_id", "=", organization.id)
    .where("draft.environment", "=", environment)
    .where("draft.stage", "!=", "deleted")
    .orderBy("own.loan_id")
    .orderBy("draft.created_at")
    .limit(500)
    .execute();
}

/**
 * Changes a draft that still has the given version; answers false if someone else changed it meanwhile. The version
 * rises by one.
 */
export async function updateDraft(
  trx: Transaction<Schema>,
  draftId: string,
  version: number,
  changes: Updateable<Drafts>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("drafts")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", draftId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function insertImport(
  trx: Transaction<Schema>,
  values: Insertable<Schema["draft_imports"]>,
): Promise<void> {
  await trx.insertInto("draft_imports").values(values).execute();
}

export async function findImportByToken(db: Reader, { organization, environment }: Scope, token: string) {
  return db
    .selectFrom("draft_imports")
    .select("id")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .where("submission_token", "=", token)
    .executeTakeFirst();
}

/** The states of the drafts with these ids; ids of others are not answered. */
export async function draftStates(
  db: Reader,
  scope: Scope,
  draftIds: readonly string[],
): Promise<Record<string, DraftState>> {
  if (draftIds.length === 0) return {};
  const rows = await draftQuery(db, scope)
    .select(["draft.id", "draft.stage", "batch.state as batch_state"])
    .where("draft.id", "in", draftIds)
    .execute();
  return Object.fromEntries(
    rows.map(({ id, stage, batch_state }) => [id, draftState(stage, batch_state as BatchState | null)]),
  );
}

export async function findSentBody(db: Reader, scope: Scope, draftId: string): Promise<Buffer | null> {
  const row = await draftQuery(db, scope)
    .select("batch.body")
    .where("draft.id", "=", draftId)
    .executeTakeFirst();
  return row?.body ? Buffer.from(row.body) : null;
}
