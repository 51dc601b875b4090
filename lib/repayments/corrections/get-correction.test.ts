import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { confirmed, corrected, found, monthOf, sentReport } from "@/lib/testing/corrections";
import { forEachDatabase } from "@/lib/testing/databases";
import { HEADERS } from "@/lib/testing/download-headers";
import { saveInputOf } from "@/lib/testing/save-input";
import { settleReport, type Answers } from "@/lib/testing/settle-report";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { getCorrections } from "./get-correction";
import { getReportFile } from "../get-report";
import { refusedLinesCsv } from "../report-downloads";
import { reportProgress } from "../report-progress";

forEachDatabase("what a report's page says of its correction", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => (context = await testContext(db));
  const corrections = async (reportId: string) => getCorrections(context, await found(context, reportId));
  const settle = async (reportId: string, answers: Answers) => {
    await confirmed(context, reportId);
    await settleReport(db, reportId, answers);
  };
  const missingLoans = async (reportId: string) => {
    const [, ...rows] = (await refusedLinesCsv(context, await found(context, reportId), HEADERS))
      .trim()
      .split(/\r?\n/);
    return rows.map((row) => row.split(",")[0]?.replace(/\W/g, ""));
  };

  /** The file of refused loans was handed out although a correction had sent them: uploaded, they went twice. */
  it("hands the refused loans out as a file only while nothing else takes care of them", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    expect(await missingLoans(original)).toEqual(["000", "001", "002"]);
    const correction = await corrected(context, original);
    expect(await missingLoans(original)).toEqual([]);
    await settle(correction, {
      problems: [{ batch: 1, loanId: "001", severity: "error", details: "No such loan" }],
    });
    expect(await missingLoans(original)).toEqual(["001"]);
    expect((await corrections(original)).correctable.lines.map(({ loanId }) => loanId)).toEqual(["001"]);
  });

  it("has PA2 wait while the correction, or the report that it corrects, is not done", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const correction = await corrected(context, original);
    await confirmed(context, correction);
    expect((await corrections(original)).isFamilyOpen).toBe(true);
    await settleReport(db, correction, {});
    expect((await corrections(original)).isFamilyOpen).toBe(false);
    expect((await corrections(correction)).isFamilyOpen).toBe(false);
    await db.updateTable("batches").set({ state: "unknown" }).where("state", "=", "rejected").execute();
    expect((await corrections(correction)).isFamilyOpen).toBe(true);
    expect((await corrections(correction)).open).toBeNull();
  });

  /** X was unknown to Kiva, she made it Y, Kiva took Y: the first report went on offering to correct X. */
  it("knows a loan again whose ID she mended, through two corrections", async () => {
    await fresh();
    const flagged = (loanId: string) => ({
      problems: [{ batch: 1, loanId, severity: "error" as const, details: "No such loan" }],
    });
    const original = await sentReport(context, monthOf(3), flagged("001"));
    const mend = async (reportId: string, to: string) => {
      const correction = await corrected(context, reportId);
      const text = new TextDecoder().decode((await getReportFile(context, correction)) ?? undefined);
      const edits = [{ kind: "cell", row: 2, column: "loanId", text: to } as const];
      const input = saveInputOf(text, context.organization, { choices: { decimalSign: "." }, edits });
      await saveReport(context, { ...input, reportId: correction, version: 1 });
      return correction;
    };
    const first = await mend(original, "A-01");
    await settle(first, flagged("A-01"));
    expect((await corrections(original)).correctable.lines.map(({ loanId }) => loanId)).toEqual(["001"]);
    const second = await mend(first, "A-001");
    await settle(second, {});
    for (const reportId of [original, first, second]) {
      expect((await corrections(reportId)).correctable.lines).toEqual([]);
    }
  });

  /** A correction has as many loans, and the same sum, as what it corrects: in doubt, she took one for the other. */
  it("names the month's other uploads beside a batch in doubt, and only then", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const other = await sentReport(context, "Loan ID,Client ID,Amount\n900,C-900,7.00\n", {});
    const correction = await corrected(context, original);
    await settle(correction, { states: { 1: "unknown" } });
    const progress = await reportProgress(context, await found(context, correction));
    expect(progress.others).toMatchObject([{ itemCount: 1, sumText: "7.00", state: "accepted" }]);
    expect((await reportProgress(context, await found(context, other))).others).toEqual([]);
  });

  it("keeps a correction in its month", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const correction = await corrected(context, original);
    const text = new TextDecoder().decode((await getReportFile(context, correction)) ?? undefined);
    const input = saveInputOf(text, context.organization, { choices: { decimalSign: "." } });
    const moved = { ...input, month: "2026-08", reportId: correction, version: 1 };
    expect(await saveReport(context, moved)).toMatchObject({ failure: { code: "report.month" } });
  });
});
