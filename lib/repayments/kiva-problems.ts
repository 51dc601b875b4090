import { deliveryProblems } from "@/lib/delivery/delivery-progress";
import type { Context } from "@/lib/organizations/context";
import { frozenLines } from "./frozen-store";
import { REPORT_DELIVERY } from "./report-store";

type ReportLineRow = Awaited<ReturnType<typeof frozenLines>>[number];

/** One problem Kiva named, beside the line of the report it is about. */
export interface KivaProblemLine {
  batchNumber: number;
  loanId: string;
  clientId: string | null;
  /** null if the loan stands on several lines of the batch. */
  amountText: string | null;
  /** Excel's row numbers in her file, comma separated. */
  rows: string;
  severity: "error" | "warning";
  code: string | null;
  /** Kiva's words, unchanged. */
  details: string | null;
}

/** Kiva's problems with single loans of a confirmed report, errors first. */
export async function listKivaProblems(context: Context, reportId: string): Promise<KivaProblemLine[]> {
  const { db, organization, environment } = context;
  const problems = await deliveryProblems(db, organization.id, environment, REPORT_DELIVERY, reportId);
  if (problems.length === 0) return [];
  const byLoan = new Map<string, ReportLineRow[]>();
  for (const line of await frozenLines(db, reportId)) {
    const key = `${line.batch_number}:${line.loan_id}`;
    byLoan.set(key, [...(byLoan.get(key) ?? []), line]);
  }
  return problems
    .map((problem): KivaProblemLine => {
      const lines = byLoan.get(`${problem.batchNumber}:${problem.loanId}`) ?? [];
      // Kiva names the loan alone. Where she reported it twice, which of the two is meant cannot be known.
      const only = lines.length === 1 ? lines[0] : undefined;
      return {
        batchNumber: problem.batchNumber,
        loanId: problem.loanId,
        clientId: only?.client_id ?? null,
        amountText: only?.amount_text ?? null,
        rows: lines.map((line) => line.rows).join(", "),
        severity: problem.severity,
        code: problem.code,
        details: problem.details,
      };
    })
    .sort((a, b) => a.severity.localeCompare(b.severity) || a.batchNumber - b.batchNumber);
}

/**
 * How many different loans PA2 should count as reported after the given batches were taken: an error keeps a loan
 * from being reported, and a loan on two lines is one loan.
 */
export async function countReportedLoans(
  context: Context,
  reportId: string,
  taken: readonly { number: number }[],
  problems: readonly KivaProblemLine[],
): Promise<number> {
  const batches = new Set(taken.map((batch) => batch.number));
  const lines = await frozenLines(context.db, reportId);
  const loans = new Set(lines.filter((line) => batches.has(line.batch_number)).map((line) => line.loan_id));
  for (const problem of problems) if (problem.severity === "error") loans.delete(problem.loanId);
  return loans.size;
}
