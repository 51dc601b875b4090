import type { Context } from "@/lib/organizations/context";
import { writeCsv } from "@/lib/files/csv";
import { missingWorkbook } from "./downloads/missing-workbook";
import { getCorrections } from "./corrections/get-correction";
import { reviewDraft } from "./get-report";
import { listKivaProblems } from "./kiva-problems";
import { missingOfMonth, standingLoans } from "./missing-of-month";
import type { Report } from "./report";
import { frozenLines } from "./frozen-store";

/** Header texts in the reader's language. */
export interface DownloadHeaders {
  row: string;
  loan: string;
  client: string;
  amount: string;
  batch: string;
  severity: string;
  details: string;
  borrower: string;
  /** The name of the sheet of missing loans. */
  missing: string;
}

/** What was sent, line by line, as a CSV: the figures as they were frozen. */
export async function sentLinesCsv(
  context: Context,
  report: Report,
  headers: DownloadHeaders,
): Promise<string> {
  const hasClients = report.columns === "three";
  const lines = await frozenLines(context.db, report.id);
  const head = [
    headers.loan,
    ...(hasClients ? [headers.client] : []),
    headers.amount,
    headers.batch,
    headers.row,
  ];
  const rows = lines.map((line) => [
    line.loan_id,
    ...(hasClients ? [line.client_id ?? ""] : []),
    line.amount_text,
    String(line.batch_number),
    line.rows,
  ]);
  return writeCsv([head, ...rows], { delimiter: "," });
}

/**
 * The lines of the batches Kiva refused that nothing has reported since, ready to be uploaded as a report of their own:
 * the whole file again would report the loans of the other batches twice. None while a correction is under way.
 */
export async function refusedLinesCsv(
  context: Context,
  report: Report,
  headers: DownloadHeaders,
): Promise<string> {
  const hasClients = report.columns === "three";
  const { missing } = await getCorrections(context, report);
  const head = [headers.loan, ...(hasClients ? [headers.client] : []), headers.amount];
  const rows = missing.map(({ loanId, clientId, amountText }) => [
    loanId,
    ...(hasClients ? [clientId ?? ""] : []),
    amountText,
  ]);
  return writeCsv([head, ...rows], { delimiter: "," });
}

/**
 * The expected loans that the month does not report, as a workbook to be filled in and uploaded. Only the header where
 * there are none.
 */
export async function missingLoansWorkbook(
  context: Context,
  report: Report,
  headers: DownloadHeaders,
): Promise<Uint8Array<ArrayBuffer>> {
  const found = await missingOfMonth(context, report, await draftedLoans(context, report));
  const { loan: loanId, client: clientId, borrower, amount, missing: sheet } = headers;
  return missingWorkbook(found?.missing ?? [], { sheet, loanId, clientId, borrower, amount }, report);
}

/** The loans that stand in a draft. */
async function draftedLoans(context: Context, report: Report): Promise<string[]> {
  const review = report.stage === "draft" ? await reviewDraft(context, report) : null;
  return review ? standingLoans(review.checked) : [];
}

/** Kiva's problems with single loans as a CSV, Kiva's words unchanged. */
export async function kivaProblemsCsv(
  context: Context,
  report: Report,
  headers: DownloadHeaders,
): Promise<string> {
  const hasClients = report.columns === "three";
  const problems = await listKivaProblems(context, report.id);
  const head = [
    headers.row,
    headers.loan,
    ...(hasClients ? [headers.client] : []),
    headers.amount,
    headers.batch,
    headers.severity,
    headers.details,
  ];
  const rows = problems.map((problem) => [
    problem.rows,
    problem.loanId,
    ...(hasClients ? [problem.clientId ?? ""] : []),
    problem.amountText ?? "",
    String(problem.batchNumber),
    problem.severity,
    problem.details ?? problem.code ?? "",
  ]);
  return writeCsv([head, ...rows], { delimiter: "," });
}
