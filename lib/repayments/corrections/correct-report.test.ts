import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { confirmed, correct, corrected, found, frozen, monthOf, sentReport } from "@/lib/testing/corrections";
import { forEachDatabase } from "@/lib/testing/databases";
import { addAmounts } from "@/lib/money";
import { saveInputOf } from "@/lib/testing/save-input";
import { settleReport } from "@/lib/testing/settle-report";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { cancelReport, finalizeReport } from "../close-report";
import { correctReport } from "./correct-report";
import { getReportFile } from "../get-report";

forEachDatabase("correcting a report", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async (options?: Parameters<typeof testContext>[1]) =>
    (context = await testContext(db, options));
  const historyOf = (reportId: string) =>
    db
      .selectFrom("history")
      .select(["action", "details"])
      .where("organization_id", "=", context.organization.id)
      .where("subject_id", "=", reportId)
      .orderBy("seq")
      .execute();
  const reportCount = async () =>
    (
      await db
        .selectFrom("repayment_reports")
        .select("id")
        .where("organization_id", "=", context.organization.id)
        .execute()
    ).length;

  it("makes a draft of the refused batch and of the loans flagged as errors, and of nothing else", async () => {
    await fresh();
    const error = { batch: 1, loanId: "003", severity: "error" as const, details: "No such loan" };
    const warning = { batch: 1, loanId: "004", severity: "warning" as const, details: "Lower than before" };
    const original = await sentReport(context, monthOf(700), {
      states: { 2: "rejected" },
      problems: [error, warning],
    });
    const correction = await corrected(context, original);

    const wanted = [["003", "C-3", "4.50"], ...(await frozen(context, original, 2))];
    expect(await found(context, correction)).toMatchObject({
      state: "draft",
      month: "2026-09",
      corrects: original,
      lineCount: wanted.length,
      sumText: addAmounts(wanted.map(([, , amount]) => amount ?? "")),
      problemRows: 0,
      currency: "KES",
      amountMeaning: "repaid",
    });
    // Nothing is sent, nor even planned, before she confirms.
    const planned = await db
      .selectFrom("deliveries")
      .where("subject_id", "=", correction)
      .selectAll()
      .execute();
    expect(planned).toEqual([]);
    await confirmed(context, correction);
    expect(await frozen(context, correction)).toEqual(wanted);
    const file = new TextDecoder().decode((await getReportFile(context, correction)) ?? undefined);
    expect(file).toContain("Kiva: No such loan");
    expect(file).toContain("Kiva: The statement is closed");
  });

  it("is named in both reports' history", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const correction = await corrected(context, original);
    const made = (await historyOf(original)).at(-1);
    expect(made?.action).toBe("report.correction-made");
    expect(JSON.parse(made?.details ?? "")).toMatchObject({ correctionId: correction, loans: 3, refused: 3 });
    const [created] = await historyOf(correction);
    expect(created?.action).toBe("report.created");
    expect(JSON.parse(created?.details ?? "")).toMatchObject({ corrects: original, lines: 3 });
  });

  it("leaves out what is in doubt, and waits for what is still on its way", async () => {
    await fresh();
    const doubtful = await sentReport(context, monthOf(700), { states: { 1: "unknown", 3: "rejected" } });
    const correction = await corrected(context, doubtful);
    await confirmed(context, correction);
    expect(await frozen(context, correction)).toEqual(await frozen(context, doubtful, 3));

    const moving = await sentReport(context, monthOf(701), { states: { 1: "rejected", 3: "planned" } });
    expect(await correct(context, moving)).toMatchObject({ failure: { code: "report.not-correctable" } });
    const onlyDoubt = await sentReport(context, monthOf(4), { states: { 1: "unknown" } });
    expect(await correct(context, onlyDoubt)).toMatchObject({
      failure: { code: "report.nothing-to-correct" },
    });
  });

  // I10: the same submission token makes one report, one answer.
  it("makes one of the same click, in turn and fifty times at once", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const token = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => correct(context, original, token)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
    expect(await correct(context, original, token)).toEqual(answers[0]);
    expect(await reportCount()).toBe(2);
  });

  it("names the open correction instead of making a second one, from two tabs at once too", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const answers = await Promise.all([
      correct(context, original),
      correct(context, original),
      correct(context, original),
    ]);
    const made = answers.flatMap((answer) => (answer.ok ? [answer.value.reportId] : []));
    expect(made).toHaveLength(1);
    const refusal = { failure: { code: "report.correction-open", params: { reportId: made[0] } } };
    expect(answers.filter((answer) => !answer.ok)).toMatchObject([refusal, refusal]);

    await confirmed(context, made[0] ?? "");
    expect(await correct(context, original)).toMatchObject(refusal);
    await settleReport(db, made[0] ?? "", { states: { 1: "planned" } });
    expect(await correct(context, original)).toMatchObject(refusal);
    await settleReport(db, made[0] ?? "", { states: { 1: "unknown" } });
    expect(await correct(context, original)).toMatchObject(refusal);
  });

  it("makes another after one was given up, and one of what a correction left", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(4), { states: { 1: "rejected" } });
    await cancelReport(context, await corrected(context, original));
    const second = await corrected(context, original);
    await confirmed(context, second);
    await settleReport(db, second, {
      problems: [{ batch: 1, loanId: "002", severity: "error", details: "Not that client" }],
    });
    // Three of the four are taken by now: neither report offers them again.
    const third = await corrected(context, original);
    expect(await found(context, third)).toMatchObject({ lineCount: 1, sumText: "3.50", corrects: original });
    expect(await correct(context, second)).toMatchObject({
      failure: { code: "report.correction-open", params: { reportId: third } },
    });
    await cancelReport(context, third);
    const fourth = await corrected(context, second);
    expect(await found(context, fourth)).toMatchObject({ lineCount: 1, corrects: second });
    await confirmed(context, fourth);
    await settleReport(db, fourth);
    expect(await correct(context, original)).toMatchObject({
      failure: { code: "report.nothing-to-correct" },
    });
    expect(await correct(context, second)).toMatchObject({ failure: { code: "report.nothing-to-correct" } });
  });

  it("refuses a reader, another organization, what was not sent and what is finalized", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const count = await reportCount();
    const reader: Context = { ...context, role: "viewer" };
    const given = { reportId: original, token: randomUUID() };
    expect(await correctReport(reader, given)).toMatchObject({ failure: { code: "auth.role" } });
    const stranger = await testContext(db);
    const none = await correctReport(stranger, { ...given, reportId: "none" });
    expect(await correctReport(stranger, given)).toEqual(none);
    const elsewhere: Context = { ...context, environment: "production" };
    expect(await correctReport(elsewhere, given)).toEqual(none);
    expect(none).toMatchObject({ failure: { code: "report.not-found" } });
    expect(await reportCount()).toBe(count);

    const taken = await sentReport(context, monthOf(5), {});
    expect(await correct(context, taken)).toMatchObject({ failure: { code: "report.nothing-to-correct" } });
    await finalizeReport(context, taken);
    const notDone = { failure: { code: "report.not-correctable" } };
    expect(await correct(context, taken)).toMatchObject(notDone);
    await cancelReport(context, original);
    expect(await correct(context, original)).toMatchObject(notDone);
    const saved = await saveReport(context, saveInputOf(monthOf(6), context.organization));
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(await correct(context, saved.value.reportId)).toMatchObject(notDone);
  });

  it("does not send figures again under another meaning, currency or format", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const changes = [{ amountMeaning: "outstanding" }, { currency: "USD" }, { columns: "two" }] as const;
    for (const change of changes) {
      const changed = { ...context, organization: { ...context.organization, ...change } };
      const answer = await correctReport(changed, { reportId: original, token: randomUUID() });
      expect(answer).toMatchObject({ failure: { code: "report.settings-since" } });
    }
  });
});
