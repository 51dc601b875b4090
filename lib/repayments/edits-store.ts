import { setImmediate as others } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import { chunks } from "@/lib/db/chunks";
import type { Schema } from "@/lib/db/schema";
import type { Edit } from "./edits";
import { readEdits } from "./edits/written-edits";

/** Her edits of a report, one row an edit. The report was found within its organization and environment before. */

/** Read at once: a tenth of a second's work for SQLite, which does it within this process. */
const READ_AT_ONCE = 20_000;

/**
 * Each edit as its JSON text, in order; written-edits.ts reads them. Should somebody save meanwhile, they may be of both
 * versions: whoever goes on with them names the version that was found before, and is refused.
 */
export async function storedEdits(db: Kysely<Schema>, reportId: string): Promise<string[]> {
  const texts: string[] = [];
  for (;;) {
    const rows = await db
      .selectFrom("report_edits")
      .select("edit")
      .where("report_id", "=", reportId)
      .where("position", ">=", texts.length)
      .orderBy("position")
      .limit(READ_AT_ONCE)
      .execute();
    for (const { edit } of rows) texts.push(edit);
    if (rows.length < READ_AT_ONCE) return texts;
    await others();
  }
}

export async function reportEdits(db: Kysely<Schema>, reportId: string): Promise<Edit[]> {
  return readEdits((await storedEdits(db, reportId)).join(","));
}

/**
 * Replaces the edits, which `stored` holds, from the first that differs on: the ones before keep who made them and
 * when.
 */
export async function replaceEdits(
  trx: Transaction<Schema>,
  reportId: string,
  stored: readonly string[],
  edits: readonly Edit[],
  personId: string,
): Promise<void> {
  let same = 0;
  while (same < edits.length && same < stored.length && JSON.stringify(edits[same]) === stored[same]) same++;
  if (same < stored.length) {
    await trx
      .deleteFrom("report_edits")
      .where("report_id", "=", reportId)
      .where("position", ">=", same)
      .execute();
  }
  const at = Date.now();
  let position = same;
  for (const chunk of chunks(edits.slice(same))) {
    const rows = chunk.map((edit) => ({
      report_id: reportId,
      position: position++,
      edit: JSON.stringify(edit),
      at,
      person_id: personId,
    }));
    await trx.insertInto("report_edits").values(rows).execute();
    // Whoever else is waiting gets on between two parts of a hundred thousand.
    await others();
  }
}
