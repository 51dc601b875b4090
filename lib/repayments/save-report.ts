import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { crashPoint } from "@/lib/delivery/crash-points";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { lockOrganization } from "@/lib/organizations/lock-organization";
import { fail, ok, type Result } from "@/lib/result";
import { readUpload, type ReadFailure } from "@/lib/uploads/read-upload";
import type { Upload } from "@/lib/uploads/upload";
import { forgetUpload } from "@/lib/uploads/upload-store";
import { assess, type AsRead, type Assessed } from "./assess";
import type { CheckedReport } from "./checked-report";
import { largeInTurn } from "./large-files";
import { toRemembered } from "./file/remembered-columns";
import type { Choices } from "./edits";
import { isReportableMonth } from "./months";
import type { Report } from "./report";
import { storeRememberedColumns } from "./columns-store";
import { replaceEdits, storedEdits } from "./edits-store";
import {
  findReport,
  findReportByFile,
  findReportByToken,
  reportBytes,
  reportFileSize,
  updateReport,
} from "./report-store";
import type { Finding, SavedReport, SaveFailure } from "./save-answer";
import type { SaveInput } from "./save-input";
import { savedValues, summary, writeNewReport } from "./write-report";
import { readEdits } from "./edits/written-edits";

type Answer = Result<SavedReport, SaveFailure>;

/**
 * Saves what she did on the check page: makes a report, or a new version of a draft. The server reads the same bytes
 * again and its finding counts; where the browser's differs, the answer says so. See SaveFailure for what can fail.
 */
export async function saveReport(context: Context, input: SaveInput): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  if (!isReportableMonth(input.month, new Date())) return fail("report.month");
  const { reportId, upload } = input;
  let answer: Answer;
  if (reportId !== undefined) {
    const size = await reportFileSize(context.db, context, reportId);
    answer = await largeInTurn(size, () => saveDraft(context, input, reportId));
  } else if (upload) {
    answer = await largeInTurn(upload.size, () => createReport(context, input, upload));
  } else {
    return fail("input.invalid", undefined, "upload");
  }
  crashPoint("saved");
  return answer;
}

async function createReport(context: Context, input: SaveInput, upload: Upload): Promise<Answer> {
  // Before its parts are looked for: they went when this very click made its report.
  const repeated = await repeatedAnswer(context.db, context, input);
  if (repeated) return repeated;
  const file = await readUpload(context, upload);
  if (!file.ok) return (await repeatedAnswer(context.db, context, input)) ?? unreadAnswer(file.failure);
  const { bytes, sha256: fileSha256 } = file.value;
  const earlier = await earlierAnswer(context.db, context, input, fileSha256);
  if (earlier) return earlier;
  const checked = await assess(context, bytes, asRead(input), input.edits);
  if (!checked.ok) return checked;

  crashPoint("upload-received");
  const { organization } = context;
  const reportId = randomUUID();
  return context.db.transaction().execute(async (trx): Promise<Answer> => {
    // The same click twice, or the same file in two tabs, at once: the second waits here, and finds the first one's.
    await lockOrganization(trx, organization.id);
    const meanwhile = await earlierAnswer(trx, context, input, fileSha256);
    if (meanwhile) return meanwhile;
    await forgetUpload(trx, context, upload.token);
    await writeNewReport(trx, context, { ...input, bytes, reportId, fileSha256 }, checked.value);
    await rememberChoice(trx, organization.id, input.choices, checked.value);
    crashPoint("saving");
    return ok({ reportId, version: 1, disagreement: disagreement(input, checked.value) });
  });
}

/** What a new report need not be made for: this very click made one, or there is one of the same file. */
async function earlierAnswer(
  db: Kysely<Schema>,
  context: Context,
  input: SaveInput,
  fileSha256: string,
): Promise<Answer | null> {
  // In this order: a click that is carried out between the two looks is found by its token.
  const same = input.sameFile ? undefined : await findReportByFile(db, context, fileSha256);
  const repeated = await repeatedAnswer(db, context, input);
  if (repeated) return repeated;
  return same
    ? fail("report.same-file", { reportId: same.id, month: same.month, at: same.created_at })
    : null;
}

