import type { Insertable, Kysely, Transaction, Updateable } from "kysely";
import type { RepaymentReports, Schema } from "@/lib/db/schema";
import type { BatchState } from "@/lib/delivery/states";
import type { Context } from "@/lib/organizations/context";
import type { Choices } from "./edits";
import { reportState, type Report } from "./report";

/**
 * Reports and their files. The `-store` files are the only ones of this folder that know tables. Reports are found
 * within an organization and an environment; what takes a bare report id is called with the id of a report that was
 * found so.
 */

type Reader = Kysely<Schema>;
type Scope = Pick<Context, "organization" | "environment">;

export const REPORT_DELIVERY = "repayments";

function reportQuery(db: Reader, { organization, environment }: Scope) {
  return db
    .selectFrom("repayment_reports as report")
    .innerJoin("people as creator", "creator.id", "report.created_by")
    .leftJoin("people as confirmer", "confirmer.id", "report.confirmed_by")
    .leftJoin("people as closer", "closer.id", "report.closed_by")
    .leftJoin("deliveries as delivery", (join) =>
      join.onRef("delivery.subject_id", "=", "report.id").on("delivery.kind", "=", REPORT_DELIVERY),
    )
    .selectAll("report")
    .select([
      "creator.name as creator_name",
      "confirmer.name as confirmer_name",
      "closer.name as closer_name",
      "delivery.id as delivery_id",
      "delivery.requested_at",
    ])
    .where("report.organization_id", "=", organization.id)
    .where("report.environment", "=", environment);
}

type ReportRow = Awaited<ReturnType<ReturnType<typeof reportQuery>["executeTakeFirstOrThrow"]>>;

export async function findReport(db: Reader, scope: Scope, reportId: string): Promise<Report | null> {
  // PostgreSQL takes no NUL in a text; no id has one.
  if (reportId.includes("\0")) return null;
  const row = await reportQuery(db, scope).where("report.id", "=", reportId).executeTakeFirst();
  if (!row) return null;
  const states = await batchStates(db, row.delivery_id ? [row.delivery_id] : []);
  return toReport(row, states);
}

/** All reports of one environment, newest month first; a month or two a year's worth is a dozen rows. */
export async function allReports(db: Reader, scope: Scope): Promise<Report[]> {
  const rows = await reportQuery(db, scope)
    .orderBy("report.month", "desc")
    .orderBy("report.created_at", "desc")
    .execute();
  const states = await batchStates(
    db,
    rows.flatMap((row) => row.delivery_id ?? []),
  );
  return rows.map((row) => toReport(row, states));
}

async function batchStates(db: Reader, deliveryIds: string[]): Promise<Map<string, BatchState[]>> {
  const states = new Map<string, BatchState[]>();
  if (!deliveryIds.length) return states;
  const rows = await db
    .selectFrom("batches")
    .select(["delivery_id", "state"])
    .where("delivery_id", "in", deliveryIds)
    .execute();
  for (const row of rows) {
    const list = states.get(row.delivery_id) ?? [];
    list.push(row.state as BatchState);
    states.set(row.delivery_id, list);
  }
  return states;
}

function toReport(row: ReportRow, states: Map<string, BatchState[]>): Report {
  const batches = row.delivery_id ? (states.get(row.delivery_id) ?? []) : [];
  const act = (at: number | null, by: string | null) => (at !== null && by !== null ? { at, by } : null);
  return {
    id: row.id,
    month: row.month,
    corrects: row.corrects_report_id,
    stage: row.stage,
    state: reportState(row.stage, batches, row.requested_at !== null),
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    snapshotId: row.snapshot_id,
    choices: JSON.parse(row.choices) as Choices,
    version: row.version,
    savedToken: row.saved_token,
    fingerprint: row.fingerprint,
    lineCount: row.line_count,
    sumText: row.sum_text,
    problemRows: row.problem_rows,
    leftOutRows: row.left_out_rows,
    partnerId: row.partner_id,
    columns: row.columns,
    amountMeaning: row.amount_meaning,
    currency: row.currency,
    batchLimit: row.batch_limit,
    created: { at: row.created_at, by: row.creator_name },
    updatedAt: row.updated_at,
    confirmed: act(row.confirmed_at, row.confirmer_name),
    closed: act(row.closed_at, row.closer_name),
  };
}

/** The report that a submission token made, if it made one: the same click twice is one report. */
export async function findReportByToken(db: Reader, { organization }: Scope, token: string) {
  return db
    .selectFrom("repayment_reports")
    .select(["id", "version"])
    .where("organization_id", "=", organization.id)
    .where("submission_token", "=", token)
    .executeTakeFirst();
}

/** The newest report made from the very same file and not cancelled. */
export async function findReportByFile(db: Reader, scope: Scope, fileSha256: string) {
  return db
    .selectFrom("repayment_reports")
    .select(["id", "month", "created_at"])
    .where("organization_id", "=", scope.organization.id)
    .where("environment", "=", scope.environment)
    .where("file_sha256", "=", fileSha256)
    .where("stage", "!=", "cancelled")
    .orderBy("created_at", "desc")
    .executeTakeFirst();
}

export async function insertReport(
  trx: Transaction<Schema>,
  values: Insertable<RepaymentReports>,
  bytes: Uint8Array,
): Promise<void> {
  await trx.insertInto("repayment_reports").values(values).execute();
  await trx
    .insertInto("report_files")
    .values({ report_id: values.id, bytes: Buffer.from(bytes) })
    .execute();
}

/**
 * Changes a report that still has the given version; answers false if someone else changed it meanwhile. The
 * version rises by one.
 */
export async function updateReport(
  trx: Transaction<Schema>,
  reportId: string,
  version: number,
  changes: Updateable<RepaymentReports>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("repayment_reports")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", reportId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Holds the report's row until the transaction ends; its version stays. */
export async function lockReport(trx: Transaction<Schema>, reportId: string): Promise<void> {
  await trx
    .updateTable("repayment_reports")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("id", "=", reportId)
    .execute();
}

export async function reportBytes(db: Reader, scope: Scope, reportId: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom("report_files")
    .innerJoin("repayment_reports", "repayment_reports.id", "report_files.report_id")
    .select("report_files.bytes")
    .where("report_files.report_id", "=", reportId)
    .where("repayment_reports.organization_id", "=", scope.organization.id)
    .where("repayment_reports.environment", "=", scope.environment)
    .executeTakeFirst();
  return row ? new Uint8Array(row.bytes) : null;
}

/** How large its file is, in bytes; 0 if there is no such report. */
export async function reportFileSize(db: Reader, scope: Scope, reportId: string): Promise<number> {
  if (reportId.includes("\0")) return 0;
  const row = await db
    .selectFrom("repayment_reports")
    .select("file_bytes")
    .where("id", "=", reportId)
    .where("organization_id", "=", scope.organization.id)
    .where("environment", "=", scope.environment)
    .executeTakeFirst();
  return row?.file_bytes ?? 0;
}

export async function anyReport(db: Reader, { organization, environment }: Scope): Promise<boolean> {
  const row = await db
    .selectFrom("repayment_reports")
    .select("id")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
