import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { claimNext } from "@/lib/delivery/sending-store";
import { storeLists } from "@/lib/drafts/lists-store";
import { saveDraft } from "@/lib/drafts/save-draft";
import { sendDraft } from "@/lib/drafts/send-draft";
import { takeBackDraft } from "@/lib/drafts/take-back-draft";
import { endTry } from "@/lib/delivery/outcome-store";
import { GIVEN_BACK } from "@/lib/delivery/next-step";
import type { Context } from "@/lib/organizations/context";
import { confirmReport } from "@/lib/repayments/confirm-report";
import type { Edit } from "@/lib/repayments/edits";
import { getReport } from "@/lib/repayments/get-report";
import { sendReport } from "@/lib/repayments/send-report";
import { forEachDatabase } from "@/lib/testing/databases";
import { individualDraft, SANDBOX_LISTS } from "@/lib/testing/drafts";
import { saveInputOf } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { getHistory } from "./get-history";

const FILE = "Loan ID,Client ID,Amount\n1042970,184729,25.00\n1043223,481395,40.00\n";

forEachDatabase("the history of a subject", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    context = await testContext(db);
  });

  async function saved(edits: Edit[] = [], more: object = {}) {
    const answer = await saveReport(context, saveInputOf(FILE, context.organization, { edits, ...more }));
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.value.reportId;
  }
  async function sent(reportId: string) {
    const report = await getReport(context, reportId);
    if (!report) throw new Error("no report");
    await confirmReport(context, reportId, report);
    await sendReport(context, reportId);
    return deliveryOf(reportId);
  }
  const deliveryOf = async (subjectId: string) =>
    (
      await db
        .selectFrom("deliveries")
        .select("id")
        .where("subject_id", "=", subjectId)
        .executeTakeFirstOrThrow()
    ).id;
  const actionsOf = async (kind: "report" | "draft", id: string, who = context) =>
    (await getHistory(who, { kind, id })).map(({ action }) => action);

  it("is the report's own and its batches', oldest first, with the names of people", async () => {
    const [reportId, other] = [await saved(), await saved([], { sameFile: "yes" })];
    await claimNext(db, await sent(reportId), "worker", 1_000);
    await claimNext(db, await sent(other), "worker", 1_000);
    const events = await getHistory(context, { kind: "report", id: reportId });
    expect(events.map(({ action, by }) => [action, by])).toEqual([
      ["report.created", "Wanjiru"],
      ["report.confirmed", "Wanjiru"],
      ["report.send-requested", "Wanjiru"],
      ["batch.claimed", null],
    ]);
    expect(events.at(-1)).toMatchObject({ details: { of: reportId, number: 1, generation: 1 } });
  });

  it("answers another organization and another environment as if there were none", async () => {
    const reportId = await saved();
    expect(await actionsOf("report", reportId)).toHaveLength(1);
    expect(await actionsOf("report", reportId, await testContext(db))).toEqual([]);
    expect(await actionsOf("report", reportId, { ...context, environment: "production" })).toEqual([]);
    expect(await actionsOf("draft", reportId)).toEqual([]);
    expect(await actionsOf("report", `${reportId}\0`)).toEqual([]);
  });

  it("still holds what was tried of a draft whose delivery was taken back", async () => {
    await storeLists(db, context, SANDBOX_LISTS);
    const content = individualDraft();
    const made = await saveDraft(context, { draftId: null, version: null, token: randomUUID(), content });
    if (!made.ok) throw new Error(made.failure.code);
    const { draftId } = made.value;
    await sendDraft(context, { draftId, version: 1, listsFetchedAt: null });
    const claim = await claimNext(db, await deliveryOf(draftId), "worker", 60_000);
    if (!claim) throw new Error("nothing to claim");
    await endTry(db, { claim, from: "claimed", lease: "held", dispatchId: null }, GIVEN_BACK);
    expect(await takeBackDraft(context, draftId)).toMatchObject({ ok: true });
    expect(await actionsOf("draft", draftId)).toEqual([
      "draft.created",
      "draft.send-requested",
      "batch.claimed",
      "batch.released",
      "draft.taken-back",
    ]);
  });

  it("shows each edit of a save before and after, from the save before it on", async () => {
    const first: Edit[] = [{ kind: "cell", row: 2, column: "amount", text: "30.00" }];
    const reportId = await saved(first);
    const next: Edit[] = [
      ...first,
      { kind: "cell", row: 2, column: "amount", text: "31.00" },
      { kind: "leave-out", row: 3 },
    ];
    await saved(next, { reportId, version: 1, month: "2026-10" });
    await saved(next, { reportId, version: 2, month: "2026-10" });
    const events = await getHistory(context, { kind: "report", id: reportId });
    expect(events.map(({ details }) => [details.changes, details.changeCount, details.monthBefore])).toEqual([
      [[{ row: 2, field: "amount", before: "25.00", after: "30.00" }], 1, undefined],
      [
        [
          { row: 2, field: "amount", before: "30.00", after: "31.00" },
          { row: 3, field: "leftOut", before: null, after: true },
        ],
        2,
        "2026-09",
      ],
      [[], 0, undefined],
    ]);
  });

  it("says when she answers how the file is read", async () => {
    const choices = { decimalSign: "," as const };
    const reportId = await saved([], { choices });
    const [event] = await getHistory(context, { kind: "report", id: reportId });
    expect(event?.details.choices).toEqual({ before: {}, after: choices });
  });
});
