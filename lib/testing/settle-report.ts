import type { Db } from "@/lib/db/connect";
import { findDeliveryId } from "@/lib/delivery/store";
import { reportSubject } from "@/lib/repayments/report-subject";

/** What Kiva says to the batches of a report, by number; the ones not named are taken without a word. */
export interface Answers {
  states?: Record<number, "accepted" | "rejected" | "unknown" | "planned">;
  /** What it says to single loans, with the number of their batch. */
  problems?: { batch: number; loanId: string; severity: "error" | "warning"; details: string }[];
}

/** Writes Kiva's answers to a confirmed report as its delivery would have, without sending anything. */
export async function settleReport(
  db: Db,
  reportId: string,
  { states = {}, problems = [] }: Answers = {},
): Promise<void> {
  const deliveryId = await findDeliveryId(db, reportSubject(reportId));
  await db.updateTable("deliveries").set({ requested_at: Date.now() }).where("id", "=", deliveryId).execute();
  const batches = await db
    .selectFrom("batches")
    .select(["id", "number"])
    .where("delivery_id", "=", deliveryId)
    .execute();
  for (const { id, number } of batches) {
    const own = problems.filter(({ batch }) => batch === number);
    const state = states[number] ?? (own.length > 0 ? "accepted_with_problems" : "accepted");
    await db
      .updateTable("batches")
      .set({ state, ...(state === "rejected" && { reason_detail: "The statement is closed" }) })
      .where("id", "=", id)
      .execute();
    const rows = own.map(({ loanId, severity, details }, position) => ({
      batch_id: id,
      position,
      loan_id: loanId,
      severity,
      code: "repayment.x",
      details,
    }));
    if (rows.length > 0) await db.insertInto("batch_problems").values(rows).execute();
  }
}
