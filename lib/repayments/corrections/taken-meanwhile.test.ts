import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { storeKivaCredentials } from "@/lib/organizations/credentials";
import { confirmed, corrected, found, frozen, monthOf, sentReport } from "@/lib/testing/corrections";
import { forEachDatabase } from "@/lib/testing/databases";
import { saveInputOf } from "@/lib/testing/save-input";
import { settleReport } from "@/lib/testing/settle-report";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { cancelReport } from "../close-report";
import { confirmReport } from "../confirm-report";
import { getReportFile } from "../get-report";
import { sendReport } from "../send-report";

forEachDatabase("confirming and sending a correction", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => (context = await testContext(db));

  it("does not confirm loans that another report of the month has taken to Kiva meanwhile", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(4), { states: { 1: "rejected" } });
    const correction = await corrected(context, original);
    // She uploads one of them by hand besides, and Kiva takes it.
    const byHand = await sentReport(context, "Loan ID,Client ID,Amount\n001,C-1,2.50\n", {});
    const report = await found(context, correction);
    const refusal = { failure: { code: "report.already-taken", params: { count: 1, loans: "001" } } };
    expect(await confirmReport(context, correction, report)).toMatchObject(refusal);
    expect(await found(context, correction)).toMatchObject({ state: "draft" });
    await db
      .updateTable("batches")
      .set({ state: "unknown" })
      .where("delivery_id", "in", (eb) =>
        eb.selectFrom("deliveries").select("id").where("subject_id", "=", byHand),
      )
      .execute();
    expect(await confirmReport(context, correction, report)).toMatchObject(refusal);

    // Left out, the others go.
    const bytes = (await getReportFile(context, correction)) ?? new Uint8Array();
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const input = saveInputOf(text, context.organization, {
      choices: { decimalSign: "." },
      edits: [{ kind: "leave-out", row: 3 }],
    });
    await saveReport(context, { ...input, reportId: correction, version: report.version });
    await confirmed(context, correction);
    expect((await frozen(context, correction)).map(([loan]) => loan)).toEqual(["000", "002", "003"]);
  });

  it("does not confirm a loan whose ID she changed to one that Kiva took with the report itself", async () => {
    await fresh();
    const error = { batch: 1, loanId: "001", severity: "error" as const, details: "No such loan" };
    const original = await sentReport(context, monthOf(3), { problems: [error] });
    const correction = await corrected(context, original);
    const text = new TextDecoder().decode((await getReportFile(context, correction)) ?? undefined);
    const edits = [{ kind: "cell", row: 2, column: "loanId", text: "002" } as const];
    const input = saveInputOf(text, context.organization, { choices: { decimalSign: "." }, edits });
    await saveReport(context, { ...input, reportId: correction, version: 1 });
    expect(await confirmReport(context, correction, await found(context, correction))).toMatchObject({
      failure: { code: "report.already-taken", params: { loans: "002" } },
    });
  });

  /** Confirmed first, and asked to leave only after another report had reported its loans: it left unasked. */
  it("does not send a confirmed one either, and a new one holds only what is missing", async () => {
    await fresh();
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    const correction = await corrected(context, original);
    await confirmed(context, correction);
    await sentReport(context, "Loan ID,Client ID,Amount\n001,C-1,2.50\n", {});
    await storeKivaCredentials(db, context.organization.id, "sandbox", { clientId: "a", clientSecret: "b" });
    expect(await sendReport(context, correction)).toMatchObject({
      failure: { code: "report.taken-since", params: { count: 1, loans: "001" } },
    });
    expect(await found(context, correction)).toMatchObject({ state: "ready" });

    expect(await cancelReport(context, correction)).toMatchObject({ ok: true });
    const next = await corrected(context, original);
    await confirmed(context, next);
    expect((await frozen(context, next)).map(([loan]) => loan)).toEqual(["000", "002"]);
    expect(await sendReport(context, next)).toMatchObject({ ok: true });
  });

  it("counts a report that was confirmed before and sent after", async () => {
    await fresh();
    const early = await saveReport(
      context,
      saveInputOf("Loan ID,Client ID,Amount\n001,C-1,2.50\n", context.organization),
    );
    if (!early.ok) throw new Error(early.failure.code);
    await confirmed(context, early.value.reportId);
    const original = await sentReport(context, monthOf(3), { states: { 1: "rejected" } });
    await settleReport(db, early.value.reportId, {});
    const correction = await corrected(context, original);
    await confirmed(context, correction);
    expect((await frozen(context, correction)).map(([loan]) => loan)).toEqual(["000", "002"]);
  });
});
