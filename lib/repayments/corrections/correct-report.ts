import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { assess, type Assessed } from "../assess";
import { correctable } from "./correctable";
import { CORRECTION_CHOICES, correctionEdits, correctionFile, isExactly } from "./correction-file";
import { forerunnersOf, openCorrection } from "./correction-family";
import type { Edit } from "../edits";
import type { NotTakenLine } from "./not-taken";
import { allReports, findReportByToken, lockReport } from "../report-store";
import { writeNewReport } from "../write-report";

type CorrectFailure = Failure<
  | "auth.role"
  | "report.not-found"
  | "report.not-correctable"
  | "report.nothing-to-correct"
  | "report.correction-open"
  | "report.settings-since"
>;
type Answer = Result<{ reportId: string }, CorrectFailure>;

/**
 * Makes a draft of just the loans of a report that Kiva did not take: of refused batches, and flagged as errors.
 * Nothing is sent: she checks, confirms and sends it like any other. The same token again makes no second one.
 *
 * - `report.not-correctable`: not sent, a batch still on its way, or finalized or cancelled meanwhile
 * - `report.nothing-to-correct`: Kiva took every loan, by this report or by one that came after it
 * - `report.correction-open`: one is not done yet; params `reportId`
 * - `report.settings-since`: columns, currency or the amount's meaning are not those of the report any more, so its
 *   figures would say something else
 */
export async function correctReport(
  context: Context,
  { reportId, token }: { reportId: string; token: string },
): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db } = context;
  const before = await allReports(db, context);
  const found = before.find(({ id }) => id === reportId);
  if (!found) return fail("report.not-found");
  const first = forerunnersOf(found, before).at(-1) ?? found;
  return db.transaction().execute(async (trx): Promise<Answer> => {
    // Whoever corrects the same report, or one that goes back to the same first one, waits here for the other.
    await lockReport(trx, first.id);
    const repeated = await findReportByToken(trx, context, token);
    if (repeated) return ok({ reportId: repeated.id });
    return makeCorrection(trx, context, { reportId, token });
  });
}

async function makeCorrection(
  trx: Transaction<Schema>,
  context: Context,
  { reportId, token }: { reportId: string; token: string },
): Promise<Answer> {
  const { organization, environment, person } = context;
  const all = await allReports(trx, context);
  const report = all.find(({ id }) => id === reportId);
  if (!report) return fail("report.not-found");
  const { isSettled, lines, refused } = await correctable({ ...context, db: trx }, report, all);
  if (!isSettled) return fail("report.not-correctable");
  const open = openCorrection(report, all);
  if (open) return fail("report.correction-open", { reportId: open.id });
  if (lines.length === 0) return fail("report.nothing-to-correct");
  if (
    report.columns !== organization.columns ||
    report.currency !== organization.currency ||
    report.amountMeaning !== organization.amountMeaning ||
    report.partnerId !== organization.partnerId
  ) {
    return fail("report.settings-since");
  }

  const bytes = correctionFile(lines, report.columns);
  const { checked, edits } = await readBack(context, bytes, lines);
  const correctionId = randomUUID();
  const input = {
    reportId: correctionId,
    token,
    month: report.month,
    fileName: `correction-${report.month}.csv`,
    fileSha256: createHash("sha256").update(bytes).digest("hex"),
    bytes,
    choices: CORRECTION_CHOICES,
    edits,
    corrects: report.id,
  };
  await writeNewReport(trx, context, input, checked);
  await recordHistory(trx, {
    organizationId: organization.id,
    environment,
    personId: person.id,
    action: "report.correction-made",
    subjectKind: "report",
    subjectId: report.id,
    details: {
      correctionId,
      month: report.month,
      loans: lines.length,
      refused,
      flagged: lines.length - refused,
    },
  });
  return ok({ reportId: correctionId });
}

/** Reads the file as every later reader will. What it gives must be the lines it was written from, to the letter. */
async function readBack(
  context: Context,
  bytes: Uint8Array,
  lines: readonly NotTakenLine[],
): Promise<{ checked: Assessed; edits: Edit[] }> {
  let edits: Edit[] = [];
  // What is put back or typed anew may have to be accepted in turn.
  for (let round = 0; round < 3; round++) {
    const checked = await assess(context, bytes, { choices: CORRECTION_CHOICES, snapshotId: null }, edits);
    if (!checked.ok) break;
    if (isExactly(checked.value, lines)) return { checked: checked.value, edits };
    edits = [...edits, ...correctionEdits(checked.value, lines)];
  }
  throw new Error("a correction's file does not give back the lines it was written from");
}
