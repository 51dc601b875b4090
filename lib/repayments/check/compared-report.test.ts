import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { readWorkbook } from "@/lib/files/workbook/read-workbook";
import type { ExpectedLoan, ExpectedSnapshot } from "@/lib/loans/expected-loan";
import { loadSnapshot } from "@/lib/loans/expected-snapshots";
import type { Context } from "@/lib/organizations/context";
import { confirmed, corrected, found, sentReport } from "@/lib/testing/corrections";
import { forEachDatabase } from "@/lib/testing/databases";
import { HEADERS } from "@/lib/testing/download-headers";
import { seedExpected } from "@/lib/testing/expected-loans";
import { saveInputOf } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { confirmReport } from "../confirm-report";
import type { Edit } from "../edits";
import { expectedLoan } from "../file-for-tests";
import { reviewDraft } from "../get-report";
import { missingOfMonth, standingLoans } from "../missing-of-month";
import { missingLoansWorkbook } from "../report-downloads";

const LOANS = [
  expectedLoan("0012", { clientId: "C-1", name: "Njeri W." }),
  expectedLoan("0013", { clientId: "C-2", name: "=Otieno" }),
  expectedLoan("0014", { clientId: "C-3", name: "Achieng O." }),
];
const FILE = "Loan ID,Client ID,Amount\n0012,C-1,25.00\n13,C-2,10.00\n";
const MENDED: Edit = { kind: "cell", row: 3, column: "loanId", text: "0013" };

async function snapshotOf(
  context: Context,
  loans: readonly ExpectedLoan[] = LOANS,
): Promise<ExpectedSnapshot> {
  const snapshot = await loadSnapshot(context, await seedExpected(context, loans));
  if (!snapshot) throw new Error("the list is gone");
  return snapshot;
}

forEachDatabase("a report beside Kiva's expected loans", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  const missingIds = async (reportId: string, drafted: string[] = []) =>
    (await missingOfMonth(context, await found(context, reportId), drafted))?.missing.map(
      ({ loanId }) => loanId,
    );

  async function saved(text: string, more: Parameters<typeof saveInputOf>[2]) {
    const answer = await saveReport(context, saveInputOf(text, context.organization, more));
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.value;
  }

  it("is read by the server with the very list that the browser had, also after a newer one came", async () => {
    context = await testContext(db);
    const snapshot = await snapshotOf(context);
    const first = await saved(FILE, { snapshot });
    expect(first.disagreement).toBeNull();
    // By the newer list the loan of row 3 would be none of Kiva's.
    await snapshotOf(context, LOANS.slice(0, 1));
    const report = await found(context, first.reportId);
    expect(report).toMatchObject({ snapshotId: snapshot.id, problemRows: 1 });
    expect(await confirmReport(context, report.id, report)).toMatchObject({
      failure: { code: "report.problems-open", params: { rows: 1 } },
    });

    const again = await saved(FILE, { snapshot, edits: [MENDED], reportId: report.id, version: 1 });
    expect(again.disagreement).toBeNull();
    await confirmed(context, report.id);
    expect(await found(context, report.id)).toMatchObject({ state: "ready", lineCount: 2 });
  });

  it("is compared with no list of another organization, and says that browser and server differ", async () => {
    const other = await testContext(db);
    const theirs = await snapshotOf(other);
    context = await testContext(db);
    const { reportId, disagreement } = await saved(FILE, { snapshot: theirs });
    expect(disagreement).toMatchObject({ browser: { snapshotId: theirs.id }, server: { snapshotId: null } });
    expect((await found(context, reportId)).snapshotId).toBeNull();
    expect(await missingIds(reportId)).toBeUndefined();
  });

  it("says which expected loans no report of the month tells Kiva about", async () => {
    context = await testContext(db);
    const snapshot = await snapshotOf(context);
    const first = await sentReport(context, "Loan ID,Client ID,Amount\n0012,C-1,25.00\n", {}, { snapshot });
    expect(await missingIds(first)).toEqual(["0013", "0014"]);

    const { reportId } = await saved("Loan ID,Client ID,Amount\n0014,C-3,1.00\n", { snapshot });
    const review = await reviewDraft(context, await found(context, reportId));
    const drafted = review ? standingLoans(review.checked) : [];
    expect(await missingIds(reportId, drafted)).toEqual(["0013"]);
    // As long as it is a draft, it tells Kiva nothing.
    expect(await missingIds(first)).toEqual(["0013", "0014"]);
    // A name that a spreadsheet would run as a formula does not come out as one.
    const bytes = await missingLoansWorkbook(context, await found(context, reportId), HEADERS);
    const read = readWorkbook(bytes);
    expect(read.ok && read.value.sheets.map(({ lines }) => lines.map(({ cells }) => cells))).toEqual([
      [
        ["Loan ID", "Client ID", "Borrower", "Amount"],
        ["0013", "C-2", "'=Otieno"],
      ],
    ]);
    await confirmed(context, reportId);
    expect(await missingIds(first)).toEqual(["0013"]);
  });

  it("counts a loan that Kiva refused as not reported, and asks nothing of a correction", async () => {
    context = await testContext(db);
    const snapshot = await snapshotOf(context);
    const first = await sentReport(
      context,
      "Loan ID,Client ID,Amount\n0012,C-1,25.00\n",
      { states: { 1: "rejected" } },
      { snapshot },
    );
    expect(await missingIds(first)).toEqual(["0012", "0013", "0014"]);
    expect(await missingIds(await corrected(context, first))).toBeUndefined();
  });
});
