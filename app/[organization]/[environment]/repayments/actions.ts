"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionContext } from "@/lib/auth/page-context";
import { cancelReport, finalizeReport } from "@/lib/repayments/close-report";
import { confirmReport } from "@/lib/repayments/confirm-report";
import { resolveReportBatch } from "@/lib/repayments/resolve-report-batch";
import type { SavedReport, SaveFailure } from "@/lib/repayments/save-answer";
import { parseSaveForm } from "@/lib/repayments/save-input";
import { saveReport } from "@/lib/repayments/save-report";
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

const resolution = z.strictObject({
  batchId: id,
  /** Which sending she looked at: an answer about an older one says nothing about a newer one. */
  generation: z.int().min(1),
  answer: z.enum(["arrived", "did-not-arrive"]),
  reason: z
    .string()
    .trim()
    .regex(/^[^\0]{1,500}$/),
});

/** `where` is bound by the page, `given` is her answer. */
export async function resolveBatchAction(where: z.infer<typeof target>, given: z.infer<typeof resolution>) {
  const input = z.tuple([target, resolution]).safeParse([where, given]);
  if (!input.success) return fail("input.invalid");
  const [{ reportId, ...at }, answerGiven] = input.data;
  const context = await actionContext(at, "coordinator");
  if (!context.ok) return context;
  const answer = await resolveReportBatch(context.value, { reportId, ...answerGiven });
  if (answer.ok) refreshReports();
  return answer;
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
