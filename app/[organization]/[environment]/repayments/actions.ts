"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionContext } from "@/lib/auth/page-context";
import { doubtsInput, questionInput, resolutionInput } from "@/lib/delivery/doubt-input";
import { askAboutBatch } from "@/lib/repayments/ask-about-batch";
import { cancelReport, finalizeReport } from "@/lib/repayments/close-report";
import { confirmReport } from "@/lib/repayments/confirm-report";
import { correctReport } from "@/lib/repayments/corrections/correct-report";
import { resolveReportBatch } from "@/lib/repayments/resolve-report-batch";
import type { SavedReport, SaveFailure } from "@/lib/repayments/save-answer";
import { parseSaveForm } from "@/lib/repayments/save-input";
import { saveReport } from "@/lib/repayments/save-report";
import { sendOtherBatches } from "@/lib/repayments/send-other-batches";
import { sendReport } from "@/lib/repayments/send-report";
import { fail, type Result } from "@/lib/result";

/**
 * What a coordinator decides about a report. Each action parses what it was given (a browser can post anything),
 * finds out who acts where, and calls one verb, which checks the rest.
 */

const id = z.string().regex(/^[^\0]{1,64}$/);
const place = z.strictObject({ organization: id, environment: id });
const target = place.extend({ reportId: id });

export async function saveReportAction(form: FormData): Promise<Result<SavedReport, SaveFailure>> {
  if (!(form instanceof FormData)) return fail("input.invalid");
  const where = place.safeParse({
    organization: form.get("organization"),
    environment: form.get("environment"),
  });
  if (!where.success) return fail("input.invalid");
  const context = await actionContext(where.data, "coordinator");
  if (!context.ok) return context;
  const input = await parseSaveForm(form);
  if (!input.ok) return input;
  return saveReport(context.value, input.value);
}

const confirmInput = target.extend({ version: z.int().min(1), fingerprint: z.string().max(64) });

export async function confirmReportAction(given: z.infer<typeof confirmInput>) {
  const input = confirmInput.safeParse(given);
  if (!input.success) return fail("input.invalid");
  const context = await actionContext(input.data, "coordinator");
  if (!context.ok) return context;
  const answer = await confirmReport(context.value, input.data.reportId, input.data);
  if (answer.ok) refreshReports();
  return answer;
}

export async function sendReportAction(given: z.infer<typeof target>) {
  return withReport(given, sendReport);
}

export async function finalizeReportAction(given: z.infer<typeof target>) {
  return withReport(given, finalizeReport);
}

export async function cancelReportAction(given: z.infer<typeof target>) {
  return withReport(given, cancelReport);
}

const correction = z.strictObject({ token: z.string().regex(/^[\w-]{8,64}$/) });

/** `where` is bound by the page; the token is made in the browser, once for each time the page is opened. */
export async function correctReportAction(where: z.infer<typeof target>, given: z.infer<typeof correction>) {
  const input = correction.safeParse(given);
  if (!input.success) return fail("input.invalid");
  return withReport(where, (context, reportId) => correctReport(context, { reportId, ...input.data }));
}

/** `where` is bound by the page, `given` is her answer. */
export async function resolveBatchAction(
  where: z.infer<typeof target>,
  given: z.infer<typeof resolutionInput>,
) {
  const answer = resolutionInput.safeParse(given);
  if (!answer.success) return fail("input.invalid");
  return withReport(where, (context, reportId) => resolveReportBatch(context, { reportId, ...answer.data }));
}

export async function askAboutBatchAction(
  where: z.infer<typeof target>,
  given: z.infer<typeof questionInput>,
) {
  const question = questionInput.safeParse(given);
  if (!question.success) return fail("input.invalid");
  return withReport(where, (context, reportId) => askAboutBatch(context, { reportId, ...question.data }));
}

/** `doubts` are the batches in doubt that her page showed. */
export async function sendOthersAction(where: z.infer<typeof target>, doubts: z.infer<typeof doubtsInput>) {
  const input = doubtsInput.safeParse(doubts);
  if (!input.success) return fail("input.invalid");
  return withReport(where, (context, reportId) => sendOtherBatches(context, reportId, input.data));
}

async function withReport<Answer extends Result<unknown>>(
  given: z.infer<typeof target>,
  verb: (
    context: Extract<Awaited<ReturnType<typeof actionContext>>, { ok: true }>["value"],
    reportId: string,
  ) => Promise<Answer>,
) {
  const input = target.safeParse(given);
  if (!input.success) return fail("input.invalid");
  const context = await actionContext(input.data, "coordinator");
  if (!context.ok) return context;
  const answer = await verb(context.value, input.data.reportId);
  if (answer.ok) refreshReports();
  return answer;
}

/**
 * Every page of the environment may show a report's state: this month, the list, the report itself. After a refusal
 * nothing is refreshed: the page would change under the sentence that says why.
 */
function refreshReports(): void {
  revalidatePath("/[organization]/[environment]", "layout");
}
