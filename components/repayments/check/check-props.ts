import type { CheckSettings } from "@/lib/repayments/checked-report";
import type { RememberedColumns } from "@/lib/repayments/file/remembered-columns";
import type { SavedReport, SaveFailure } from "@/lib/repayments/save-answer";
import type { Result } from "@/lib/result";
import type { Place } from "@/lib/routes";
import type { SnapshotAddress } from "./worker/worker-messages";

/** What her organization has agreed with Kiva; all of it stands on the page beside the figures. */
export type PageSettings = CheckSettings & { amountMeaning: "repaid" | "outstanding" };

/** Kiva's list: where it is, and of when (epoch milliseconds). */
export type Snapshot = SnapshotAddress & { asOf: number };

/** What a page gives to the check, for a new report and for a saved draft alike. */
export interface CheckProps {
  place: Place;
  settings: PageSettings;
  /** Her organization's earlier answers, by header set. */
  remembered: RememberedColumns[];
  /** Kiva's expected loans as they were fetched last; null if they never were. */
  snapshot: Snapshot | null;
  /** Server action; the fields of its form stand in `save-form.ts`. */
  save: (form: FormData) => Promise<Result<SavedReport, SaveFailure>>;
}
