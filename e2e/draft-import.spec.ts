import { draftsOf, fill } from "./drafts";
import { draftsFile } from "./drafts-file";
import { ADDRESS, expect, expectAccessible, expectNoSidewaysScroll, PHOTOS, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";

test("a file of fifty borrowers in twelve groups becomes twelve drafts in PA2", async ({
  page,
  makeTeam,
}) => {
  test.slow();
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[66] ?? "" });
  await signIn(page, team);
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/import`);
  await expectAccessible(page);
  await page
    .getByLabel("File with borrowers", { exact: true })
    .setInputFiles({ name: "loans.csv", mimeType: "text/csv", buffer: Buffer.from(draftsFile()) });
  const table = page.getByRole("table", { name: "Drafts of this file" });
  await expect(table).toBeVisible();
  await expect(page.getByText("12 drafts, 50 borrowers").first()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Make 12 drafts", exact: true }).click();

  await page.waitForURL(/drafts\?import=/);
  await expect(page.locator("tr[data-state=open]")).toHaveCount(12);
  await page.getByLabel("Select all 12 that are not sent", { exact: true }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send to Kiva: 12 drafts", exact: true }).click();
  await expect(page.getByText("12 of 12 drafts answered")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);

  const taken = await draftsOf(team);
  expect(taken).toHaveLength(12);
  const sizes = taken.map(({ content }) => content.entreps?.length ?? 0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(50);
  const expected = rowsOf(draftsFile());
  const sent = taken.flatMap(({ content }) =>
    (content.entreps ?? []).map(({ loan_id, first_name, last_name, amount, client_id }, index) =>
      [
        content.internal_loan_id ?? "",
        content.group_name,
        first_name,
        last_name,
        client_id,
        loan_id,
        amount,
        content.not_pictured?.[index],
        content.location,
      ].join("|"),
    ),
  );
  expect(sent.sort()).toEqual(expected.sort());
  for (const { content, blocks } of taken) {
    expect(content.not_pictured).toHaveLength(content.entreps?.length ?? 0);
    expect(content.schedule).toHaveLength(12);
    const cents = (text: string) => Math.round(Number(text) * 100);
    const lent = (content.entreps ?? []).reduce((sum, { amount }) => sum + cents(amount ?? "0"), 0);
    expect((content.schedule ?? []).reduce((sum, { principal }) => sum + cents(principal), 0)).toBe(lent);
    expect(blocks).toEqual(["Please add a photo."]);
  }
});

/** What the file says of each borrower, read by hand: the oracle shares no code with the import. */
function rowsOf(csv: string): string[] {
  const [header = "", ...lines] = csv.trim().split("\r\n");
  const at = (name: string) => header.split(";").indexOf(name);
  return lines.map((line) => {
    const cells = line.match(/("([^"]|"")*"|[^;]*)(;|$)/g)?.map((cell) => cell.replace(/;$/, "")) ?? [];
    const cell = (name: string) => (cells[at(name)] ?? "").replace(/^"|"$/g, "");
    return [
      "",
      cell("Group name"),
      cell("First name"),
      cell("Last name"),
      cell("Client ID"),
      cell("Loan ID"),
      cell("Loan amount").replace(".", "").replace(",", "."),
      cell("Not pictured") === "x",
      cell("Location"),
    ].join("|");
  });
}

test("what the file leaves open is asked, and its photos are fetched afterwards", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[67] ?? "" });
  await signIn(page, team);
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/import`);
  const file = [
    "Name;Loan ID;Amount;Activity;Photo URL",
    `Njeri Wambui;0001;1.250;Dairyy;${PHOTOS}/borrower-1.jpg`,
    `Otieno <b>Peter</b>;0002;2.500;Dairy;${PHOTOS}/nothing-here.jpg`,
  ].join("\n");
  await page
    .getByLabel("File with borrowers", { exact: true })
    .setInputFiles({ name: "loans.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(page.getByText("How are these amounts meant?")).toBeVisible();
  await expect(page.getByRole("table", { name: "Names that are not in Kiva's lists" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("A comma before the decimals", { exact: true }).check();
  await page.getByLabel(/^Kiva's name for Dairyy/).selectOption("Dairy");
  await page.getByRole("button", { name: "Make 2 drafts", exact: true }).click();
  await page.waitForURL(/drafts\?import=/);
  await page.getByRole("button", { name: "Fetch 2 photos", exact: true }).click();
  await expect(page.getByText("1 photo could not be fetched")).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole("link", { name: "Njeri Wambui" }).first().click();
  await expect(page.getByRole("img", { name: "The photo as it will be sent" })).toBeVisible();
  await expect(page.getByLabel("Loan amount", { exact: true })).toHaveValue(/^1250/);
  await expect(page.getByLabel("Activity", { exact: true })).toHaveValue("Dairy");
  // A draft of a file is a draft like any other.
  await fill(page, "Loan use", "to buy a cow");
});
