import { createTranslator } from "next-intl";
import { expect, signIn, test } from "./fixtures";
import { messyMonth } from "./month-file";
import { MONTH_PARTNERS } from "./partners";
import { newReportUrl, upload } from "./repayments";

/** Makes the README's picture: the check page with a month's messy file. `npm run picture`. */
test("the check page, as the README shows it", async ({ page, makeTeam }) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  const team = await makeTeam({ partnerId: MONTH_PARTNERS[0] ?? "" });
  const t = createTranslator({ locale: "en", messages: team.words });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await upload(page, team, messyMonth(team.partnerId, "en").text, "october.csv");
  await page.getByRole("table", { name: t("check.table.name"), exact: true }).waitFor();
  await page.getByRole("button", { name: /^Problems/ }).click();
  await expect(page.locator("tr[data-row-key]").first()).toBeVisible();
  await page.screenshot({ path: "e2e/check-page.png", fullPage: false });
});
