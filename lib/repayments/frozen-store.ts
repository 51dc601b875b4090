import type { Kysely, Transaction } from "kysely";
import { chunks } from "@/lib/db/chunks";
import type { Schema } from "@/lib/db/schema";
import type { CheckedRow, ReportLine } from "./checked-report";

/** What confirming froze. */

type Reader = Kysely<Schema>;

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
