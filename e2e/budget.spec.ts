import type { Page } from "@playwright/test";
import { ADDRESS, expect, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, newReportUrl, saveReport, state } from "./repayments";

/** On a slow line every script is waited for: no page brings more than this with it. */
const LIMIT_KIB = 170;

test("the scripts of every page stay within the budget", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[57] ?? "" });
  const sizes: Record<string, number> = {};
  sizes["sign-in"] = await scriptKib(page, `${ADDRESS}/sign-in`);
  await signIn(page, team);
  await saveReport(page, team, KIVA_SAMPLE.three);
  const draft = page.url();
  sizes.review = await scriptKib(page, draft);
  sizes.check = await scriptKib(page, `${draft}/check`);
  await page.goto(draft);
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready");
  sizes.report = await scriptKib(page, draft);
  sizes.home = await scriptKib(page, `${ADDRESS}/${team.slug}/sandbox`);
  sizes.reports = await scriptKib(page, `${ADDRESS}/${team.slug}/sandbox/repayments`);
  sizes["new report"] = await scriptKib(page, newReportUrl(team));
  console.log("KiB of scripts, as they cross the line:", sizes);
  for (const [name, size] of Object.entries(sizes)) expect(size, name).toBeLessThanOrEqual(LIMIT_KIB);
});

/** What the page's own scripts weigh on the line, compressed, with nothing in the cache; a worker's are not the page's. */
async function scriptKib(page: Page, address: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await devtools.detach();
  return Math.round(bytes / 102.4) / 10;
}
