import { expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { state, upload } from "./repayments";

/** What a branch system printed and two spreadsheets saved again: nearly everything that files are known for. */
const FILE = [
  '"Umoja MFI, Kisumu",,,,',
  "Repayments; May 2026,,,,",
  "",
  "Branch,Loan ID,Client ID,Amount,",
  'Kisumu,"=""KE-0101""",C-1,"KSh 1,250.00",',
  "Kisumu,KE-0102,C-2,500/=,",
  'Kisumu Total,,,"1,750.00",',
  "Page 1 of 2,,,,",
  "Branch,Loan ID,Client ID,Amount,",
  "Siaya,\u041aE-0103,C-3,300.50,",
  "Siaya,KE-0104,C-4,(25.00),",
  "Siaya,1.04E+06,C-5,80.00,",
  "Siaya,ke-0102,C-6,45.00,",
  "Siaya Total,,,400.50,",
  'Grand Total,,,"2,150.50",',
  "Printed by Ada on 31/05/2026,,,,",
  ",,,0.00,",
].join("\r\n");

test("a file as it really is: told in plain words, put right, and the server reads the same", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[93] ?? "" });
  await signIn(page, team);
  await upload(page, team, `sep=,\r\n${FILE}`, "kisumu.csv");
  const table = page.getByRole("table", { name: "Rows", exact: true });
  await expect(table).toContainText("KE-0102");
  const agrees = "The totals row of the file (2,150.50, row 15) agrees with the sum of its rows.";
  await expect(page.getByText(agrees)).toBeVisible();
  await expect(page.getByText("3 totals rows were left out")).toBeVisible();
  await expect(page.getByText("3 lines without a loan were left out")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "6 rows" })).toBeVisible();
  await expect(
    page.getByText('\u041aE-0103" holds letters or signs of another alphabet').first(),
  ).toBeVisible();
  await expectAccessible(page);

  const act = async (code: string, name: RegExp, yes?: RegExp) => {
    await page.locator(`[aria-describedby="group-${code}"]`).filter({ hasText: name }).click();
    if (yes) await page.getByRole("dialog").getByRole("button", { name: yes }).click();
  };
  await act("loan-id-scientific", /Leave it out/);
  await act("amount-negative", /Leave it out/);
  await act("loan-id-wrapped", /Fix all/);
  await act("loan-id-letters", /Fix all/);
  await act("amount-currency-sign", /Fix all/, /^Fix 2/);
  await act("loan-id-alike", /All 2 are right/, /2 loan IDs are right/);
  await expect(table.getByRole("button", { name: /Loan ID, row 10: KE-0103/ })).toBeVisible();
  await page.getByRole("button", { name: "Save and continue" }).click();
  // Did the server read it otherwise, it would stop here and say so.
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("2,095.50").first()).toBeVisible();
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready");
  await expectAccessible(page);
});
