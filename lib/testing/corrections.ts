import { randomUUID } from "node:crypto";
import type { Context } from "@/lib/organizations/context";
import { confirmReport } from "@/lib/repayments/confirm-report";
import { correctReport } from "@/lib/repayments/corrections/correct-report";
import { frozenLines } from "@/lib/repayments/frozen-store";
import { getReport } from "@/lib/repayments/get-report";
import type { Report } from "@/lib/repayments/report";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { saveInputOf } from "./save-input";
import { settleReport, type Answers } from "./settle-report";

/** What tests of corrections do over and over, as one person. */

/** A file of so many loans, each with zeros in front of its ID. */
export function monthOf(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => `00${at},C-${at},${at + 1}.50\n`);
  return `Loan ID,Client ID,Amount\n${rows.join("")}`;
}

/** The report as it stands now; throws if there is none. */
export async function found(context: Context, reportId: string): Promise<Report> {
  const report = await getReport(context, reportId);
  if (!report) throw new Error("no such report");
  return report;
}

/** Confirms the report just as it stands. */
export async function confirmed(context: Context, reportId: string): Promise<void> {
  const answer = await confirmReport(context, reportId, await found(context, reportId));
  if (!answer.ok) throw new Error(answer.failure.code);
}

/** A report that was sent, with Kiva's answers. */
export async function sentReport(
  context: Context,
  text: string,
  answers: Answers,
  more?: Parameters<typeof saveInputOf>[2],
): Promise<string> {
  const saved = await saveReport(context, saveInputOf(text, context.organization, more));
  if (!saved.ok) throw new Error(saved.failure.code);
  const { reportId } = saved.value;
  await confirmed(context, reportId);
  await settleReport(context.db, reportId, answers);
  return reportId;
}

/** Asks for a correction, with a token of its own unless said otherwise. */
export function correct(context: Context, reportId: string, token: string = randomUUID()) {
  return correctReport(context, { reportId, token });
}

/** The id of the correction that was made. */
export async function corrected(context: Context, reportId: string): Promise<string> {
  const answer = await correct(context, reportId);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.reportId;
}

/** What was frozen: loan, client, amount; of one batch if said so. */
export async function frozen({ db }: Context, reportId: string, batch?: number) {
  return (await frozenLines(db, reportId))
    .filter((line) => batch === undefined || line.batch_number === batch)
    .map((line) => [line.loan_id, line.client_id, line.amount_text]);
}
