import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { HistoryAction } from "./actions";
import { chainHash } from "./chain";

export interface HistoryEntry {
  organizationId: string;
  environment: string | null;
  /** null: the system itself, such as the delivery worker. */
  personId: string | null;
  action: HistoryAction;
  subjectKind: string;
  subjectId: string;
  /** The report or draft that a batch belongs to. */
  partOf?: string;
  /** What changed, before and after where both exist. No borrower names. */
  details?: Record<string, unknown>;
}

/**
 * Appends a row to the organization's history, numbered without gaps and chained to the one before it. Takes the
 * transaction that makes the change itself, so that there is never the one without the other.
 */
export async function recordHistory(trx: Transaction<Schema>, entry: HistoryEntry): Promise<void> {
  const { history_seq, history_hash } = await trx
    .updateTable("organizations")
    .set((eb) => ({ history_seq: eb("history_seq", "+", 1) }))
    .where("id", "=", entry.organizationId)
    .returning(["history_seq", "history_hash"])
    .executeTakeFirstOrThrow();
  const row = {
    organization_id: entry.organizationId,
    seq: history_seq,
    at: Date.now(),
    person_id: entry.personId,
    environment: entry.environment,
    action: entry.action,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    part_of: entry.partOf ?? null,
    details: JSON.stringify(entry.details ?? {}),
  };
  const hash = chainHash(history_hash, row);
  await trx
    .insertInto("history")
    .values({ ...row, hash })
    .execute();
  await trx
    .updateTable("organizations")
    .set({ history_hash: hash })
    .where("id", "=", entry.organizationId)
    .execute();
}
