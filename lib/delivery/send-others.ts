import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { recordHistory } from "@/lib/history/record-history";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { findBatch, setAside, type DoubtPlace, type Subject } from "./store";

export interface SendOthers extends Pick<DoubtPlace, "organizationId" | "environment"> {
  of: Subject;
  personId: string;
  /** The batches in doubt, as the person's page showed them: one that came since stops the run all the same. */
  doubts: readonly Pick<DoubtPlace, "batchId" | "generation">[];
}

export type SendOthersFailure =
  | "batch.not-found"
  /** None of them is in doubt any more. */
  | "batch.not-unknown";

/**
 * Goes on with the batches that are not in doubt. The doubts stay, for a person to resolve; each one's mark goes when
 * it is. Said twice, it is done once. Call `wake()` after the commit. The caller has checked that the person may.
 */
export function sendOthers(
  db: Kysely<Schema>,
  { organizationId, environment, of, personId, doubts }: SendOthers,
): Promise<Result<undefined, Failure<SendOthersFailure>>> {
  return db.transaction().execute(async (trx) => {
    // In one order: two people who press at the same moment would wait for each other for ever.
    const inOrder = [...doubts].sort((a, b) => (a.batchId < b.batchId ? -1 : 1));
    const find = async () => {
      const found = [];
      for (const { batchId } of inOrder)
        found.push(await findBatch(trx, { organizationId, environment, of, batchId }));
      return found;
    };
    const batches = await find();
    if (batches.length === 0 || batches.includes(undefined)) return fail("batch.not-found");
    const aside = [];
    for (const [index, doubt] of inOrder.entries()) {
      if (await setAside(trx, doubt, personId)) aside.push({ ...doubt, number: batches[index]?.number });
    }
    if (aside.length === 0) {
      // Somebody who pressed at the same moment may have been quicker: what she wanted is done.
      return (await find()).some((batch) => batch?.isSetAside) ? ok() : fail("batch.not-unknown");
    }
    await recordHistory(trx, {
      organizationId,
      environment,
      personId,
      action: "delivery.others_sent",
      subjectKind: "delivery",
      subjectId: batches[0]?.deliveryId ?? "",
      details: { kind: of.kind, of: of.subjectId, setAside: aside },
    });
    return ok();
  });
}
