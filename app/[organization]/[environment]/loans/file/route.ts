import { getTranslations } from "next-intl/server";
import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { csvResponse } from "@/lib/files/csv-response";
import { loadSnapshot, newestSnapshot } from "@/lib/loans/expected-snapshots";
import { loansCsv, type LoansCsvWords } from "@/lib/loans/loans-csv";

type Params = RouteContext<"/[organization]/[environment]/loans/file">;

/** The newest list of the loans Kiva expects, as a CSV. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const context = await actionContext(await params, "viewer");
  if (!context.ok) return refusal(context.failure);
  const newest = await newestSnapshot(context.value);
  const list = newest && (await loadSnapshot(context.value, newest.id));
  if (!list) return new Response(null, { status: 404 });
  const day = new Date(list.asOf).toISOString().slice(0, 10);
  return csvResponse(loansCsv(list.loans, await words()), `loans-${day}.csv`);
}

async function words(): Promise<LoansCsvWords> {
  const t = await getTranslations("loans");
  const [loan, client, borrower] = [t("list.loan"), t("list.client"), t("list.borrower")];
  const [status, amount, currency] = [t("list.status"), t("list.amount"), t("list.currency")];
  return {
    headers: { loan, client, borrower, status, amount, currency },
    statuses: { payingBack: t("statuses.payingBack"), defaulted: t("statuses.defaulted") },
  };
}
