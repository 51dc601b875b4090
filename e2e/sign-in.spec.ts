import { ADDRESS, expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, newReportUrl, upload } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[40 + index] ?? "";

test("the wrong password gets a sentence at the top that takes focus; the right one leads back", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await page.goto(newReportUrl(team));
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "problem" })).toContainText("Enter your email");
  await expectAccessible(page);
  await page.getByLabel("Email").fill(team.email);
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "do not belong together" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel("Password").fill(team.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(newReportUrl(team));
});

test("the language is the person's: it holds on the next device", async ({ page, makeTeam, browser }) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  await page.getByRole("button", { name: "Account: Ada Otieno" }).click();
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, team);
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", "es");
  await elsewhere.close();
});

test("signing out ends the session at once, in every tab", async ({ page, makeTeam, context }) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await signIn(page, team);
  const other = await context.newPage();
  await other.goto(`${ADDRESS}/${team.slug}/sandbox`);
  await page.getByRole("button", { name: "Account: Ada Otieno" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  await other.reload();
  await expect(other).toHaveURL(/sign-in/);
});

test("a session that ended while she worked loses nothing", async ({ page, makeTeam, context, db }) => {
  const team = await makeTeam({ partnerId: partner(3) });
  await signIn(page, team);
  await upload(page, team, KIVA_SAMPLE.three);
  await page.getByRole("table", { name: "Rows", exact: true }).waitFor();
  await db
    .updateTable("sessions")
    .set({ ended_at: Date.now() })
    .where("person_id", "=", team.personId)
    .execute();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "signed out" })).toBeVisible();
  await expectAccessible(page);

  const other = await context.newPage();
  await signIn(other, team);
  await page
    .getByRole("button", { name: /Save and continue|Try again/ })
    .first()
    .click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
});

test("another organization's pages answer like pages that do not exist", async ({ page, makeTeam }) => {
  const mine = await makeTeam({ partnerId: partner(4) });
  const theirs = await makeTeam({ partnerId: partner(5) });
  await signIn(page, mine);
  for (const path of [`/${theirs.slug}/sandbox`, "/no-such-organization/sandbox", `/${mine.slug}/moon`]) {
    const answer = await page.goto(`${ADDRESS}${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "This page is not there" })).toBeVisible();
  }
});

test("a reader looks and changes nothing", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(6), role: "viewer" });
  await signIn(page, team);
  await expect(page.getByRole("link", { name: /Start the/ })).toHaveCount(0);
  await page.goto(newReportUrl(team));
  await upload(page, team, KIVA_SAMPLE.three);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Your role lets you look" })).toBeVisible();
});
