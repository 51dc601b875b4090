import type { Download, Locator, Page } from "@playwright/test";
import { readWorkbook } from "@/lib/files/workbook/read-workbook";
import type { Sheet } from "@/lib/files/workbook/workbook";
import { addFault, ADDRESS, expect, SANDBOXES, type Team } from "./fixtures";

/** What the tests of repayments do over and over, in English. */

export const KIVA_SAMPLE = {
  three: "Loan ID,Client ID,Amount\n1042970,184729,25.00\n1043223,481395,40.00\n",
  two: "Loan ID,Amount\n1042970,25.00\n1043223,40.00\n",
};

export function newReportUrl(team: Team, environment = "sandbox"): string {
  return `${ADDRESS}/${team.slug}/${environment}/repayments/new`;
}

/** Opens the page for a new report and chooses a file. */
export async function upload(page: Page, team: Team, content: string | Buffer, name = "month.csv") {
  if (!page.url().includes("/repayments/new")) await page.goto(newReportUrl(team));
  await page
    .getByLabel("Repayments file", { exact: true })
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
}

/** Downloads what a click gives, as a file. */
export async function downloaded(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

async function bytesOf(download: Download): Promise<Buffer> {
  return Buffer.concat(await (await download.createReadStream()).toArray());
}

/** The sheets of a workbook. */
export function sheetsOf(bytes: Buffer): Sheet[] {
  const read = readWorkbook(new Uint8Array(bytes));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.sheets;
}

/** Uploads, saves, and stands on the page of the new report. */
export async function saveReport(page: Page, team: Team, content: string, environment = "sandbox") {
  await page.goto(newReportUrl(team, environment));
  await upload(page, team, content);
  await page.getByRole("table", { name: "Rows", exact: true }).waitFor();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
}

/** As far as pressing Send. */
export async function sendReport(page: Page, team: Team, content: string, environment = "sandbox") {
  await saveReport(page, team, content, environment);
  await confirmAndSend(page);
}

/** From the page of a saved report, as far as pressing Send. */
export async function confirmAndSend(page: Page) {
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready");
  await page.getByRole("button", { name: "Send to Kiva" }).click();
}

/** The report's own state: the first on the page. */
export function state(page: Page): Locator {
  return page.locator("[data-state]").first();
}

export interface Upload {
  uploadId: number;
  bodyText: string;
  items: { loan_id: string; client_id?: string; amount: string }[];
}

/** What the environment's stand-in took from this team. */
export async function uploadsOf(
  team: Team,
  environment: keyof typeof SANDBOXES = "sandbox",
): Promise<Upload[]> {
  const answer = await fetch(`${SANDBOXES[environment]}/__control/uploads?partner=${team.partnerId}`);
  return ((await answer.json()) as { uploads: Upload[] }).uploads;
}

/** Every request for this team's repayments that reached the environment's stand-in, whole or not. */
export async function requestsOf(team: Team, environment: keyof typeof SANDBOXES = "sandbox") {
  const answer = await fetch(`${SANDBOXES[environment]}/__control/log`);
  const { log } = (await answer.json()) as {
    log: { path: string; complete: boolean; bodySha256: string }[];
  };
  return log.filter((entry) => entry.path === `/v3/partner/${team.partnerId}/repayments`);
}

/** Switches a fault on for this team's repayments. */
export function fault(team: Team, given: Record<string, unknown>, nth: number | "every" = 1) {
  return addFault(team, "repayments", given, nth);
}

/** A file of so many loans that the sandbox does not know: Kiva takes them and flags each as an error. */
export function fileOf(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `X-${index + 1},C-${index + 1},${index + 1}.00`);
  return `Loan ID,Client ID,Amount\n${rows.join("\n")}\n`;
}
