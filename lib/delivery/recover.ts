import type { Db } from "@/lib/db/connect";
import { afterVerdict, CLAIM_EXPIRED, type NextStep } from "./next-step";
import type { UnknownReason } from "./outcomes";
import { abandonedBatchIds, endTry, readAbandoned, type Abandoned } from "./outcome-store";
import { verdictOf } from "./send-batch";
import { tell } from "./story";

const AT_ONCE = 50;

/**
 * Deals with every held batch whose lease has run out, whoever held it:
 * - claimed: nothing was sent; it is planned again
 * - dispatching, the whole raw reply stored: read now, and settled without asking anybody
 * - dispatching otherwise: in doubt, and only a person leads out of that
 *
 * Any number of workers may do so at once, and while the holder comes back: the first write wins. Answers how many
 * batches it moved.
 */
export async function recoverAbandoned(db: Db): Promise<number> {
  let moved = 0;
  for (const batchId of await abandonedBatchIds(db, AT_ONCE)) {
    const abandoned = await readAbandoned(db, batchId);
    if (!abandoned) continue;
    const { claim, state, dispatch } = abandoned;
    const step = stepFor(abandoned);
    const held = { claim, from: state, lease: "expired", dispatchId: dispatch?.id ?? null } as const;
    if (!(await endTry(db, held, step))) continue;
    moved += 1;
    tell(claim, "batch recovered", { was: state, state: step.state, reason: step.reason });
  }
  return moved;
}

function stepFor({ claim, state, dispatch }: Abandoned): NextStep {
  if (state === "claimed") return CLAIM_EXPIRED;
  const isWhole = dispatch?.reply && dispatch.failure === null;
  if (isWhole)
    return afterVerdict(
      verdictOf(claim, { kind: "reply", reply: dispatch.reply! }),
      claim.isSecondTry,
      claim.tries,
    );
  // What is stored as a failure beside no outcome is why a reply broke off.
  const reason = dispatch?.failure
    ? (`unknown.${dispatch.failure}` as UnknownReason)
    : "unknown.process-ended";
  return afterVerdict({ kind: "unknown", reason }, claim.isSecondTry);
}
