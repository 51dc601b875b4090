import { encodeCodePage } from "@/lib/files/code-pages";
import { expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { state, upload } from "./repayments";

const rows = { name: "Rows", exact: true };

test("a Mac's file is told by her own words, read otherwise by hand, and the server reads the same", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[37] ?? "" });
  await signIn(page, team);
  const text = "Nº de préstamo;ID del cliente;Monto\nPEÑA-1;C-1;25,50\nMUÑOZ-2;C-2;40,00\n";
  await upload(page, team, Buffer.from(encodeCodePage(text, "mac-roman") ?? []), "mac.csv");
  await expect(page.getByText('Mac (Western): "préstamo"')).toBeVisible();
  await expect(page.getByRole("table", rows)).toContainText("MUÑOZ-2");

  await page.getByRole("button", { name: "Change how it is read" }).click();
  const letters = page.getByLabel("Letters", { exact: true });
  await expect(letters).toHaveValue("mac-roman");
  await expectAccessible(page);
  // By keyboard, and by eye: the same word of hers in each.
  await letters.focus();
  await expect(letters.getByRole("option", { name: 'Windows (Central European): "prŽstamo"' })).toHaveCount(
    1,
  );
  await letters.selectOption({ label: 'Windows (Western): "prŽstamo"' });
  await page.getByRole("button", { name: "Read the file this way" }).click();
  await expect(page.getByRole("table", rows)).toContainText("MU„OZ-2");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);

  // The draft knows her choice, on whatever device, and she can take it back.
  await page.getByRole("link", { name: "Back to the check" }).click();
  await expect(page.getByText('Windows (Western): "prŽstamo"')).toBeVisible();
  await page.getByRole("button", { name: "Change how it is read" }).click();
  await page.getByLabel("Letters", { exact: true }).selectOption("mac-roman");
  await page.getByRole("button", { name: "Read the file this way" }).click();
  await expect(page.getByRole("table", rows)).toContainText("MUÑOZ-2");
  await page.getByRole("button", { name: "Save and continue" }).click();
  // Did the server read other letters, it would stop here and say so.
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready");
});

test("a file without accents says nothing of letters, and asks nothing", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[39] ?? "" });
  await signIn(page, team);
  await upload(page, team, "Loan ID,Client ID,Amount\n1,2,3.00\n");
  await expect(page.getByText("UTF-8", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Change how it is read" }).click();
  await expect(page.getByLabel(/Column 1 is/)).toBeVisible();
  await expect(page.getByLabel("Letters", { exact: true })).toHaveCount(0);
});
