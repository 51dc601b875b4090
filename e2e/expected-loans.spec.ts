import type { Page } from "@playwright/test";
import { isExpected, seedLoans } from "@/lib/sandbox/seed";
import {
  ADDRESS,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signIn,
  test,
  type Team,
} from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { downloaded, newReportUrl, sheetsOf, state, upload } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[110 + index] ?? "";

/** The loans that the sandbox expects of a partner, as lines of a file. */
function linesOf(partnerId: string): string[] {
  return seedLoans({ partnerId, currency: "KES", expected: 60 })
    .filter(isExpected)
    .map(({ loan }) => `${loan.internal_loan_id},${loan.internal_client_id},100.00`);
}

/** Fetches Kiva's list on its own page, as she does before a month. */
async function fetchLoans(page: Page, team: Team) {
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/loans`);
  await page.getByRole("button", { name: "Fetch from Kiva" }).click();
  await expect(page.getByRole("table", { name: "Loans" })).toBeVisible();
}

/** Loan and client of each row of a list of missing loans. */
const loansIn = (bytes: Buffer) =>
  sheetsOf(bytes)[0]
    ?.lines.slice(1)
    .map(({ cells }) => cells.slice(0, 2));

test("a month is held against the loans Kiva expects", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  await fetchLoans(page, team);
  const [first = "", second = "", third = "", fourth = "", ...others] = linesOf(team.partnerId);
  const lines = [
    // Capitals, the client of another loan, more than the loan; the fourth is missing, and one is none of Kiva's.
    first.toLowerCase().replace("c-0", "C-0"),
    second.replace(/C-\d+/, "C-00001"),
    third.replace("100.00", "9000000.00"),
    "NOT-KIVA-1,C-1,5.00",
    ...others,
  ];
  await page.goto(newReportUrl(team));
  await upload(page, team, `Loan ID,Client ID,Amount\n${lines.join("\n")}\n`);

  await expect(page.getByText("1 expected loan is missing", { exact: true })).toBeHidden();
  await expect(page.getByText("2 expected loans are missing", { exact: true })).toBeVisible();
  await expect(page.getByText("of 60 expected loans in the file")).toBeVisible();
  await expect(page.getByText("Compared with the loans Kiva expects", { exact: false })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "4 rows need you" })).toBeVisible();
  await expectAccessible(page);

  // The loan that is meant, by its borrower; it is missing no more.
  const [loanId = ""] = first.split(",");
  await page.getByRole("button", { name: `Use "${loanId}" in row 2` }).click();
  await expect(page.getByText("1 expected loan is missing", { exact: true })).toBeVisible();
  const [, clientId = ""] = second.split(",");
  await page.getByRole("button", { name: `Use "${clientId}" in row 3` }).click();
  await page.getByRole("button", { name: "It is right as it stands: 9000000.00, row 4" }).click();
  await page.getByRole("button", { name: "Leave out row 5" }).click();
  await expect(page.getByRole("status").filter({ hasText: "No problems found" })).toBeVisible();

  // Which one is missing stands behind the line, with its borrower.
  const missing = page.getByRole("listitem").filter({ hasText: "1 expected loan is missing" });
  await missing.getByRole("button", { name: "See" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("table", { name: "Missing loans" })).toContainText(
    fourth.split(",")[0] ?? "",
  );
  await expectAccessible(page);
  const ofFile = await downloaded(page, () => dialog.getByRole("button", { name: "Download" }).click());
  expect(ofFile.name).toBe("missing-loans.xlsx");
  expect(loansIn(ofFile.bytes)).toEqual([fourth.split(",").slice(0, 2)]);
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("1 expected loan is in no report of this month.")).toBeVisible();
  await page.getByText("Show the loan", { exact: true }).click();
  await expect(page.getByRole("table", { name: "Expected loans not reported" })).toContainText(
    fourth.split(",")[0] ?? "",
  );
  const ofMonth = await downloaded(page, () =>
    page.getByRole("link", { name: "Download the missing loans (Excel)" }).click(),
  );
  expect(ofMonth.name).toMatch(/^missing-\d{4}-\d{2}\.xlsx$/);
  expect(loansIn(ofMonth.bytes)).toEqual([fourth.split(",").slice(0, 2)]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready");
  await expect(page.getByText("1 expected loan is in no report of this month.")).toBeVisible();
});

// A slow line: the file is never held up by Kiva's list, and what is saved was compared all the same.
test("the check does not wait for Kiva's list, and says when it cannot be had", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  await fetchLoans(page, team);
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  let requests = 0;
  await page.context().route("**/loans/expected/**", async (route) => {
    requests++;
    if (requests === 1) return route.abort();
    await held;
    await route.continue();
  });
  const [, ...lines] = linesOf(team.partnerId);
  await page.goto(newReportUrl(team));
  await upload(page, team, `Loan ID,Client ID,Amount\n${lines.join("\n")}\n`);
  await expect(page.getByRole("table", { name: "Rows", exact: true })).toBeVisible();
  await expect(
    page.getByText("Kiva’s list of expected loans did not arrive", { exact: false }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Kiva’s expected loans are being fetched", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Save and continue" }).click();
  arrive();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("1 expected loan is in no report of this month.")).toBeVisible();
});

test("without Kiva's list the check says what it would find with it", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(2), locale: "es" });
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await page.locator('input[type="file"]').setInputFiles({
    name: "mes.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("ID del préstamo,ID del cliente,Monto\nX-1,C-1,5.00\n"),
  });
  await expect(page.getByText("Traiga los préstamos que Kiva espera", { exact: false })).toBeVisible();
  await expect(page.getByRole("link", { name: "Préstamos esperados de Kiva" })).toHaveAttribute(
    "href",
    `/${team.slug}/sandbox/loans`,
  );
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
