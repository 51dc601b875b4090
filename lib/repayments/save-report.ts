import { createHash, randomUUID } from "node:crypto";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import { checkFile } from "./check";
import type { CheckedReport } from "./checked-report";
import { toRemembered } from "./remembered-columns";
import type { Choices, Edit } from "./edits";
import { isReportableMonth } from "./months";
import { storeRememberedColumns } from "./columns-store";
import {
  findReport,
  findReportByFile,
  findReportByToken,
  insertReport,
  replaceEdits,
  reportBytes,
  updateReport,
} from "./report-store";
import type { Finding, SavedReport, SaveFailure } from "./save-answer";
import type { SaveInput } from "./save-input";

type Answer = Result<SavedReport, SaveFailure>;

/**
 * Saves what she did on the check page: makes a report, or a new version of a draft. The server reads the same bytes
 * again and its finding counts; where the browser's differs, the answer says so. See SaveFailure for what can fail.
 */
export async function saveReport(context: Context, input: SaveInput): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  if (!isReportableMonth(input.month, new Date())) return fail("report.month");
  return input.reportId === undefined
    ? createReport(context, input)
    : saveDraft(context, input, input.reportId);
}

async function createReport(context: Context, input: SaveInput): Promise<Answer> {
  const repeated = await findReportByToken(context.db, context, input.token);
  if (repeated) return ok({ reportId: repeated.id, version: repeated.version, disagreement: null });

  const fileSha256 = createHash("sha256").update(input.bytes).digest("hex");
  const earlier = await findReportByFile(context.db, context, fileSha256);
  if (earlier && !input.sameFile) {
    return fail("report.same-file", {
      reportId: earlier.id,
      month: earlier.month,
      at: earlier.created_at,
    });
  }
  const checked = assess(context, input.bytes, input.choices, input.edits);
  if (!checked.ok) return checked;

  const { organization, environment, person } = context;
  const reportId = randomUUID();
  const now = Date.now();
  const save = context.db.transaction().execute(async (trx) => {
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
        ...savedValues(context, input, checked.value, now),
      },
      input.bytes,
    );
    await replaceEdits(trx, reportId, input.edits, person.id);
    await rememberChoice(trx, organization.id, input.choices, checked.value);
    await recordHistory(trx, {
      organizationId: organization.id,
      environment,
      personId: person.id,
      action: "report.created",
      subjectKind: "report",
      subjectId: reportId,
      details: { fileSha256, ...summary(input, checked.value) },
    });
  });
  try {
    await save;
  } catch (error) {
    // Two of the same click at once: the unique token let one in, and its answer is the answer of both.
    const first = await findReportByToken(context.db, context, input.token);
    if (!first) throw error;
    return ok({ reportId: first.id, version: first.version, disagreement: null });
  }
  return ok({ reportId, version: 1, disagreement: disagreement(input, checked.value) });
}

async function saveDraft(context: Context, input: SaveInput, reportId: string): Promise<Answer> {
  const { organization, environment, person } = context;
  const report = await findReport(context.db, context, reportId);
  const bytes = report && (await reportBytes(context.db, context, reportId));
  if (!report || !bytes) return fail("report.not-found");
  if (report.stage !== "draft") return fail("report.not-a-draft");
  if (report.version !== input.version) {
    // The answer to this very save was lost on the way: it is done, and no one has changed anything since.
    const isRepeated = report.savedToken === input.token && report.version === (input.version ?? 0) + 1;
    return isRepeated
      ? ok({ reportId, version: report.version, disagreement: null })
      : fail("report.changed-elsewhere");
  }
  const checked = assess(context, bytes, input.choices, input.edits);
  if (!checked.ok) return checked;

  return context.db.transaction().execute(async (trx): Promise<Answer> => {
    const values = savedValues(context, input, checked.value, Date.now());
    if (!(await updateReport(trx, reportId, report.version, values))) return fail("report.changed-elsewhere");
    await replaceEdits(trx, reportId, input.edits, person.id);
    await rememberChoice(trx, organization.id, input.choices, checked.value);
    await recordHistory(trx, {
      organizationId: organization.id,
      environment,
      personId: person.id,
      action: "report.saved",
      subjectKind: "report",
      subjectId: reportId,
      details: summary(input, checked.value),
    });
    return ok({
      reportId,
      version: report.version + 1,
      disagreement: disagreement(input, checked.value),
    });
  });
}

/** The server's own reading of the bytes with her answers and edits. */
export function assess(
  { organization }: Pick<Context, "organization">,
  bytes: Uint8Array,
  choices: Choices,
  edits: readonly Edit[],
): Result<CheckedReport, SaveFailure> {
  const outcome = checkFile(bytes, organization, choices, edits);
  switch (outcome.state) {
    case "checked":
      return ok(outcome.report);
    case "question":
      return fail("report.unanswered", { kind: outcome.question.kind });
    case "unreadable":
      return fail("report.unreadable", { code: outcome.failure.code, ...outcome.failure.params });
  }
}

function savedValues(
  { organization }: Context,
  input: SaveInput,
  { totals, fingerprint }: CheckedReport,
  now: number,
) {
  return {
    month: input.month,
    saved_token: input.token,
    choices: JSON.stringify(input.choices),
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

/** What she had to say about the columns is not asked again for files with the same headers. */
async function rememberChoice(
  trx: Parameters<typeof storeRememberedColumns>[0],
  organizationId: string,
  choices: Choices,
  { reading }: CheckedReport,
): Promise<void> {
  if (!choices.columns) return;
  const remembered = toRemembered(choices.columns, reading.headers);
  if (remembered) await storeRememberedColumns(trx, organizationId, remembered);
}

function summary({ month, edits }: SaveInput, { totals, fingerprint }: CheckedReport) {
  return {
    month,
    edits: edits.length,
    lines: totals.lines,
    sum: totals.sumText,
    leftOut: totals.leftOut,
    problemRows: totals.problemRows,
    fingerprint,
  };
}

function disagreement(
  { seen }: SaveInput,
  { fingerprint, totals }: CheckedReport,
): SavedReport["disagreement"] {
  const server: Finding = {
    fingerprint,
    lines: totals.lines,
    sumText: totals.sumText,
    problemRows: totals.problemRows,
  };
  const isSame =
    seen.fingerprint === server.fingerprint &&
    seen.lines === server.lines &&
    seen.sumText === server.sumText &&
    seen.problemRows === server.problemRows;
  return isSame ? null : { browser: seen, server };
}
