import type { Kysely, Transaction } from "kysely";
import type { Failure, Result } from "@/lib/result";
import type { Schema } from "./schema";

/** Carries a failure out of a transaction, which its being thrown undoes. */
class Undone extends Error {
  constructor(readonly answer: { ok: false; failure: Failure }) {
    super("undone");
  }
}

/** Runs the work in one transaction. A failure that it answers undoes whatever it has changed before. */
export async function allOrNothing<Value, Fail extends Failure>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<Result<Value, Fail>>,
): Promise<Result<Value, Fail>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const answer = await work(trx);
      if (!answer.ok) throw new Undone(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer as Result<Value, Fail>;
    throw error;
  }
}
