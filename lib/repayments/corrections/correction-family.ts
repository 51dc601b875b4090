import type { Report, ReportState } from "../report";

/** How reports that correct each other hang together. Pure: all reports of an environment are a few dozen. */

/** The report that this one corrects, the one that that one corrects, and so on. */
export function forerunnersOf(report: Pick<Report, "corrects">, all: readonly Report[]): Report[] {
  const found: Report[] = [];
  let next = all.find(({ id }) => id === report.corrects);
  while (next && !found.includes(next)) {
    found.push(next);
    const { corrects } = next;
    next = all.find(({ id }) => id === corrects);
  }
  return found;
}

/** The corrections of one report, newest first, without those that were given up. */
export function correctionsOf(reportId: string, all: readonly Report[]): Report[] {
  return all
    .filter(({ corrects, stage }) => corrects === reportId && stage !== "cancelled")
    .sort((a, b) => b.created.at - a.created.at);
}

const OPEN: ReadonlySet<ReportState> = new Set(["draft", "ready", "sending", "unknown"]);

/**
 * A correction that is not done yet, of this report or of any other that goes back to the same first one. While there
 * is one there is no second: the same loans could stand in both.
 */
export function openCorrection(report: Report, all: readonly Report[]): Report | null {
  return openOthers(report, all).find(({ corrects }) => corrects !== null) ?? null;
}

/** Whether another report that goes back to the same first one, or that first one itself, is not done yet. */
export function isFamilyOpen(report: Report, all: readonly Report[]): boolean {
  return openOthers(report, all).length > 0;
}

function openOthers(report: Report, all: readonly Report[]): Report[] {
  const firstOf = (one: Report) => forerunnersOf(one, all).at(-1) ?? one;
  const { id: first } = firstOf(report);
  return all.filter(
    (other) => other.id !== report.id && OPEN.has(other.state) && firstOf(other).id === first,
  );
}
