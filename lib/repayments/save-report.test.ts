import { beforeAll, describe, expect, it } from "vitest";
import { encodeCodePage } from "@/lib/files/code-pages";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { saveInputOf } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { cancelReport } from "./close-report";
import type { Edit } from "./edits";
import { getDraftWork, getReport, getReportFile } from "./get-report";
import { listRememberedColumns } from "./list-reports";
import { readEdits } from "./edits/written-edits";

const FILE = "Loan ID,Client ID,Amount\n1042970,184729,25.00\n1043223,481395,40.00\n";

forEachDatabase("saving a report", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => (context = await testContext(db));
  const input = (text: string | Uint8Array, more?: Parameters<typeof saveInputOf>[2]) =>
    saveInputOf(text, context.organization, more);
  const editsOf = async (reportId: string) => readEdits((await getDraftWork(context, reportId))?.edits ?? "");
  const historyOf = (reportId: string) =>
    db
      .selectFrom("history")
      .select(["action", "seq", "details"])
      .where("organization_id", "=", context.organization.id)
      .where("subject_id", "=", reportId)
      .orderBy("seq")
      .execute();

  it("keeps the file byte for byte, with what the server found in it", async () => {
    await fresh();
    const given = input(FILE);
    const answer = await saveReport(context, given);
    if (!answer.ok) throw new Error(answer.failure.code);
    expect(answer.value.disagreement).toBeNull();

    const report = await getReport(context, answer.value.reportId);
    expect(report).toMatchObject({
      state: "draft",
      month: "2026-09",
      lineCount: 2,
      sumText: "65.00",
      problemRows: 0,
      version: 1,
    });
    expect(await getReportFile(context, answer.value.reportId)).toEqual(given.bytes);
    expect((await historyOf(answer.value.reportId)).map((row) => row.action)).toEqual(["report.created"]);
  });

  it("reads the letters as she chose, keeps the choice with the draft, and tells it in the history", async () => {
    await fresh();
    const bytes = encodeCodePage("Loan ID,Client ID,Amount\nPEÑA-1,C-1,25.00\n", "mac-roman");
    const choices = { encoding: "windows-1250" } as const;
    const answer = await saveReport(context, input(bytes ?? new Uint8Array(), { choices }));
    if (!answer.ok) throw new Error(answer.failure.code);
    const { reportId } = answer.value;
    expect(answer.value.disagreement).toBeNull();
    expect((await getReport(context, reportId))?.choices).toEqual(choices);
    const [created] = await historyOf(reportId);
    expect(JSON.parse(created?.details ?? "{}")).toMatchObject({ choices: { before: {}, after: choices } });

    // What the page would have found without her choice is another file.
    const other = input(bytes ?? new Uint8Array(), { choices, sameFile: "yes" });
    const { seen } = input(bytes ?? new Uint8Array());
    const differs = await saveReport(context, { ...other, seen });
    expect(differs.ok && differs.value.disagreement).not.toBeNull();
  });

  it("makes one report of the same click twice, in turn and a hundred times at once", async () => {
    await fresh();
    const given = input(FILE);
    const first = await saveReport(context, given);
    const again = await saveReport(context, given);
    expect(again).toEqual(first);

    const other = input("Loan ID,Client ID,Amount\n7,8,9.00\n");
    const answers = await Promise.all(Array.from({ length: 100 }, () => saveReport(context, other)));
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.value.reportId : answer.failure.code)));
    expect(ids.size).toBe(1);
  });

  it("asks before the same file becomes a second report, and makes it when she says so", async () => {
    await fresh();
    const first = await saveReport(context, input(FILE));
    const asked = await saveReport(context, input(FILE));
    expect(asked).toMatchObject({
      ok: false,
      failure: { code: "report.same-file", params: { month: "2026-09" } },
    });
    const meant = await saveReport(context, input(FILE, { sameFile: "yes" }));
    expect(meant.ok && first.ok && meant.value.reportId !== first.value.reportId).toBe(true);
  });

  it("does not ask about a file whose report was given up", async () => {
    await fresh();
    const first = await saveReport(context, input(FILE));
    if (!first.ok) throw new Error(first.failure.code);
    expect(await cancelReport(context, first.value.reportId)).toEqual({ ok: true, value: undefined });
    expect((await saveReport(context, input(FILE))).ok).toBe(true);
  });

  it("says so when the browser read the file differently, and keeps the server's finding", async () => {
    await fresh();
    const given = input(FILE);
    const answer = await saveReport(context, { ...given, seen: { ...given.seen, sumText: "6500.00" } });
    if (!answer.ok) throw new Error(answer.failure.code);
    expect(answer.value.disagreement).toMatchObject({
      browser: { sumText: "6500.00" },
      server: { sumText: "65.00" },
    });
    expect(await getReport(context, answer.value.reportId)).toMatchObject({ sumText: "65.00" });
  });

  it("keeps her edits as edits and finds them again", async () => {
    await fresh();
    const edits: Edit[] = [
      { kind: "cell", row: 2, column: "amount", text: "30.00" },
      { kind: "leave-out", row: 3 },
    ];
    const answer = await saveReport(context, input(FILE, { edits }));
    if (!answer.ok) throw new Error(answer.failure.code);
    expect(await editsOf(answer.value.reportId)).toEqual(edits);
    expect(await getReport(context, answer.value.reportId)).toMatchObject({ lineCount: 1, sumText: "30.00" });
  });

  it("saves a draft again as its next version, and refuses a save that started from an older one", async () => {
    await fresh();
    const first = await saveReport(context, input(FILE));
    if (!first.ok) throw new Error(first.failure.code);
    const { reportId } = first.value;
    const edits: Edit[] = [{ kind: "leave-out", row: 2 }];
    const next = await saveReport(context, { ...input(FILE, { edits }), reportId, version: 1 });
    expect(next).toMatchObject({ ok: true, value: { reportId, version: 2 } });

    const late = await saveReport(context, { ...input(FILE), reportId, version: 1 });
    expect(late).toMatchObject({ ok: false, failure: { code: "report.changed-elsewhere" } });
    expect(await editsOf(reportId)).toEqual(edits);
    expect((await historyOf(reportId)).map((row) => row.action)).toEqual(["report.created", "report.saved"]);
  });

  it("answers a save whose answer was lost with what it did, and nobody else's save so", async () => {
    await fresh();
    const first = await saveReport(context, input(FILE));
    if (!first.ok) throw new Error(first.failure.code);
    const { reportId } = first.value;
    const again = { ...input(FILE, { edits: [{ kind: "leave-out", row: 2 }] }), reportId, version: 1 };
    const saved = await saveReport(context, again);
    expect(saved).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await saveReport(context, again)).toEqual(saved);
    expect((await historyOf(reportId)).map((row) => row.action)).toEqual(["report.created", "report.saved"]);
    const other = { ...again, token: "another-token-of-another-tab" };
    expect(await saveReport(context, other)).toMatchObject({ failure: { code: "report.changed-elsewhere" } });
  });

  it("remembers which columns she chose, by the set of headers", async () => {
    await fresh();
    const text = "Ref,Cust,Paid\nA-1,C-1,25.00\nA-2,C-2,40.00\n";
    const choices = { columns: { headerRow: 1, loanId: 0, clientId: 1, amount: 2 } };
    expect((await saveReport(context, input(text, { choices }))).ok).toBe(true);
    expect(await listRememberedColumns(context)).toHaveLength(1);
  });

  describe("refuses", () => {
    it("a reader, and writes nothing", async () => {
      context = await testContext(db, { role: "viewer" });
      const answer = await saveReport(context, input(FILE));
      expect(answer).toMatchObject({ ok: false, failure: { code: "auth.role" } });
      expect(await historyOf(context.organization.id)).toEqual([]);
    });

    it.each(["2026-13", "2999-01", "1999-12", "October", "2026-1", ""])("the month %j", async (month) => {
      await fresh();
      const answer = await saveReport(context, input(FILE, { month }));
      expect(answer).toMatchObject({ ok: false, failure: { code: "report.month" } });
    });

    it("a file that cannot be read or still holds a question", async () => {
      await fresh();
      const photo = {
        ...input(FILE),
        bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      };
      expect(await saveReport(context, photo)).toMatchObject({ failure: { code: "report.unreadable" } });
      const unsure = input("Ref,Cust,Paid\nA-1,C-1,25.00\nA-2,C-2,40.00\n");
      expect(await saveReport(context, unsure)).toMatchObject({ failure: { code: "report.unanswered" } });
    });

    it("another organization's report exactly like one that does not exist", async () => {
      await fresh();
      const mine = await saveReport(context, input(FILE));
      if (!mine.ok) throw new Error(mine.failure.code);
      const stranger = await testContext(db);
      const theirs = await saveReport(stranger, {
        ...input(FILE),
        reportId: mine.value.reportId,
        version: 1,
      });
      const none = await saveReport(stranger, { ...input(FILE), reportId: "none", version: 1 });
      expect(theirs).toEqual(none);
      expect(await getReport(stranger, mine.value.reportId)).toBeNull();
      expect(await getReportFile(stranger, mine.value.reportId)).toBeNull();
      expect(await getDraftWork(stranger, mine.value.reportId)).toBeNull();
      const otherEnvironment: Context = { ...context, environment: "production" };
      expect(await getReport(otherEnvironment, mine.value.reportId)).toBeNull();
      expect(await getDraftWork(otherEnvironment, mine.value.reportId)).toBeNull();
    });
  });
});
