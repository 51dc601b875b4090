import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { recordBatch } from "./batch-rows";
import { findBatch, setAsked, type DoubtPlace } from "./store";

export interface Question extends DoubtPlace {
  personId: string;
  /** In the person's own words, for whoever looks next. */
  note: string;
}

export type AskFailure = "batch.not-found" | "batch.not-unknown" | "batch.note-missing";

/**
 * Leaves a batch in doubt to a colleague, with a note that everybody sees. The doubt stays as it is; a later note
 * takes the place of an earlier one, and history has both. The caller has checked that the person may.
 */
export function askColleague(
  db: Kysely<Schema>,
  question: Question,
): Promise<Result<undefined, Failure<AskFailure>>> {
  return db.transaction().execute(async (trx) => {
    const { organizationId, environment, personId, generation } = question;
    const note = question.note.trim();
    if (note === "") return fail("batch.note-missing");
    const batch = await findBatch(trx, question);
    if (!batch) return fail("batch.not-found");
    if (!(await setAsked(trx, { batchId: batch.batchId, generation }, personId, note))) {
      // The same click once more: what she wanted is done, and stands in the history once.
      const asked = generation === batch.generation ? (await findBatch(trx, question))?.asked : undefined;
      return asked?.by === personId && asked.note === note ? ok() : fail("batch.not-unknown");
    }
    const { reason: doubt, ...named } = batch;
    await recordBatch(trx, { ...named, organizationId, environment }, "asked", { doubt, note }, personId);
    return ok();
  });
}
