import type { Page } from "@playwright/test";
import { isExpected, seedLoans } from "@/lib/sandbox/seed";
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { confirmAndSend, fault, requestsOf, sendReport, state, uploadsOf } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[87 + index] ?? "";

/** A month of loans that the sandbox expects, and of as many that it does not know. */
function mixedMonth(partnerId: string, unknown: number): string {
  const loans = seedLoans({ partnerId, currency: "KES", expected: 60 }).filter(isExpected);
  const rows = loans.map(({ loan }) => `${loan.internal_loan_id},${loan.internal_client_id},1.00`);
  const others = Array.from(
    { length: unknown },
    (_, index) => `00${index + 1},C-${index + 1},${index + 2}.50`,
  );
  return `Loan ID,Client ID,Amount\n${[...rows, ...others].join("\n")}\n`;
}

async function makeCorrection(page: Page) {
  await page.getByRole("button", { name: "Make a correction report" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}\/check$/);
  await page.getByRole("table", { name: "Rows", exact: true }).waitFor();
}

test("loans that Kiva flagged as errors are mended and sent in a correction, and nothing else is", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  await sendReport(page, team, mixedMonth(team.partnerId, 2));
  await expect(state(page)).toHaveAttribute("data-state", "accepted_with_problems");
  const original = page.url();
  await expect(page.getByRole("heading", { name: "Correct 2 loans that Kiva did not take" })).toBeVisible();
  await expect(page.getByText("loans that Kiva flagged as errors")).toBeVisible();
  await expectAccessible(page);

  await makeCorrection(page);
  await expect(page.getByText(/Corrects: report of \w+ \d{4}, sent \d/)).toBeVisible();
  const said = page.getByRole("table", { name: "What Kiva said" });
  await expect(said.getByRole("row").filter({ hasText: "001" })).toContainText(
    'No loan with internal loan ID "001" was found.',
  );
  await expect(page.getByRole("status").filter({ hasText: "No problems found" }).first()).toBeVisible();
  await expectAccessible(page);
  // Making it has sent nothing, and its file holds nothing of the loans that were taken.
  expect(await requestsOf(team)).toHaveLength(1);

  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("There is another report of this month already")).toHaveCount(0);
  await expectAccessible(page);
  await confirmAndSend(page);
  await expect(state(page)).toHaveAttribute("data-state", "accepted_with_problems");
  const [, second, ...none] = await uploadsOf(team);
  expect(none).toEqual([]);
  expect(second?.items).toEqual([
    { loan_id: "001", client_id: "C-1", amount: "2.50" },
    { loan_id: "002", client_id: "C-2", amount: "3.50" },
  ]);
  expect(await requestsOf(team)).toHaveLength(2);

  // Both lead to each other, and the list tells them apart.
  await page.getByRole("link", { name: /^report of/ }).click();
  await page.waitForURL(original);
  await page.getByRole("link", { name: "Correction: 2 loans, 6.00 KES" }).first().click();
  await page.waitForURL((url) => url.href !== original);
  await page.goto(original.replace(/\/[^/]+$/, ""));
  await expect(page.getByRole("row").filter({ hasText: "Correction" })).toHaveCount(1);
  await expectAccessible(page);
});

test("a refused batch becomes a correction, once however often it is asked for", async ({
  page,
  makeTeam,
  context,
}) => {
  // Axe reads a page of hundreds of rows three times over.
  test.slow();
  const team = await makeTeam({ partnerId: partner(1) });
  await fault(
    team,
    { kind: "status", status: 422, body: JSON.stringify({ code: "x", message: "Not now" }) },
    2,
  );
  await signIn(page, team);
  await sendReport(page, team, mixedMonth(team.partnerId, 280));
  await expect(state(page)).toHaveAttribute("data-state", "partly_done");
  const original = page.url();
  const panel = page.getByRole("region", { name: /^Correct \d+ loans that Kiva did not take$/ });
  await expect(panel.getByText("loans in refused batches")).toBeVisible();
  const count = Number((await panel.getByRole("heading").innerText()).match(/\d+/)?.[0]);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });

  const other = await context.newPage();
  await other.goto(original);
  await page.getByRole("button", { name: "Make a correction report" }).dblclick();
  await page.waitForURL(/\/check$/);
  const correction = page.url().replace(/\/check$/, "");
  await page.getByText("What Kiva said").click();
  await expect(page.getByRole("table", { name: "What Kiva said" })).toContainText("Not now");

  // The other tab still shows the button: it makes no second one, and names the first after a reload.
  await other.getByRole("button", { name: "Make a correction report" }).click();
  await expect(other.getByText("There is a correction already that is not done yet")).toBeVisible();
  await other.reload();
  await expect(other.getByText("A correction is under way")).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("link", { name: /^Correction: / }).click();
  await other.waitForURL(correction);
  await confirmAndSend(other);
  await expect(state(other)).toHaveAttribute("data-state", /^accepted/);
  // One of the first two batches was taken; the rest are the correction's, with just the loans on the button's page.
  const sentAgain = (await uploadsOf(team))
    .slice(1)
    .flatMap(({ items }) => items.map((item) => item.loan_id));
  expect(sentAgain).toHaveLength(count);
  expect(new Set(sentAgain).size).toBe(count);
  const [known] = mixedMonth(team.partnerId, 0).split("\n").slice(1);
  expect(sentAgain).not.toContain(known?.split(",")[0]);
});

test("a correction cannot be confirmed with loans that went another way meanwhile", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await fault(team, { kind: "status", status: 400, body: JSON.stringify({ code: "x", message: "Closed" }) });
  await signIn(page, team);
  const month = mixedMonth(team.partnerId, 0);
  const [head = "", first = ""] = month.split("\n");
  await sendReport(page, team, month);
  await expect(state(page)).toHaveAttribute("data-state", "rejected");
  await expectAccessible(page);
  await makeCorrection(page);
  const correction = page.url().replace(/\/check$/, "");

  await sendReport(page, team, `${head}\n${first}\n`);
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  await page.goto(correction);
  await expect(page.getByText("Another report has this loan already")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was confirmed" })).toBeVisible();
  await expect(state(page)).toHaveAttribute("data-state", "draft");
  expect(await requestsOf(team)).toHaveLength(2);
});
