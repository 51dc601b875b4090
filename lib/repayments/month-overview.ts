import { defaultMonth, monthsBefore } from "./months";
import type { Report, ReportState } from "./report";

/** What the home page says: the month at hand, what waits for a person, and the months before. */
export interface MonthOverview {
  /** The month to be reported now: the last one that has ended. */
  month: string;
  /** Its furthest report; null if there is none yet. */
  report: Report | null;
  /** Reports that need a person, the most urgent first. */
  waiting: Report[];
  lastMonths: { month: string; report: Report | null }[];
}

/** From most to least urgent: doubt first, then what is nearly done, then what is begun. */
const URGENCY: ReportState[] = [
  "unknown",
  "rejected",
  "partly_done",
  "accepted_with_problems",
  "accepted",
  "ready",
  "draft",
];

/** From furthest to least far, for naming one report of a month that has several. */
const PROGRESS: ReportState[] = [
  "finalized",
  "accepted",
  "accepted_with_problems",
  "partly_done",
  "unknown",
  "sending",
  "ready",
  "draft",
  "rejected",
];

const LAST_MONTHS = 4;

/** Computes the overview of one environment from its reports. Pure. */
export function monthOverview(reports: readonly Report[], now: Date): MonthOverview {
  const month = defaultMonth(now);
  const furthest = (of: string) =>
    PROGRESS.flatMap((state) =>
      reports.filter((report) => report.month === of && report.state === state),
    )[0] ?? null;
  return {
    month,
    report: furthest(month),
    waiting: URGENCY.flatMap((state) => reports.filter((report) => report.state === state)),
    lastMonths: Array.from({ length: LAST_MONTHS }, (_, index) => {
      const earlier = monthsBefore(month, index + 1);
      return { month: earlier, report: furthest(earlier) };
    }),
  };
}
