import type { Context } from "@/lib/organizations/context";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { beginRun } from "@/lib/loans/run-store";
import { takeSnapshot } from "@/lib/loans/take-snapshot";

/** A loan that pays back, as PA2 has it. */
export function expectedLoan(changes: Partial<ExpectedLoan> = {}): ExpectedLoan {
  return {
    kivaId: "2410007",
    loanId: "0012-A",
    clientId: "C-00391",
    name: "Njeri W.",
    status: "payingBack",
    currency: "KES",
    amountText: "25000.00",
    ...changes,
  };
}

/** Stores these loans as what Kiva expects now, as a fetch would, and answers the snapshot's id. */
export async function seedExpected(context: Context, loans: readonly ExpectedLoan[]): Promise<string> {
  const run = await beginRun(context.db, context);
  const id = run && (await takeSnapshot(context, run, loans));
  if (!id) throw new Error("Another fetch is under way");
  return id;
}
