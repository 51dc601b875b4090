import type { Page, Request } from "@playwright/test";
import { createHash, randomBytes } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import { PART_BYTES } from "@/lib/uploads/upload";
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test, type Team } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, newReportUrl, upload } from "./repayments";

/**
 * The file on its way to the server, over lines as they are in the field: a large file goes in parts, a line that drops
 * costs one of them, and one that stays away costs nothing but time. Nothing here goes to Kiva: partners are shared.
 */
const partner = (index: number) => SMALL_PARTNERS[99 + index] ?? "";
const rows = { name: "Rows", exact: true };
const LARGE_MB = 12;

/** A month of 4,000 loans with columns nobody needs, as some MIS export them; compressed it is still half of that. */
function largeFile(): string {
  const lines = Array.from({ length: 4_000 }, (_, index) => {
    const note = randomBytes((LARGE_MB * 1024 * 1024) / 4_000 / 2 - 12).toString("hex");
    return `L-${index},C-${index},${(index % 900) + 1}.25,${note}`;
  });
  return `Loan ID,Client ID,Amount,Note\n${lines.join("\n")}\n`;
}

const isPart = (request: Request) => request.method() === "PUT" && request.url().includes("/uploads/");

/** The parts that left the browser: where each begins, and what came of it. */
function watchParts(page: Page) {
  const parts: { at: number; status: number | null }[] = [];
  const atOf = (request: Request) => Number(new URL(request.url()).searchParams.get("at"));
  page.on("requestfinished", async (request) => {
    if (!isPart(request)) return;
    const part = { at: atOf(request), status: null as number | null };
    parts.push(part);
    part.status = (await request.response())?.status() ?? null;
  });
  page.on("requestfailed", (request) => {
    if (isPart(request)) parts.push({ at: atOf(request), status: null });
  });
  return parts;
}

async function reportsOf(db: Db, { organizationId }: Team) {
  return db
    .selectFrom("repayment_reports")
    .select(["id", "file_sha256", "file_bytes", "line_count"])
    .where("organization_id", "=", organizationId)
    .execute();
}

const save = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();
const saved = (page: Page) => page.waitForURL(/repayments\/[0-9a-f-]{36}$/);

test("a large file goes on where it was when the line comes back, and is saved once", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  const file = largeFile();
  await page.goto(newReportUrl(team));
  await upload(page, team, file, "export.csv");
  await expect(page.getByRole("table", rows)).toContainText("L-0", { timeout: 60_000 });

  const parts = watchParts(page);
  let tries = 0;
  await page.route(new RegExp(`/uploads/[^?]+[?]at=${PART_BYTES}&`), (route) =>
    ++tries <= 2 ? route.abort("connectionreset") : route.continue(),
  );
  // Later on the line is away altogether for a while.
  const offlineAt = 5 * PART_BYTES;
  let isOffline = false;
  page.on("requestfinished", (request) => {
    if (!isPart(request) || isOffline || !request.url().includes(`at=${offlineAt}&`)) return;
    isOffline = true;
    void page.context().setOffline(true);
  });
  await save(page);
  const bar = page.getByRole("progressbar", { name: "Sending the file" });
  await expect(bar).toBeAttached();
  await expect(page.getByRole("status").filter({ hasText: "The line dropped" })).toBeVisible();
  await expect.poll(() => isOffline, { timeout: 30_000 }).toBe(true);
  await expect(page.getByRole("status").filter({ hasText: "The line dropped" })).toBeVisible();
  await expect(page.getByText(/^Sending the file: \d+%$/)).toBeVisible();
  await expectAccessible(page);
  await page.context().setOffline(false);
  await saved(page);

  // Each part arrived once, in order, and none that the server had was sent again.
  const arrived = parts.filter(({ status }) => status === 200).map(({ at }) => at);
  expect(arrived).toEqual(Array.from({ length: arrived.length }, (_, index) => index * PART_BYTES));
  expect(arrived.length).toBeGreaterThan(10);
  expect(parts.filter(({ status }) => status !== null && status !== 200)).toEqual([]);
  expect(parts.filter(({ at, status }) => at === PART_BYTES && status === null)).toHaveLength(2);
  // Compressed it is much less than it was.
  expect(arrived.length * PART_BYTES).toBeLessThan(file.length * 0.7);

  const bytes = Buffer.from(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(await reportsOf(db, team)).toMatchObject([
    { file_sha256: sha256, file_bytes: bytes.length, line_count: 4_000 },
  ]);
  const left = await db
    .selectFrom("uploads")
    .select("id")
    .where("organization_id", "=", team.organizationId)
    .execute();
  expect(left).toEqual([]);
});

