import type { Page } from "@playwright/test";
import { gzipSync } from "node:zlib";
import type { Db } from "@/lib/db/connect";
import { MAX_ROWS } from "@/lib/files/file-limits";
import { packWork } from "@/lib/repayments/edits/draft-work";
import { writeEdits } from "@/lib/repayments/edits/written-edits";
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test, type Team } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { newReportUrl, saveReport, state, upload } from "./repayments";

/** A whole portfolio, and what one press puts right in it. Nothing here goes to Kiva: partners are shared. */
const partner = (index: number) => SMALL_PARTNERS[102 + index] ?? "";
const ROWS = { name: "Rows", exact: true };
const COUNT = 60_000;

/** A space before every ID, as some MIS fill their fields up. */
function portfolio(): string {
  const lines = Array.from({ length: COUNT }, (_, at) => ` LN-${at},C-${at},${(at % 900) + 1}.25`);
  return `Loan ID,Client ID,Amount\n${lines.join("\n")}\n`;
}

const problems = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });
const row = (page: Page, number: number) => page.locator(`tr[data-row-key="${number}"]`);
const save = (page: Page) => page.getByRole("button", { name: "Save and continue" });
const saved = (page: Page) => page.waitForURL(/repayments\/[0-9a-f-]{36}$/, { timeout: 90_000 });

async function draftOf(db: Db, { organizationId }: Team) {
  const { edits, ...report } = await db
    .selectFrom("repayment_reports")
    .leftJoin("report_edits", "report_edits.report_id", "repayment_reports.id")
    .select((eb) => ["repayment_reports.id", "version", "line_count", eb.fn.count("position").as("edits")])
    .where("organization_id", "=", organizationId)
    .groupBy(["repayment_reports.id", "version", "line_count"])
    .executeTakeFirstOrThrow();
  return { ...report, edits: Number(edits) };
}

/** Fix all was offered, done and shown for as many rows as there were, and refused at the save beyond 50,000. */
test("sixty thousand rows are fixed at once, saved, gone on with and confirmed", async ({
  page,
  makeTeam,
  db,
}) => {
  test.setTimeout(300_000);
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await upload(page, team, portfolio(), "portfolio.csv");
  await expect(problems(page, "60,000 rows need you")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Fix all 60,000" }).click();
  const question = page.getByRole("dialog", { name: "Fix 60,000 loan IDs?" });
  await expect(question.getByRole("table")).toContainText("LN-0");
  await expect(question).toContainText("and 59,992 more rows");
  await question.getByRole("button", { name: "Fix 60,000 loan IDs" }).click();
  const settled = problems(page, "No problems found");
  await expect(settled).toBeVisible({ timeout: 60_000 });
  // One act, undone as one and done again.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(problems(page, "60,000 rows need you")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Undone: 60,000 loan IDs changed")).toBeVisible();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(settled).toBeVisible({ timeout: 60_000 });

  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url() === page.url());
  await save(page).click();
  expect(Number(await (await sent).headerValue("content-length"))).toBeLessThan(600_000);
  await saved(page);
  expect(await draftOf(db, team)).toMatchObject({ version: 1, line_count: COUNT, edits: COUNT });

  // Another day: what she did comes beside the file, and if it does not, she is told and asks again.
  const report = page.url();
  let tries = 0;
  let fetchedBytes = Infinity;
  await page.route(`${report}/edits?packing=gzip`, async (route) => {
    if (tries++ === 0) return route.abort();
    const response = await route.fetch();
    fetchedBytes = (await response.body()).length;
    return route.fulfill({ response });
  });
  await page.goto(`${report}/check`);
  const alert = page.getByRole("alert").filter({ hasText: "did not arrive" });
  await expect(alert).toBeVisible();
  await expectAccessible(page);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(settled).toBeVisible({ timeout: 60_000 });
  // Four megabytes of edits on a line that may be slow. Counted on the way: Chromium no longer has a body once read.
  expect(fetchedBytes).toBeLessThan(600_000);
  await expect(row(page, 2)).toContainText("was");
  await row(page, 2).locator("button[data-cell=amount]").first().click();
  await row(page, 2).getByRole("textbox").fill("7.50");
  await row(page, 2).getByRole("textbox").press("Enter");
  await expect(row(page, 2)).toContainText("was 1.25");
  await save(page).click();
  await saved(page);
  expect(await draftOf(db, team)).toMatchObject({ version: 2, line_count: COUNT, edits: COUNT + 1 });

  await expect(page.getByRole("button", { name: "Confirm report" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready", { timeout: 90_000 });
});

test("more corrections than a report holds are told before she saves, and nothing is lost", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  await saveReport(page, team, "Loan ID,Client ID,Amount\n A-1,C-1,5.00\n A-2,C-2,6.00\nA-3,C-3,7.00\n");
  const report = page.url();
  // As if the draft had all but one of the corrections it can hold already.
  const most = Array.from({ length: 2 * MAX_ROWS - 1 }, () => ({ kind: "put-back" as const, row: 9 }));
  const body = packWork({ version: 1, choices: {}, edits: writeEdits(most) });
  await page.route(`${report}/edits?packing=gzip`, (route) => route.fulfill({ body: gzipSync(body) }));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${report}/check`);
  await expect(problems(page, "2 rows need you")).toBeVisible({ timeout: 60_000 });

  await page.getByRole("button", { name: "Fix all 2" }).click();
  const question = page.getByRole("dialog", { name: "Fix 2 loan IDs?" });
  await expect(question).toContainText("With these there would be 300,001 corrections");
  await expect(question.getByRole("button", { name: "Fix 2 loan IDs" })).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await question.getByRole("button", { name: "Cancel" }).click();

  const write = async (number: number, text: string) => {
    await row(page, number).locator("button[data-cell=amount]").first().click();
    await row(page, number).getByRole("textbox").fill(text);
    await row(page, number).getByRole("textbox").press("Enter");
    await expect(row(page, number)).toContainText("was");
  };
  await write(4, "70.00");
  const told = page.getByText("There are 300,001 corrections, and one report can hold 300,000");
  await expect(told).toHaveCount(0);
  await write(3, "60.00");
  await expect(told).toBeVisible();
  await save(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "more corrections than one report" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  expect(await draftOf(db, team)).toMatchObject({ version: 1, edits: 0 });

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(told).toHaveCount(0);
  await expect(page.getByRole("table", ROWS)).toContainText("was 7.00");
  await save(page).click();
  await saved(page);
  expect(await draftOf(db, team)).toMatchObject({ version: 2, edits: 2 * MAX_ROWS });
});
