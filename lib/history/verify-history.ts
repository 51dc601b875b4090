import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { chainHash } from "./chain";
import { guardsOf, nextRows, readHash, readHeads, readTriggers, type Head } from "./history-store";
import type { NotedHash } from "./noted-hash";

/** Rows read at a time: a chain of years fits into memory piece by piece only. */
const CHUNK_ROWS = 1_000;

/**
 * A place where the history is not what was once written.
 * - `gap`: the row with this number is missing, or stands there without having been numbered
 * - `changed`: the row does not have the hash that follows from it and the row before it
 * - `head`: the organization knows another last row than the last one there is
 * - `noted`: the row does not have the hash that somebody noted, or there is no such row. Of a history that was made
 *   anew with all its hashes nothing else tells.
 */
export interface HistoryBreak {
  organization: string;
  seq: number;
  code: "gap" | "changed" | "head" | "noted";
}

export interface CheckedHistory {
  organization: string;
  rows: number;
  /** The last row; null if there is none. Noted elsewhere, it tells a history that was made anew up to it. */
  last: NotedHash | null;
  breaks: HistoryBreak[];
}

/** The breaks in every organization's history, or in one's; none if all is as it was written. */
export async function verifyHistory(db: Kysely<Schema>, organizationId?: string): Promise<HistoryBreak[]> {
  return (await checkHistories(db, organizationId)).flatMap(({ breaks }) => breaks);
}

/** The same with what was looked at, organization by organization, and against what was noted of them earlier. */
export async function checkHistories(
  db: Kysely<Schema>,
  organizationId?: string,
  noted: readonly NotedHash[] = [],
): Promise<CheckedHistory[]> {
  const checked: CheckedHistory[] = [];
  for (const { id, slug } of await readHeads(db, organizationId)) {
    const history = await checkHistory(db, id, slug);
    const own = noted.filter(({ organization }) => organization === slug);
    history.breaks.push(...(await breaksOfNoted(own, (seq) => readHash(db, id, seq))));
    checked.push(history);
  }
  // An organization that was noted and is not there any more is no less of a break.
  const gone = noted.filter(({ organization: slug }) => !checked.some((one) => one.organization === slug));
  for (const { organization, seq } of gone) {
    checked.push({ organization, rows: 0, last: null, breaks: [{ organization, seq, code: "noted" }] });
  }
  return checked;
}

async function breaksOfNoted(
  noted: readonly NotedHash[],
  hashOf: (seq: number) => Promise<string | null>,
): Promise<HistoryBreak[]> {
  const breaks: HistoryBreak[] = [];
  for (const { organization, seq, hash } of noted) {
    if ((await hashOf(seq)) !== hash) breaks.push({ organization, seq, code: "noted" });
  }
  return breaks;
}

/** A trigger that is missing or switched off: the database itself would let somebody change the history. */
export interface MissingGuard {
  code: "unguarded";
  trigger: string;
}

/** The guards of all histories that are not there; what they should have kept out is for `checkHistories` to see. */
export async function missingGuards(db: Kysely<Schema>): Promise<MissingGuard[]> {
  const there = await readTriggers(db);
  return guardsOf(db)
    .filter((trigger) => !there.includes(trigger))
    .map((trigger) => ({ code: "unguarded", trigger }));
}

async function checkHistory(
  db: Kysely<Schema>,
  organizationId: string,
  organization: string,
): Promise<CheckedHistory> {
  const breaks: HistoryBreak[] = [];
  let rows = 0;
  let last = { seq: 0, hash: "" };
  // Not 0: a number that no row may have is to be seen too.
  let after = Number.MIN_SAFE_INTEGER;
  let head: Head | undefined;
  for (;;) {
    const chunk = await nextRows(db, organizationId, after, CHUNK_ROWS);
    for (const row of chunk) {
      const expected = last.seq + 1;
      if (row.seq !== expected) {
        // What came before is not known, so nothing can be said of this row's own hash.
        breaks.push({ organization, seq: Math.min(row.seq, expected), code: "gap" });
      } else if (chainHash(last.hash, row) !== row.hash) {
        breaks.push({ organization, seq: row.seq, code: "changed" });
      }
      last = { seq: row.seq, hash: row.hash };
      after = row.seq;
    }
    rows += chunk.length;
    if (chunk.length === CHUNK_ROWS) continue;
    // Rows are written while these are read: a head that is ahead is believed once there is nothing left to read.
    if (head && chunk.length === 0) break;
    [head] = await readHeads(db, organizationId);
    if (head?.seq === last.seq) break;
  }
  if (head && (head.seq !== last.seq || head.hash !== last.hash)) {
    breaks.push({ organization, seq: head.seq, code: "head" });
  }
  return { organization, rows, last: rows === 0 ? null : { organization, ...last }, breaks };
}
