import type { Kysely, Transaction } from "kysely";
import { chunks } from "@/lib/db/chunks";
import type { Schema } from "@/lib/db/schema";
import type { Context } from "@/lib/organizations/context";
import type { CheckedRow, ReportLine } from "./checked-report";
import { REPORT_DELIVERY } from "./report-store";

/** What confirming froze, and the delivery it planned. */

type Reader = Kysely<Schema>;
type Scope = Pick<Context, "organization" | "environment">;

/** Freezes what will be sent, line by line, and what was left out and why. */
export async function insertFrozenLines(
  trx: Transaction<Schema>,
  reportId: string,
  batches: readonly (readonly ReportLine[])[],
  leftOut: readonly CheckedRow[],
): Promise<void> {
  let position = 0;
  const lines = batches.flatMap((batch, index) =>
    batch.map((line) => ({
      report_id: reportId,
      position: position++,
      batch_number: index + 1,
      loan_id: line.loanId,
      client_id: line.clientId,
      amount_text: line.amountText,
      rows: line.rows.join(","),
    })),
  );
  for (const chunk of chunks(lines)) await trx.insertInto("report_lines").values(chunk).execute();
  const rows = leftOut.map((row) => ({
    report_id: reportId,
    row: row.row,
    loan_id: row.cells.loanId,
    amount_written: row.cells.amount,
    because: row.because ?? "person",
  }));
  for (const chunk of chunks(rows)) await trx.insertInto("report_left_out").values(chunk).execute();
}

/** The frozen lines of a confirmed report, in the order of sending. */
export function frozenLines(db: Reader, reportId: string) {
  return db
    .selectFrom("report_lines")
    .selectAll()
    .where("report_id", "=", reportId)
    .orderBy("position")
    .execute();
}

export function frozenLeftOut(db: Reader, reportId: string) {
  return db
    .selectFrom("report_left_out")
    .select(["row", "loan_id", "amount_written", "because"])
    .where("report_id", "=", reportId)
    .orderBy("row")
    .execute();
}

/** The delivery that confirming the report planned. */
export async function findDelivery(db: Reader, reportId: string): Promise<string> {
  const { id } = await db
    .selectFrom("deliveries")
    .select("id")
    .where("kind", "=", REPORT_DELIVERY)
    .where("subject_id", "=", reportId)
    .executeTakeFirstOrThrow();
  return id;
}

/** True if the batch belongs to the report, and the report to this organization and environment. */
export async function isBatchOfReport(
  db: Reader,
  scope: Scope,
  reportId: string,
  batchId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .select("batches.id")
    .where("batches.id", "=", batchId)
    .where("deliveries.kind", "=", REPORT_DELIVERY)
    .where("deliveries.subject_id", "=", reportId)
    .where("deliveries.organization_id", "=", scope.organization.id)
    .where("deliveries.environment", "=", scope.environment)
    .executeTakeFirst();
  return row !== undefined;
}
