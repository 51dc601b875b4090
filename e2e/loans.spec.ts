import { readFileSync } from "node:fs";
import { addFault, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from "./fixtures";
import { loansUrl, seedLoans } from "./loans";
import { LOAN_PARTNERS, SMALL_PARTNERS } from "./partners";
import { expectedLoan } from "@/lib/testing/expected-loans";

/** Long enough to look at a page in the middle of a fetch. */
const PAGE_MS = 6_000;

test("Kiva's list, from an empty page to a loan that is found", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: LOAN_PARTNERS[0] ?? "" });
  await signIn(page, team);
  await page.getByRole("link", { name: "Loans", exact: true }).click();
  await expect(page).toHaveURL(loansUrl(team));
  await expect(page.getByRole("heading", { name: "Kiva's list is not here yet" })).toBeVisible();
  await expectAccessible(page);

  await addFault(team, "loans", { kind: "delay", ms: PAGE_MS }, 5);
  const button = page.getByRole("button", { name: "Fetch from Kiva" });
  await button.click();
  await expect(page.getByText("600 of 2,199 loans")).toBeVisible();
  await expectAccessible(page);
  // She goes away and comes back: it went on, and still does.
  await page.goto(`${loansUrl(team)}?again`);
  await expect(page.getByText("600 of 2,199 loans")).toBeVisible();
  await expect(page.getByRole("button", { name: "Fetching…" })).toBeVisible();

  await expect(page.getByRole("status").filter({ hasText: "Kiva's list has arrived." })).toBeVisible();
  await expect(page.getByText("2,199", { exact: true })).toBeVisible();
  await expect(page.getByText("2,159 are paying back")).toBeVisible();
  await expect(page.getByText("40 are in default")).toBeVisible();
  await expect(page.getByText(/^As Kiva had it on .* \((now|1 minute ago)\)$/)).toBeVisible();
  const rows = page.getByRole("table", { name: "Loans" }).locator("tbody tr");
  await expect(rows).toHaveCount(100);
  await expect(button).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Show 100 more" }).click();
  await expect(rows).toHaveCount(200);
  await expect(rows.nth(100)).toBeFocused();

  const [loanId = "", clientId = "", borrower = ""] = await rows
    .nth(70)
    .locator("td > span:last-child")
    .allInnerTexts();
  const find = page.getByLabel("Find a loan");
  for (const text of [loanId, clientId.toLowerCase(), borrower.toUpperCase()]) {
    await find.fill(text);
    await expect(rows.first()).toContainText(/./);
    await expect(rows.filter({ hasText: loanId })).toBeVisible();
    expect(await rows.count()).toBeLessThan(20);
  }
  await expectAccessible(page);
  await find.fill("");
  await page.getByLabel("Status").selectOption("In default");
  await expect(page.getByRole("status").filter({ hasText: "40 loans" })).toBeVisible();
  await expect(rows).toHaveCount(40);
  await find.fill("nobody of this name");
  await expect(page.getByText("No loan fits.")).toBeVisible();
  await expectAccessible(page);
  // What is looked for may be a name: no address has it, and nothing was asked of the server for it.
  expect(page.url()).toBe(`${loansUrl(team)}?again`);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the list (CSV)" }).click();
  const csv = readFileSync((await (await download).path()) ?? "", "utf8");
  expect(csv.split("\r\n")).toHaveLength(2_201);
  expect(csv).toContain("Loan ID,Client ID,Borrower,Status,Loan amount,Currency");
});

test("what is looked for leaves the page in no request", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[116] ?? "" });
  await seedLoans(db, team, [
    expectedLoan(),
    expectedLoan({ kivaId: "2", loanId: "0013-B", name: "Otieno P." }),
  ]);
  await signIn(page, team);
  await page.goto(loansUrl(team));
  const rows = page.getByRole("table", { name: "Loans" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.getByLabel("Find a loan").fill("njeri");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Njeri W.");
  await page.reload();
  await expect(rows).toHaveCount(2);
  expect(asked.filter((one) => one.includes("njeri"))).toEqual([]);
});

test("a fetch that fails says why, and leaves the list of before", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: LOAN_PARTNERS[1] ?? "" });
  await seedLoans(db, team, [expectedLoan()]);
  const twoDaysAgo = Date.now() - 49 * 3_600_000;
  await db
    .updateTable("expected_snapshots")
    .set({ as_of: twoDaysAgo })
    .where("organization_id", "=", team.organizationId)
    .execute();
  await signIn(page, team);
  await page.goto(loansUrl(team));
  await expect(page.getByText("This list is more than a day old")).toBeVisible();
  await expect(page.getByText("(2 days ago)")).toBeVisible();
  await expectAccessible(page);

  await addFault(team, "loans", { kind: "status", status: 403 }, "every");
  await page.getByRole("button", { name: "Fetch from Kiva" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Kiva did not let us read the list." });
  await expect(alert).toContainText("The list below is still the one from before.");
  await expect(page.getByRole("table", { name: "Loans" }).locator("tbody tr")).toHaveCount(1);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText("Kiva did not let us read the list.")).toBeVisible();
});

test("a fetch whose server died can be begun anew", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: LOAN_PARTNERS[2] ?? "" });
  await seedLoans(db, team, [expectedLoan()]);
  const dies = (beat_at: number) =>
    db
      .updateTable("loan_fetches")
      .set({ state: "running", received: 300, total: 2_199, beat_at })
      .where("organization_id", "=", team.organizationId)
      .execute();
  await dies(Date.now());
  await signIn(page, team);
  await page.goto(loansUrl(team));
  await expect(page.getByText("300 of 2,199 loans")).toBeVisible();
  await dies(Date.now() - 61_000);
  await expect(page.getByText("Fetching broke off on our side")).toBeVisible();
  await page.getByRole("button", { name: "Fetch from Kiva" }).click();
  await expect(page.getByText("2,159 are paying back")).toBeVisible();
});

test("a reader sees everything but the button", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[117] ?? "", role: "viewer" });
  await signIn(page, team);
  await page.goto(loansUrl(team));
  await expect(page.getByText("A coordinator of your organization can fetch it.")).toBeVisible();
  await seedLoans(db, team, [expectedLoan()]);
  await page.reload();
  await expect(page.getByRole("table", { name: "Loans" })).toContainText("Njeri W.");
  await expect(page.getByRole("link", { name: "Download the list (CSV)" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Fetch from Kiva" })).toHaveCount(0);
});

for (const locale of ["en", "es", "fr"] as const) {
  test(`on a phone, in ${locale}, on the two-column format`, async ({ page, makeTeam, db }) => {
    const team = await makeTeam({ partnerId: SMALL_PARTNERS[118] ?? "", locale, columns: "two" });
    const { loans: words } = team.words;
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn(page, team);
    await page.goto(loansUrl(team));
    await expect(page.getByRole("heading", { name: words.empty.title })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await seedLoans(db, team, [
      expectedLoan(),
      expectedLoan({
        kivaId: "2",
        loanId: "LOAN/5/2023",
        status: "defaulted",
        currency: "XOF",
        amountText: "15000",
      }),
    ]);
    await page.reload();
    const rows = page.getByRole("table", { name: words.title }).locator("tbody tr");
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).not.toContainText(words.list.client);
    await expect(rows.last()).toContainText(words.statuses.defaulted);
    await expect(rows.last()).toContainText("XOF");
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}
