import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { addAmounts } from "@/lib/money";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { saveInputOf } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { cancelReport, finalizeReport } from "./close-report";
import { confirmReport } from "./confirm-report";
import { getLeftOut, getReport } from "./get-report";
import { sendReport } from "./send-report";

function monthOf(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `L-${index},C-${index},${index + 1}.50`);
  return `Loan ID,Client ID,Amount\n${rows.join("\n")}\n`;
}

forEachDatabase("confirming a report", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });

  async function draft(text: string, more?: Parameters<typeof saveInputOf>[2]) {
    const saved = await saveReport(context, saveInputOf(text, context.organization, more));
    if (!saved.ok) throw new Error(saved.failure.code);
    const report = await getReport(context, saved.value.reportId);
    if (!report) throw new Error("the draft is gone");
    return report;
  }
  const batchesOf = (reportId: string) =>
    db
      .selectFrom("batches")
      .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
      .selectAll("batches")
      .where("deliveries.subject_id", "=", reportId)
      .orderBy("number")
      .execute();

  it("freezes every line exactly once, with the bytes of each request and their hash", async () => {
    context = await testContext(db);
    const report = await draft(monthOf(700));
    expect(await confirmReport(context, report.id, report)).toEqual({ ok: true, value: undefined });
    expect(await getReport(context, report.id)).toMatchObject({ state: "ready", lineCount: 700 });

    const batches = await batchesOf(report.id);
    const bodies = batches.map((batch) => Buffer.from(batch.body));
    const sent = bodies.flatMap(
      (body) => (JSON.parse(body.toString()) as { repayments: { loan_id: string }[] }).repayments,
    );
    expect(sent.map((line) => line.loan_id)).toEqual(Array.from({ length: 700 }, (_, index) => `L-${index}`));
    expect(bodies[0]?.toString()).toContain('{"loan_id":"L-0","client_id":"C-0","amount":1.50}');
    expect(batches.map((batch) => batch.body_sha256)).toEqual(
      bodies.map((body) => createHash("sha256").update(body).digest("hex")),
    );
    expect(addAmounts(batches.map((batch) => batch.sum_text))).toBe(report.sumText);
    const sizes = batches.map((batch) => batch.item_count);
    expect(new Set(sizes).size).toBe(sizes.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300);
  });

  it("freezes Kiva's own sample as Kiva's sample JSON has it, on three columns and on two", async () => {
    context = await testContext(db);
    const three = await draft("Loan ID,Client ID,Amount\n1042970,184729,25.00\n1043223,481395,40.00\n");
    await confirmReport(context, three.id, three);
    const [batch] = await batchesOf(three.id);
    expect(Buffer.from(batch?.body ?? "").toString()).toBe(
      '{"repayments":[{"loan_id":"1042970","client_id":"184729","amount":25.00},' +
        '{"loan_id":"1043223","client_id":"481395","amount":40.00}]}',
    );

    context = await testContext(db, { columns: "two" });
    const two = await draft("Loan ID,Amount\n1042970,25.00\n1043223,40.00\n");
    await confirmReport(context, two.id, two);
    const [other] = await batchesOf(two.id);
    expect(Buffer.from(other?.body ?? "").toString()).toBe(
      '{"repayments":[{"loan_id":"1042970","amount":25.00},{"loan_id":"1043223","amount":40.00}]}',
    );
  });

  it("does nothing while a row still needs her, and says how many", async () => {
    context = await testContext(db);
    const report = await draft("Loan ID,Client ID,Amount\n1,2,3.00\n4,5,abc\n");
    expect(await confirmReport(context, report.id, report)).toMatchObject({
      failure: { code: "report.problems-open", params: { rows: 1 } },
    });
    expect(await batchesOf(report.id)).toEqual([]);
  });

  it("keeps what was left out, and why", async () => {
    context = await testContext(db);
    const text = "Loan ID,Client ID,Amount\n1,2,3.00\n4,5,abc\nTotal,,3.00\n";
    const report = await draft(text, { edits: [{ kind: "leave-out", row: 3 }] });
    expect((await confirmReport(context, report.id, report)).ok).toBe(true);
    expect(await getLeftOut(context, report.id)).toMatchObject([
      { row: 3, loanId: "4", amountWritten: "abc", because: "person" },
      { row: 4, because: "totals" },
    ]);
  });

  it("refuses what she did not see: an older version, another reading, changed settings", async () => {
    context = await testContext(db);
    const report = await draft(monthOf(3));
    const { fingerprint, version } = report;
    expect(await confirmReport(context, report.id, { fingerprint, version: 7 })).toMatchObject({
      failure: { code: "report.changed-elsewhere" },
    });
    expect(await confirmReport(context, report.id, { fingerprint: "other", version })).toMatchObject({
      failure: { code: "report.reading-changed" },
    });
    const changed: Context = {
      ...context,
      organization: { ...context.organization, amountMeaning: "outstanding" },
    };
    expect(await confirmReport(changed, report.id, report)).toMatchObject({
      failure: { code: "report.settings-changed" },
    });
    expect(await getReport(context, report.id)).toMatchObject({ state: "draft" });
  });

  it("confirms once, however many press at once", async () => {
    context = await testContext(db);
    const report = await draft(monthOf(5));
    await Promise.all(Array.from({ length: 20 }, () => confirmReport(context, report.id, report)));
    expect(await batchesOf(report.id)).toHaveLength(1);
    expect(await getReport(context, report.id)).toMatchObject({ state: "ready" });
  });

  it("lets nobody send or finalize out of order", async () => {
    context = await testContext(db);
    const report = await draft(monthOf(2));
    expect(await sendReport(context, report.id)).toMatchObject({ failure: { code: "report.not-confirmed" } });
    expect(await finalizeReport(context, report.id)).toMatchObject({
      failure: { code: "report.not-delivered" },
    });
    await confirmReport(context, report.id, report);
    expect((await sendReport(context, report.id)).ok).toBe(true);
    expect(await finalizeReport(context, report.id)).toMatchObject({
      failure: { code: "report.not-delivered" },
    });
  });

  // A review found it: Send looked at the report's stage outside its transaction and left the report's row alone, so
  // that a colleague's Cancel went through beside it. The page said "Cancelled" while every batch went out.
  it("lets Send and Cancel at the same moment come to one of the two, never both", async () => {
    for (let round = 0; round < 10; round++) {
      context = await testContext(db);
      const report = await draft(monthOf(2));
      await confirmReport(context, report.id, report);
      await Promise.all([sendReport(context, report.id), cancelReport(context, report.id)]);
      const { requested_at } = await db
        .selectFrom("deliveries")
        .select("requested_at")
        .where("subject_id", "=", report.id)
        .executeTakeFirstOrThrow();
      const after = await getReport(context, report.id);
      expect(after?.stage === "cancelled").toBe(requested_at === null);
    }
  });

  it("does not send without credentials: nothing would ever come of it", async () => {
    context = await testContext(db, { credentials: null });
    const report = await draft(monthOf(2));
    await confirmReport(context, report.id, report);
    expect(await sendReport(context, report.id)).toMatchObject({
      failure: { code: "report.no-credentials" },
    });
  });

  it("refuses a reader everything", async () => {
    context = await testContext(db);
    const report = await draft(monthOf(2));
    const reader: Context = { ...context, role: "viewer" };
    const role = { failure: { code: "auth.role" } };
    expect(await confirmReport(reader, report.id, report)).toMatchObject(role);
    expect(await sendReport(reader, report.id)).toMatchObject(role);
    expect(await cancelReport(reader, report.id)).toMatchObject(role);
    expect(await finalizeReport(reader, report.id)).toMatchObject(role);
  });
});
