import { describe, expect, it } from "vitest";
import { monthOverview } from "./month-overview";
import { defaultMonth, isReportableMonth, monthName, monthsBefore, monthTitle } from "./months";
import type { Report, ReportState } from "./report";

const NOW = new Date("2026-11-21T08:00:00Z");
const report = (month: string, state: ReportState, corrects: string | null = null) =>
  ({ id: `${month}-${state}`, month, state, corrects }) as Report;

describe("months", () => {
  it("offers the last month that has ended, over the turn of a year too", () => {
    expect(defaultMonth(NOW)).toBe("2026-10");
    expect(defaultMonth(new Date("2027-01-01T00:00:00Z"))).toBe("2026-12");
    expect(monthsBefore("2026-01", 13)).toBe("2024-12");
  });

  it.each([
    ["2026-11", true],
    ["2026-12", false],
    ["2004-12", false],
    ["2026-00", false],
    ["26-10", false],
  ])("takes %s as a month to report: %s", (month, isTaken) => {
    expect(isReportableMonth(month, NOW)).toBe(isTaken);
  });

  it("names a month as the language does", () => {
    expect(["en", "es", "fr"].map((locale) => monthName("2026-10", locale))).toEqual([
      "October 2026",
      "octubre de 2026",
      "octobre 2026",
    ]);
    expect(monthTitle("2026-10", "es")).toBe("Octubre de 2026");
  });
});

describe("the month's overview", () => {
  it("names the furthest report of the month, and nothing of a cancelled one", () => {
    const reports = [
      report("2026-10", "draft"),
      report("2026-10", "sending"),
      report("2026-09", "cancelled"),
    ];
    const overview = monthOverview(reports, NOW);
    expect(overview.report?.state).toBe("sending");
    expect(overview.lastMonths[0]).toEqual({ month: "2026-09", report: null });
  });

  it("puts doubt before everything else that waits, and lets what is done rest", () => {
    const states: ReportState[] = ["finalized", "draft", "accepted", "sending", "ready", "unknown"];
    const overview = monthOverview(
      states.map((state) => report("2026-10", state)),
      NOW,
    );
    expect(overview.waiting.map((waiting) => waiting.state)).toEqual([
      "unknown",
      "accepted",
      "ready",
      "draft",
    ]);
  });

  it("takes no correction for the month's report, and names it beside", () => {
    const partly = report("2026-10", "partly_done");
    const correction = report("2026-10", "accepted", partly.id);
    const overview = monthOverview([correction, partly], NOW);
    expect(overview.report).toBe(partly);
    expect(overview.corrections).toEqual([correction]);
    expect(overview.corrected).toEqual(new Set([partly.id]));
    expect(overview.waiting).toEqual([partly, correction]);
  });

  it("lets the correction of a report that Kiva refused as a whole stand for it", () => {
    const refused = report("2026-10", "rejected");
    const correction = report("2026-10", "draft", refused.id);
    const overview = monthOverview([correction, refused], NOW);
    expect(overview.report).toBe(correction);
    expect(overview.corrections).toEqual([]);
    expect(overview.waiting).toEqual([correction]);
    const givenUp = report("2026-10", "cancelled", refused.id);
    expect(monthOverview([givenUp, refused], NOW).waiting).toEqual([refused]);
  });
});
