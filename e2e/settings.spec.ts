import { ADDRESS, expect, expectAccessible, signIn, test, type Team } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";

const settingsOf = ({ slug }: Team) => `${ADDRESS}/${slug}/settings`;
const NOTE = "Jane at Kiva, by mail of 20 November";

test("an administrator settles what a server error of Kiva means, on somebody's word", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[88] ?? "", role: "administrator" });
  await signIn(page, team);
  await page.goto(`${ADDRESS}/${team.slug}/sandbox`);
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(settingsOf(team));
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  const setting = page.locator("[data-setting]");
  await expect(setting).toHaveAttribute("data-setting", "unknown");
  await expectAccessible(page);

  await page.getByRole("radio", { name: /^Kiva took nothing/ }).check();
  await page.getByRole("button", { name: "Save this setting" }).click();
  const note = page.getByLabel("Who at Kiva confirmed this, and when");
  await expect(page.getByText("Write who at Kiva confirmed this and when")).toBeVisible();
  await expect(note).toBeFocused();
  await expectAccessible(page);

  await note.fill(NOTE);
  await page.getByRole("button", { name: "Save this setting" }).click();
  await expect(setting).toHaveAttribute("data-setting", "nothing-taken");
  await expect(setting).toContainText(NOTE);
  await expect(setting).toContainText("Ada Otieno");
  await page.reload();
  await expect(page.getByRole("radio", { name: /^Kiva took nothing/ })).toBeChecked();
  await expectAccessible(page);
});

test("others read it and change nothing", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[89] ?? "", role: "coordinator", locale: "fr" });
  await signIn(page, team);
  await page.goto(settingsOf(team));
  await expect(page.getByText(team.words.settings.readOnly)).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expect(page.getByRole("link", { name: team.words.layout.settings })).toHaveCount(0);
  await expectAccessible(page);
});
