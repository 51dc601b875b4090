import { defaultMonth, monthsBefore } from "./months";
import type { Report, ReportState } from "./report";

/** What the home page says: the month at hand, what waits for a person, and the months before. */
export interface MonthOverview {
  /** The month to be reported now: the last one that has ended. */
  month: string;
  /** Its furthest report; null if there is none yet. */
  report: Report | null;
  /** The corrections of it, newest first. */
  corrections: Report[];
  /** Reports that need a person, the most urgent first. */
  waiting: Report[];
  /** Ids of reports with a correction: what Kiva did not take of them is seen to. */
  corrected: ReadonlySet<string>;
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
  const live = reports.filter(({ state }) => state !== "cancelled");
  const corrected = new Set(live.flatMap(({ corrects }) => corrects ?? []));
  // Nothing of it is left to be done: its correction stands for it.
  const isReplaced = ({ id, state }: Report) => state === "rejected" && corrected.has(id);
  const byId = new Map(reports.map((report) => [report.id, report]));
  // A correction holds a few loans of the month and never stands for it, unless Kiva took nothing of the first.
  const isWhole = ({ corrects }: Report): boolean => {
    const first = corrects === null ? null : byId.get(corrects);
    return !first || (["rejected", "cancelled"].includes(first.state) && isWhole(first));
  };
  const whole = live.filter((report) => isWhole(report) && !isReplaced(report));
  const furthest = (of: string) =>
    PROGRESS.flatMap((state) => whole.filter((report) => report.month === of && report.state === state))[0] ??
    null;
  return {
    month,
    report: furthest(month),
    corrections: live.filter((report) => report.month === month && !isWhole(report)),
    waiting: URGENCY.flatMap((state) =>
      live.filter((report) => report.state === state && !isReplaced(report)),
    ),
    corrected,
    lastMonths: Array.from({ length: LAST_MONTHS }, (_, index) => {
      const earlier = monthsBefore(month, index + 1);
      return { month: earlier, report: furthest(earlier) };
    }),
  };
}