/** This very click has made a report already. */
async function repeatedAnswer(
  db: Kysely<Schema>,
  context: Context,
  { token }: SaveInput,
): Promise<Answer | null> {
  const repeated = await findReportByToken(db, context, token);
  return repeated ? ok({ reportId: repeated.id, version: repeated.version, disagreement: null }) : null;
}

function unreadAnswer({ code, params }: ReadFailure): Answer {
  return code === "file.too-large" ? fail("report.unreadable", { code, ...params }) : fail(code);
}

async function saveDraft(context: Context, input: SaveInput, reportId: string): Promise<Answer> {
  const { organization, environment, person } = context;
  const report = await findReport(context.db, context, reportId);
  const bytes = report && (await reportBytes(context.db, context, reportId));
  if (!report || !bytes) return fail("report.not-found");
  if (report.stage !== "draft") return fail("report.not-a-draft");
  // It is the month whose loans it sends again.
  if (report.corrects !== null && input.month !== report.month) return fail("report.month");
  if (report.version !== input.version) {
    return repeatedSave(report, input);
  }
  const checked = await assess(context, bytes, asRead(input), input.edits);
  if (!checked.ok) return checked;

  return context.db.transaction().execute(async (trx): Promise<Answer> => {
    const values = savedValues(context, input, checked.value, Date.now());
    if (!(await updateReport(trx, reportId, report.version, values))) {
      return repeatedSave(await findReport(trx, context, reportId), input);
    }
    const stored = await storedEdits(trx, reportId);
    const before = { ...report, edits: readEdits(stored.join(",")) };
    await replaceEdits(trx, reportId, stored, input.edits, person.id);
    await recordHistory(trx, {
      organizationId: organization.id,
      environment,
      personId: person.id,
      action: "report.saved",
      subjectKind: "report",
      subjectId: reportId,
      details: summary(before, input, checked.value),
    });
    // After the history, which holds the organization's row: in the other order a new report could wait for this one
    // while this one waits for it.
    await rememberChoice(trx, organization.id, input.choices, checked.value);
    return ok({
      reportId,
      version: report.version + 1,
      disagreement: disagreement(input, checked.value),
    });
  });
}

/** The answer to this very save was lost on the way, or it came twice at once; or somebody else has saved. */
function repeatedSave(report: Report | null, { token, version = 0 }: SaveInput): Answer {
  const isRepeated = report?.savedToken === token && report.version === version + 1;
  return isRepeated
    ? ok({ reportId: report.id, version: report.version, disagreement: null })
    : fail("report.changed-elsewhere");
}

/** How the page she saved from has read the file. */
function asRead({ choices, seen }: SaveInput): AsRead {
  return { choices, snapshotId: seen.snapshotId };
}

/** What she had to say about the columns is not asked again for files with the same headers. */
async function rememberChoice(
  trx: Transaction<Schema>,
  organizationId: string,
  choices: Choices,
  { reading }: CheckedReport,
): Promise<void> {
  if (!choices.columns) return;
  const remembered = toRemembered(choices.columns, reading.headers);
  if (remembered) await storeRememberedColumns(trx, organizationId, remembered);
}

function disagreement(
  { seen }: SaveInput,
  { fingerprint, totals, snapshotId }: Assessed,
): SavedReport["disagreement"] {
  const server: Finding = {
    fingerprint,
    lines: totals.lines,
    sumText: totals.sumText,
    problemRows: totals.problemRows,
    snapshotId,
  };
  const isSame =
    seen.fingerprint === server.fingerprint &&
    seen.lines === server.lines &&
    seen.sumText === server.sumText &&
    seen.problemRows === server.problemRows;
  return isSame ? null : { browser: seen, server };
}
