import type { Context } from "@/lib/organizations/context";
import { REPORT_STATES, type Report, type ReportState } from "./report";
import { forerunnersOf } from "./corrections/correction-family";
import { rememberedColumns } from "./columns-store";
import { allReports, anyReport } from "./report-store";
import type { RememberedColumns } from "./file/remembered-columns";

const REPORT_SORTS = ["month", "state", "loans", "sum", "updated"] as const;
export type ReportSort = (typeof REPORT_SORTS)[number];

/** How the list is looked at; lives in the address. */
export interface ReportListView {
  search: string;
  state: ReportState | null;
  sort: ReportSort;
  isDescending: boolean;
}

/** Reads the view out of an address; whatever does not fit falls back to the default, newest month first. */
export function parseListView(query: Record<string, string | string[] | undefined>): ReportListView {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const sort = REPORT_SORTS.find((name) => name === text("sort")) ?? "month";
  return {
    search: text("search").slice(0, 100),
    state: REPORT_STATES.find((name) => name === text("state")) ?? null,
    sort,
    isDescending: text("order") !== "asc",
  };
}

/** The reports of the organization and environment that fit the view, in its order. */
export async function listReports(context: Context, view: ReportListView): Promise<Report[]> {
  const reports = await allReports(context.db, context);
  const needle = view.search.trim().toLocaleLowerCase();
  const fitting = reports.filter(
    (report) =>
      (view.state === null || report.state === view.state) &&
      (needle === "" ||
        [report.month, report.fileName, report.created.by, report.sumText].some((text) =>
          text.toLocaleLowerCase().includes(needle),
        )),
  );
  const direction = view.isDescending ? -1 : 1;
  return fitting.sort((a, b) => direction * ORDERS[view.sort](a, b) || b.created.at - a.created.at);
}

const ORDERS: Record<ReportSort, (a: Report, b: Report) => number> = {
  month: (a, b) => a.month.localeCompare(b.month),
  state: (a, b) => REPORT_STATES.indexOf(a.state) - REPORT_STATES.indexOf(b.state),
  loans: (a, b) => a.lineCount - b.lineCount,
  // Only for the order on screen, where a rounding in the last digit does not matter.
  sum: (a, b) => Number(a.sumText) - Number(b.sumText),
  updated: (a, b) => a.updatedAt - b.updatedAt,
};

/** Every report of the environment, for the home page. */
export function listAllReports(context: Context): Promise<Report[]> {
  return allReports(context.db, context);
}

/** How the organization assigned columns before, newest first. */
export function listRememberedColumns(context: Context): Promise<RememberedColumns[]> {
  return rememberedColumns(context.db, context.organization.id);
}

/** True once the environment has any report at all. */
export async function hasReports(context: Context): Promise<boolean> {
  return anyReport(context.db, context);
}

/**
 * Other reports of the same month that Kiva has, or may have: what stands in both would be reported twice, and no
 * comparison of files finds that when one was exported anew. Of a correction, the reports it goes back to are not
 * among them: it holds what Kiva did not take of those.
 */
export async function otherReportsOfMonth(context: Context, report: Report): Promise<Report[]> {
  const reports = await allReports(context.db, context);
  // One that is confirmed can leave at any moment.
  const has = (state: ReportState) => !["draft", "rejected", "cancelled"].includes(state);
  const own = new Set([report, ...forerunnersOf(report, reports)].map(({ id }) => id));
  return reports.filter(({ id, month, state }) => !own.has(id) && month === report.month && has(state));
}
