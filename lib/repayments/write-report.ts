import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { recordHistory } from "@/lib/history/record-history";
import type { Context } from "@/lib/organizations/context";
import type { Assessed } from "./assess";
import type { CheckedReport } from "./checked-report";
import { replaceEdits } from "./edits-store";
import { insertReport } from "./report-store";
import { changesSince } from "./save-details";
import type { SaveInput } from "./save-input";

/** What a new report is made of, whoever wrote its file. */
type NewReport = Pick<SaveInput, "token" | "month" | "fileName" | "choices" | "edits"> & {
  reportId: string;
  bytes: Uint8Array;
  fileSha256: string;
  /** The report whose loans it sends again. */
  corrects?: string;
};

/** Writes a draft with its file and edits as `assess` found them, and the first row of its history. */
export async function writeNewReport(
  trx: Transaction<Schema>,
  context: Context,
  input: NewReport,
  checked: Assessed,
): Promise<void> {
  const { organization, environment, person } = context;
  const { reportId, fileSha256, corrects } = input;
  const now = Date.now();
  await insertReport(
    trx,
    {
      id: reportId,
      organization_id: organization.id,
      environment,
      stage: "draft",
      submission_token: input.token,
      file_name: input.fileName,
      file_sha256: fileSha256,
      file_bytes: input.bytes.length,
      version: 1,
      created_at: now,
      created_by: person.id,
      confirmed_at: null,
      confirmed_by: null,
      closed_at: null,
      closed_by: null,
      corrects_report_id: corrects ?? null,
      ...savedValues(context, input, checked, now),
    },
    input.bytes,
  );
  await replaceEdits(trx, reportId, [], input.edits, person.id);
  await recordHistory(trx, {
    organizationId: organization.id,
    environment,
    personId: person.id,
    action: "report.created",
    subjectKind: "report",
    subjectId: reportId,
    details: { fileSha256, ...(corrects && { corrects }), ...summary(null, input, checked) },
  });
}

/** The columns that every save sets. */
export function savedValues(
  { organization }: Context,
  input: Pick<SaveInput, "token" | "month" | "choices">,
  { totals, fingerprint, snapshotId }: Assessed,
  now: number,
) {
  return {
    month: input.month,
    saved_token: input.token,
    choices: JSON.stringify(input.choices),
    snapshot_id: snapshotId,
    fingerprint,
    line_count: totals.lines,
    sum_text: totals.sumText,
    problem_rows: totals.problemRows,
    left_out_rows: totals.leftOut,
    partner_id: organization.partnerId,
    columns: organization.columns,
    amount_meaning: organization.amountMeaning,
    currency: organization.currency,
    batch_limit: organization.batchLimit,
    updated_at: now,
  };
}

/** What history says of a save; `before` is what the save before it held, null for a new report. */
export function summary(
  before: Pick<SaveInput, "month" | "choices" | "edits"> | null,
  input: Pick<SaveInput, "month" | "choices" | "edits">,
  checked: CheckedReport,
) {
  const { totals, fingerprint } = checked;
  return {
    month: input.month,
    edits: input.edits.length,
    lines: totals.lines,
    sum: totals.sumText,
    leftOut: totals.leftOut,
    problemRows: totals.problemRows,
    fingerprint,
    ...changesSince(before, input, checked),
  };
}
