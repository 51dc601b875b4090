import { expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, newReportUrl, upload } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[20 + index] ?? "";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What people choose by mistake. Each gets a sentence that says what to do, and the page stays alive. */
const CASES: { name: string; file: string; content: Buffer; says: RegExp }[] = [
  { name: "a photo", file: "photo.csv", content: PNG, says: /photo|picture|image/i },
  { name: "an empty file", file: "empty.csv", content: Buffer.alloc(0), says: /empty/i },
  {
    name: "one column",
    file: "one.csv",
    content: Buffer.from("Loan ID\n1\n2\n3\n"),
    says: /one column/i,
  },
  {
    name: "an unclosed quote",
    file: "quote.csv",
    content: Buffer.from('Loan ID,Client ID,Amount\n1,2,3.00\n4,"5,6.00\n7,8,9.00\n'),
    says: /row 3/i,
  },
  {
    name: "half a workbook",
    file: "month.xlsx",
    content: Buffer.from("PK\u0003\u0004 [Content_Types].xml xl/workbook.xml", "latin1"),
    says: /damaged or cut short/,
  },
];

test("files that are no report, one after the other on one page", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  for (const { name, file, content, says } of CASES) {
    await test.step(name, async () => {
      await upload(page, team, content, file);
      await expect(page.getByRole("alert").filter({ hasText: says })).toBeVisible();
      await expect(page).toHaveTitle(/^Error: /);
      await expectAccessible(page);
    });
  }
  await upload(page, team, KIVA_SAMPLE.three);
  await expect(page.getByRole("table", { name: "Rows", exact: true })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "No problems found" })).toBeVisible();
});

test("100 MB are refused at once, with the limit", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await page.getByLabel("Repayments file", { exact: true }).evaluate((input: HTMLInputElement) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(100 * 1024 * 1024)], "huge.csv"));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(page.getByRole("alert").filter({ hasText: "40 MB" })).toBeVisible();
});

test("NUL bytes are dropped, and said", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await signIn(page, team);
  await upload(page, team, "Loan ID,Client ID,Amount\n10\u000042970,184729,25.00\n1,2,3.00\n");
  const table = page.getByRole("table", { name: "Rows", exact: true });
  await expect(table).toContainText("1042970");
  await expect(page.getByText(/NUL|empty bytes|zero bytes/i)).toBeVisible();
});

test("markup in names and cells runs nowhere", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(3) });
  await signIn(page, team);
  let ran = false;
  await page.exposeFunction("ran", () => (ran = true));
  const evil = "<img src=x onerror=ran()>";
  await upload(page, team, `Loan ID,Client ID,Amount,${evil}\n${evil},2,${evil},x\n`, `${evil}.csv`);
  await expect(page.getByRole("table", { name: "Rows", exact: true })).toContainText(evil);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(page.getByText(evil).first()).toBeVisible();
  expect(ran).toBe(false);
});
