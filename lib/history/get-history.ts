import type { Context } from "@/lib/organizations/context";
import { subjectRows, type Subject } from "./history-store";

/** One row of the history, as a page or a download tells it. */
export interface HistoryEvent {
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  /** null: nobody, the system went on by itself. */
  by: string | null;
  /** Of whoever `by` is called now: names can change, and only this stands in the hash. */
  personId: string | null;
  /** A code of lib/history/actions.ts; a row of a later version may hold one that is not there. */
  action: string;
  /** What it happened to: the report or draft, its delivery, or a batch. */
  subjectId: string;
  /** The batch it happened to. */
  batchId: string | null;
  details: Readonly<Record<string, unknown>>;
  /** JSON, as the hash was made of it. */
  detailsText: string;
  hash: string;
}

/** All that happened to a report or a draft and to its batches, oldest first; nothing for another organization's. */
export async function getHistory(context: Context, subject: Subject): Promise<HistoryEvent[]> {
  // PostgreSQL takes no NUL in a text; no id has one.
  if (subject.id.includes("\0")) return [];
  const rows = await subjectRows(context.db, context, subject);
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    by: row.person_name,
    personId: row.person_id,
    action: row.action,
    subjectId: row.subject_id,
    batchId: row.subject_kind === "batch" ? row.subject_id : null,
    details: JSON.parse(row.details) as Record<string, unknown>,
    detailsText: row.details,
    hash: row.hash,
  }));
}