test("a line that stays away is said, her work stays, and one button goes on", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  await page.clock.install();
  await page.goto(newReportUrl(team));
  await upload(page, team, "Loan ID,Client ID,Amount\n1,2,3.00\n4,5,abc\n");
  const row = page.locator('tr[data-row-key="2"]');
  await row.locator("button[data-cell=amount]").first().click();
  await row.getByRole("textbox").fill("9.00");
  await row.getByRole("textbox").press("Enter");
  await expect(row).toContainText("was 3.00");

  const parts = watchParts(page);
  await page.context().setOffline(true);
  await save(page);
  const alert = page.getByRole("alert").filter({ hasText: "There is no connection" });
  await expect(async () => {
    await page.clock.runFor(5_000);
    await expect(alert).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole("progressbar", { name: "Sending the file" })).toHaveCount(0);
  await expect(row).toContainText("was 3.00");
  await expectAccessible(page);
  const before = parts.length;
  expect(before).toBeLessThan(20);

  // Leaving is asked about.
  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.getByRole("link", { name: "Repayments" }).first().click();
  await expect(page).toHaveURL(newReportUrl(team));

  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Go on sending" }).click();
  await saved(page);
  expect(parts.slice(before).map(({ at, status }) => [at, status])).toEqual([[0, 200]]);
  expect(await reportsOf(db, team)).toHaveLength(1);
  const [edit] = await db
    .selectFrom("report_edits")
    .innerJoin("repayment_reports", "repayment_reports.id", "report_edits.report_id")
    .select("edit")
    .where("organization_id", "=", team.organizationId)
    .execute();
  expect(JSON.parse(edit?.edit ?? "{}")).toMatchObject({ column: "amount", text: "9.00" });
});

/** While a large file is on its way there is time to go on, and she was asked for nothing: none of it may be lost. */
test("what she does while the file is sent, and while the server reads it, is saved as well", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await upload(page, team, "Loan ID,Client ID,Amount\n1,2,3.00\n4,5,6.00\n7,8,9.00\n");
  const write = async (row: number, text: string) => {
    const line = page.locator(`tr[data-row-key="${row}"]`);
    await line.locator("button[data-cell=amount]").first().click();
    await line.getByRole("textbox").fill(text);
    await line.getByRole("textbox").press("Enter");
    await expect(line).toContainText("was");
  };
  await write(2, "30.00");

  const held = { part: () => {}, answer: () => {} };
  let isSent = () => {};
  const sending = new Promise<void>((resolve) => (isSent = resolve));
  let isRead = () => {};
  const read = new Promise<void>((resolve) => (isRead = resolve));
  await page.route(/\/uploads\//, async (route) => {
    isSent();
    await new Promise<void>((resolve) => (held.part = resolve));
    await route.continue();
  });
  let saves = 0;
  await page.route(newReportUrl(team), async (route) => {
    if (route.request().method() !== "POST" || saves++ > 0) return route.continue();
    const response = await route.fetch();
    isRead();
    await new Promise<void>((resolve) => (held.answer = resolve));
    await route.fulfill({ response });
  });

  await save(page);
  await sending;
  await write(3, "60.00");
  const [, earlier] = await page
    .getByLabel("Month")
    .locator("option")
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  await page.getByLabel("Month").selectOption(earlier ?? "");
  held.part();
  await read;
  await write(4, "90.00");
  held.answer();
  await saved(page);

  expect(saves).toBe(2);
  const reports = await db
    .selectFrom("repayment_reports")
    .select(["id", "month", "version", "sum_text"])
    .where("organization_id", "=", team.organizationId)
    .execute();
  expect(reports).toMatchObject([{ month: earlier, version: 2, sum_text: "180.00" }]);
  expect(page.url()).toContain(reports[0]?.id);
});

test("signed out while the file was on its way: she signs in elsewhere, and it goes on", async ({
  page,
  makeTeam,
  db,
  context,
}) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await upload(page, team, KIVA_SAMPLE.three);
  await page.getByRole("table", rows).waitFor();
  await db
    .updateTable("sessions")
    .set({ ended_at: Date.now() })
    .where("person_id", "=", team.personId)
    .execute();
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "You were signed out" })).toBeVisible();
  const elsewhere = await context.newPage();
  await signIn(elsewhere, team);
  await elsewhere.close();
  await page.getByRole("button", { name: "Try again" }).click();
  await saved(page);
});

test("what arrived is not the file: it is said, and the next try sends it anew", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: partner(3), locale: "es" });
  await signIn(page, team);
  await page.setViewportSize({ width: 360, height: 740 });
  const words = team.words.check;
  await page.goto(newReportUrl(team));
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "mes.csv", mimeType: "text/csv", buffer: Buffer.from(KIVA_SAMPLE.three) });
  const parts = watchParts(page);
  let uploads = 0;
  // Somebody in between changes what was sent.
  await page.route(/\/uploads\//, async (route) => {
    const body = route.request().postDataBuffer();
    if (uploads++ > 0 || !body) return route.continue();
    await route.continue({ postData: Buffer.from(body.map((byte, at) => (at < 10 ? byte : byte ^ 1))) });
  });
  await page.getByRole("button", { name: words.foot.save }).click();
  const alert = page.getByRole("alert").filter({ hasText: words.save.failures.upload["not-whole"] });
  await expect(alert).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await alert.getByRole("button", { name: team.words.common.tryAgain }).click();
  await saved(page);
  expect(parts.map(({ at }) => at)).toEqual([0, 0]);
  expect(await reportsOf(db, team)).toHaveLength(1);
});
