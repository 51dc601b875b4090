import { workbookOf, type TestSheet } from "@/lib/files/workbook/workbook-for-tests";
import { writeWorkbook } from "@/lib/files/workbook/write-workbook";
import { expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { confirmAndSend, downloaded, newReportUrl, sheetsOf, state, upload, uploadsOf } from "./repayments";

const rows = { name: "Rows", exact: true };
const partner = (index: number) => SMALL_PARTNERS[90 + index] ?? "";

const HEAD = ["Loan ID", "Client ID", "Amount"];
const FORMATS = ["#,##0", "0000000", "d-mmm"];
const SHEETS: TestSheet[] = [
  {
    name: "September",
    rows: [
      ["Umoja, repayments of September"],
      HEAD,
      [{ number: "1042970", format: 0 }, { number: "184729" }, { number: "25.5", formula: "20+5.5" }],
      [{ number: "1043223" }, { number: "481395" }, { number: "40.099999999999998" }],
      { isHidden: true, cells: ["A-77", "C-77", { number: "1234.5", format: 0 }] },
    ],
    hiddenColumns: [[2, 2]],
  },
  { name: "August", rows: [HEAD, ["1042970", "184729", "20,25"], ["1043223", "481395", "31,00"]] },
  {
    name: "Lists",
    state: "hidden",
    rows: [
      ["Branch", "Officer"],
      ["North", "Ada"],
    ],
  },
];

test("a workbook of two months: she says which, sees what it hides, and it is sent as it is stored", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await expect(page.getByText("Excel workbook (.xlsx)")).toBeVisible();
  await upload(page, team, Buffer.from(workbookOf(SHEETS, { formats: FORMATS })), "repayments.xlsx");

  await expect(page.getByRole("heading", { name: "Which sheet holds the repayments?" })).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Read the file this way" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Choose the sheet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /August/ }).check();
  await page.getByRole("button", { name: "Read the file this way" }).click();
  const table = page.getByRole("table", rows);
  await expect(table).toContainText("20.25");
  await expect(page.getByText('sheet "August"')).toBeVisible();

  // What she does to one sheet must not hit the rows of another.
  await table.getByRole("button", { name: "Leave out row 2" }).click();
  await page.getByRole("button", { name: "Change how it is read" }).click();
  await expect(page.getByRole("radio", { name: /August/ })).toBeChecked();
  await expect(page.getByText("it is dropped")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /September/ }).check();
  await page.getByRole("button", { name: "Read the file this way" }).click();

  await expect(table).toContainText("1,234.50");
  await expect(page.getByText('sheet "September"')).toBeVisible();
  await expect(page.getByText("1 row of this sheet is hidden (row 5).")).toBeVisible();
  await expect(page.getByText(/Column B, which is reported, is hidden/)).toBeVisible();
  await expect(page.getByText(/In 1 row \(row 3\) a formula stands/)).toBeVisible();
  await expect(page.getByText("1,300.10 KES").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Leave it out" }).click();
  await expect(page.getByText("65.60 KES").first()).toBeVisible();

  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: "Back to the check" }).click();
  await expect(page.getByText('sheet "September"')).toBeVisible();
  await page.goBack();
  await confirmAndSend(page);
  await expect(state(page)).toHaveAttribute("data-state", /accepted|accepted_with_problems/);
  const [sent] = await uploadsOf(team);
  expect(sent?.items).toEqual([
    { loan_id: "1042970", client_id: "184729", amount: "25.50" },
    { loan_id: "1043223", client_id: "481395", amount: "40.10" },
  ]);
});

test("what Excel made of her IDs and amounts is said under each cell", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  const loans: TestSheet = {
    name: "Loans",
    rows: [
      HEAD,
      [{ number: "45356", format: 2 }, "C-1", { number: "5" }],
      [{ number: "12", format: 1 }, "C-2", { number: "5" }],
      ["A-3", "C-3", { error: "#REF!", formula: "B9" }],
      ["A-4", "C-4", { number: "45356", format: 2 }],
    ],
  };
  await upload(page, team, Buffer.from(workbookOf([loans], { formats: FORMATS })), "loans.xlsx");
  const table = page.getByRole("table", rows);
  await expect(table).toContainText("Excel turned this loan ID into a date (2024-03-05)");
  await expect(table).toContainText('Excel shows this loan ID as "0000012", but what the cell holds is 12.');
  await expect(table).toContainText("The formula in this cell failed (#REF!), so there is no amount.");
  await expect(table).toContainText("Excel turned this amount into a date (2024-03-05)");
  await expectAccessible(page);
  await table.getByRole("button", { name: 'Use "0000012" in row 3' }).click();
  await expect(table.getByRole("button", { name: "Loan ID, row 3: 0000012" })).toBeVisible();
});

test("the template for Excel, filled in, is read without a question and sent to the letter", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[119] ?? "" });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  const { name, bytes } = await downloaded(page, () =>
    page.getByRole("link", { name: "Template for Excel (.xlsx)" }).click(),
  );
  expect(name).toBe("template.xlsx");
  const [loans, notes] = sheetsOf(bytes);
  expect(loans).toMatchObject({ name: "Repayments", lines: [{ row: 1, cells: HEAD }] });
  expect(notes?.name).toBe("Notes");
  const said = notes?.lines.map(({ cells }) => cells.join("")).join("\n");
  expect(said).toContain("What was repaid of the principal since the loan began, in KES.");
  await expectAccessible(page);

  // Left as it is, it holds nothing to report, and that is all there is to say.
  await upload(page, team, bytes, name);
  await expect(page.getByRole("alert").filter({ hasText: "no rows below them" })).toBeVisible();
  await expectAccessible(page);

  const filled = writeWorkbook(
    [
      {
        name: "Repayments",
        columns: [],
        header: HEAD,
        rows: [
          ["1042970", "00184729", { number: "1025.5" }],
          ["0012", "LOAN/5/3", { number: "40" }],
        ],
      },
      { name: "Notes", columns: [], header: [], rows: notes?.lines.map(({ cells }) => cells) ?? [] },
    ],
    { amountDecimals: 2 },
  );
  await upload(page, team, Buffer.from(filled), name);
  await expect(page.getByRole("table", rows)).toContainText("1,025.50");
  await expect(page.getByText('sheet "Repayments"')).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "No problems found" })).toBeVisible();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await confirmAndSend(page);
  await expect(state(page)).toHaveAttribute("data-state", /accepted|accepted_with_problems/);
  const [sent] = await uploadsOf(team);
  expect(sent?.items).toEqual([
    { loan_id: "1042970", client_id: "00184729", amount: "1025.50" },
    { loan_id: "0012", client_id: "LOAN/5/3", amount: "40.00" },
  ]);
});

test("a workbook with a password is told apart from an old one", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await signIn(page, team);
  const container = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  await upload(page, team, container, "old.xls");
  await expect(page.getByRole("alert").filter({ hasText: "of the old kind (.xls)" })).toBeVisible();
  const locked = Buffer.concat([container, Buffer.from("EncryptedPackage", "utf16le")]);
  await upload(page, team, locked, "locked.xlsx");
  await expect(page.getByRole("alert").filter({ hasText: "protected by a password" })).toBeVisible();
  await expectAccessible(page);
});
