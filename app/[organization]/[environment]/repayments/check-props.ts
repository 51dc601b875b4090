import type { CheckProps } from "@/components/repayments/check/check-props";
import type { Context } from "@/lib/organizations/context";
import { listRememberedColumns } from "@/lib/repayments/list-reports";
import { saveReportAction } from "./actions";

/** What the check of a new file and that of a saved draft are given alike. */
export async function checkProps(context: Context): Promise<CheckProps> {
  const { slug, columns, currency, amountMeaning } = context.organization;
  return {
    place: { organization: slug, environment: context.environment },
    settings: { columns, currency, amountMeaning },
    remembered: await listRememberedColumns(context),
    save: saveReportAction,
  };
}
