import type { CheckProps } from "@/components/repayments/check/check-props";
import { newestSnapshot } from "@/lib/loans/expected-snapshots";
import type { Context } from "@/lib/organizations/context";
import { listRememberedColumns } from "@/lib/repayments/list-reports";
import { placeOf, routes } from "@/lib/routes";
import { saveReportAction } from "./actions";

/** What the check of a new file and that of a saved draft are given alike. */
export async function checkProps(context: Context): Promise<CheckProps> {
  const place = placeOf(context);
  const snapshot = await newestSnapshot(context);
  const { columns, currency, amountMeaning } = context.organization;
  return {
    place,
    settings: { columns, currency, amountMeaning },
    remembered: await listRememberedColumns(context),
    snapshot: snapshot && {
      id: snapshot.id,
      asOf: snapshot.asOf,
      url: routes.expectedLoans(place, snapshot.id),
    },
    save: saveReportAction,
  };
}
