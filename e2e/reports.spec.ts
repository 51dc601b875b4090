import { ADDRESS, expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { fileOf, saveReport, sendReport, state } from "./repayments";

test("the list of reports: search, sort and filter live in the address", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[58] ?? "" });
  await signIn(page, team);
  const list = `${ADDRESS}/${team.slug}/sandbox/repayments`;
  await page.goto(list);
  await expect(page.getByRole("heading", { name: "No reports yet" })).toBeVisible();
  await saveReport(page, team, fileOf(3));
  await sendReport(page, team, fileOf(7));
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);

  await page.goto(list);
  const rows = page.getByRole("table", { name: "Repayments" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  const byLoans = page.getByRole("columnheader").getByRole("link", { name: /^Loans/ });
  await byLoans.click();
  await expect(page).toHaveURL(/sort=loans/);
  await expect(rows.first()).toContainText("7");
  await byLoans.click();
  await expect(rows.first()).toContainText("Draft");
  await page.getByLabel("State").selectOption("Draft");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/state=draft/);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByLabel("Search").fill("nothing like it");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("No report fits this search.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(rows).toHaveCount(2);

  await page.goto(`${ADDRESS}/${team.slug}/sandbox`);
  const waiting = page.getByRole("listitem").filter({ hasText: "the draft is not confirmed yet" });
  await expect(waiting).toBeVisible();
  await expectAccessible(page);
});
