import { deliveryProblems } from "@/lib/delivery/delivery-progress";
import type { Context } from "@/lib/organizations/context";
import { frozenLines, REPORT_DELIVERY } from "./report-store";

/** One problem Kiva named, beside the line of the report it is about. */
export interface KivaProblemLine {
  batchNumber: number;
  loanId: string;
  clientId: string | null;
  /** null if the answer named a loan we cannot find in the batch. */
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
  const lines = await frozenLines(db, reportId);
  const byLoan = new Map(lines.map((line) => [`${line.batch_number}:${line.loan_id}`, line]));
  return problems
    .map((problem): KivaProblemLine => {
      const line = byLoan.get(`${problem.batchNumber}:${problem.loanId}`);
      return {
        batchNumber: problem.batchNumber,
        loanId: problem.loanId,
        clientId: line?.client_id ?? null,
        amountText: line?.amount_text ?? null,
        rows: line?.rows ?? "",
        severity: problem.severity,
        code: problem.code,
        details: problem.details,
      };
    })
    .sort((a, b) => a.severity.localeCompare(b.severity) || a.batchNumber - b.batchNumber);
}
