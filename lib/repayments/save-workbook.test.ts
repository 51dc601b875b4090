import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { workbookOf, type TestSheet } from "@/lib/files/workbook/workbook-for-tests";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { saveInputOf, type FileInput } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { checkFile } from "./check/check";
import { confirmReport } from "./confirm-report";
import type { Choices, Edit } from "./edits";
import { getDraftWork, getReport, getReportFile, reviewDraft } from "./get-report";

const HEAD = ["Loan ID", "Client ID", "Amount"];
const SHEETS: TestSheet[] = [
  {
    name: "Mayo",
    rows: [
      HEAD,
      ["0012", { number: "184729" }, { number: "25.5" }],
      [{ number: "1043223" }, "C-2", { number: "40", formula: "20+20" }],
    ],
  },
  { name: "Junio", rows: [HEAD, ["0012", "184729", "50,25"], ["0013", "C-3", { number: "1.5" }]] },
];

forEachDatabase("saving a workbook", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });

  /** What the check page sends: the worker runs `checkFile`'s parts on the same bytes. */
  async function input(
    choices: Choices,
    edits: Edit[] = [],
    more: Partial<FileInput> = {},
  ): Promise<FileInput> {
    const bytes = workbookOf(SHEETS);
    const outcome = await checkFile(bytes, context.organization, choices, edits);
    if (outcome.state !== "checked") throw new Error(outcome.state);
    const { fingerprint, totals } = outcome.report;
    const { lines, sumText, problemRows } = totals;
    const seen = { fingerprint, lines, sumText, problemRows, snapshotId: null };
    return {
      ...saveInputOf(bytes, context.organization, { choices, edits, seen }),
      fileName: "saldos.xlsx",
      ...more,
    };
  }

  it("gives the server the finding of the browser, sheet by sheet, and can be confirmed", async () => {
    context = await testContext(db);
    const edit: Edit = { kind: "cell", row: 3, column: "amount", text: "41" };
    const first = await input({ sheet: "Mayo" }, [edit]);
    const saved = await saveReport(context, first);
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(saved.value.disagreement).toBeNull();
    const { reportId } = saved.value;
    expect(await getReport(context, reportId)).toMatchObject({
      sumText: "66.50",
      choices: { sheet: "Mayo" },
    });
    expect(await getReportFile(context, reportId)).toEqual(first.bytes);

    // Another sheet starts without the edits, whose rows are other loans there.
    const second = await input({ sheet: "Junio" }, [], { reportId, version: 1 });
    const again = await saveReport(context, second);
    expect(again).toMatchObject({ ok: true, value: { version: 2, disagreement: null } });
    expect((await getDraftWork(context, reportId))?.edits).toBe("");
    const report = await getReport(context, reportId);
    expect(report).toMatchObject({ sumText: "51.75", problemRows: 0, choices: { sheet: "Junio" } });
    const review = report && (await reviewDraft(context, report));
    expect(review?.checked.lines.map(({ loanId, amountText }) => [loanId, amountText])).toEqual([
      ["0012", "50.25"],
      ["0013", "1.50"],
    ]);
    const { fingerprint } = second.seen;
    expect(await confirmReport(context, reportId, { version: 2, fingerprint })).toMatchObject({ ok: true });
  });

  it("is refused while nobody has said which sheet, and where the bytes are no workbook", async () => {
    context = await testContext(db);
    const given = await input({ sheet: "Mayo" });
    expect(await saveReport(context, { ...given, choices: {} })).toMatchObject({
      ok: false,
      failure: { code: "report.unanswered", params: { kind: "sheet" } },
    });
    expect(
      await saveReport(context, { ...(await input({ sheet: "Mayo" })), bytes: given.bytes.slice(0, -30) }),
    ).toMatchObject({
      ok: false,
      failure: { code: "report.unreadable", params: { code: "workbook.broken" } },
    });
  });
});
