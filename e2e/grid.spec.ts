import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { newReportUrl, state, upload } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[95 + index] ?? "";
const ROWS = { name: "Rows", exact: true };

/** The cell that has focus, by what a screen reader says of it. */
const cell = (page: Page, name: string) =>
  page.getByRole("table", ROWS).getByRole("button", { name, exact: true });
const field = (page: Page, name: string) =>
  page.getByRole("table", ROWS).getByRole("textbox", { name, exact: true });

/** Presses Tab (or Shift+Tab) until the control has focus: what lies between is not the journey's business. */
async function tabTo(page: Page, target: Locator, key = "Tab") {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

async function pressTimes(page: Page, key: string, times: number) {
  for (let presses = 0; presses < times; presses++) await page.keyboard.press(key);
}

/** What another program copied. */
async function copied(page: Page, text: string) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** 300 loans; every 25th ID begins with a space, five amounts name their currency, four are missing, one is no number. */
function messyFile(): string {
  const lines = Array.from({ length: 300 }, (_, at) => {
    const row = at + 2;
    const space = row % 25 === 0 ? " " : "";
    const amount = row === 5 ? "12o.00" : row >= 200 && row < 204 ? "" : `${row}.00`;
    return `${space}A-${row},C-${row},${row % 60 === 0 ? "KES " : ""}${amount}`;
  });
  return `Loan ID,Client ID,Amount\n${lines.join("\n")}\n`;
}

test("a file is put right from choosing it to saving it without a mouse", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  const choosing = page.waitForEvent("filechooser");
  await tabTo(page, page.getByLabel("Repayments file", { exact: true }));
  await page.keyboard.press("Enter");
  await (
    await choosing
  ).setFiles({ name: "month.csv", mimeType: "text/csv", buffer: Buffer.from(messyFile()) });
  const problems = (count: number) =>
    expect(page.getByRole("status").filter({ hasText: `${count} rows need you` })).toBeVisible();
  await problems(20);

  // Found, and corrected by typing over it; there is no row below among those found.
  const find = page.getByRole("searchbox", { name: "Find" });
  await tabTo(page, find);
  await page.keyboard.type("12o");
  await expect(page.getByText("1 row matches", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(cell(page, "Loan ID, row 5: A-5")).toBeFocused();
  await page.keyboard.press("End");
  const wrong = cell(page, "Amount, row 5: 12o.00");
  await expect(wrong).toBeFocused();
  await expect(wrong).toHaveAccessibleDescription(/"12o.00" is not a number/);
  await page.keyboard.type("125");
  await expect(field(page, "Amount, row 5")).toHaveValue("125");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Amount, row 5: 125.00")).toBeFocused();
  await problems(19);
  await tabTo(page, find, "Shift+Tab");
  await page.keyboard.press("Escape");
  await expect(find).toHaveValue("");

  // All over the table, far beyond what is in sight.
  await tabTo(page, cell(page, "Amount, row 5: 125.00"));
  await page.keyboard.press("Control+End");
  await expect(cell(page, "Amount, row 301: 301.00")).toBeFocused();
  await expect(cell(page, "Amount, row 301: 301.00")).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Control+Home");
  await expect(cell(page, "Loan ID, row 2: A-2")).toBeFocused();
  await pressTimes(page, "ArrowDown", 60);
  await expect(cell(page, "Loan ID, row 62: A-62")).toBeFocused();
  await expect(cell(page, "Loan ID, row 62: A-62")).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageDown");
  await expect(cell(page, "Loan ID, row 62: A-62")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(cell(page, "Client ID, row 62: C-62")).toBeFocused();
  await expectAccessible(page);

  // The four missing amounts, pasted with their client IDs; taken back and done again.
  await pressTimes(page, "ArrowDown", 138);
  await expect(cell(page, "Client ID, row 200: C-200")).toBeFocused();
  await copied(page, "C-200\t1.00\r\nC-201\t2.00\r\nC-9\t3.00\r\nC-203\t4.00\r\n");
  await page.keyboard.press("Control+v");
  const question = page.getByRole("dialog");
  await expect(question.getByRole("heading")).toHaveText("Paste 5 cells into 4 rows?");
  await expect(question.getByRole("row").filter({ hasText: "C-202" })).toContainText("C-9");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(cell(page, "Client ID, row 200: C-200")).toBeFocused();
  await problems(19);
  await page.keyboard.press("Control+v");
  await expect(question).toBeVisible();
  await page.keyboard.press("Enter");
  await problems(16);
  await expect(cell(page, "Client ID, row 200: C-200")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone: 5 cells changed")).toBeVisible();
  await problems(19);
  await page.keyboard.press("Control+y");
  await expect(page.getByText("Done again: 5 cells changed")).toBeVisible();
  await problems(16);
  await expect(cell(page, "Client ID, row 200: C-200")).toBeFocused();

  // All of a kind, seen before it is done.
  const fixAll = page.getByRole("button", { name: "Fix all 12" });
  await tabTo(page, fixAll, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(question.getByRole("heading")).toHaveText("Fix 12 loan IDs?");
  await expect(question.getByRole("row").nth(1)).toContainText("25␣A-25A-25");
  await expect(question.getByRole("row")).toHaveCount(9);
  await expect(question).toContainText("and 4 more rows");
  await expectAccessible(page);
  await tabTo(page, question.getByRole("button", { name: "See all 12 rows" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", ROWS).getByRole("button", { name: /^Loan ID, row/ })).toHaveCount(12);
  await tabTo(page, fixAll, "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, question.getByRole("button", { name: "Fix 12 loan IDs" }));
  await page.keyboard.press("Enter");
  await problems(5);
  await expect(page.locator("#check-summary")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Fix all 5" }));
  await page.keyboard.press("Enter");
  await expect(question).toContainText("Together 900.00 KES, before and after: no figure changes.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "No problems found" })).toBeVisible();

  // The undo button can be pressed to the end without losing focus.
  const undo = page.getByRole("button", { name: "Undo" });
  await tabTo(page, undo);
  await pressTimes(page, "Enter", 5);
  await expect(undo).toBeFocused();
  await problems(20);
  await tabTo(page, page.getByRole("button", { name: "Redo" }));
  await pressTimes(page, "Enter", 4);
  await expect(page.getByRole("status").filter({ hasText: "No problems found" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Save and continue" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(state(page)).toHaveAttribute("data-state", "draft");
});

test("a cell is edited with the keys of a spreadsheet", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  await upload(page, team, "Loan ID,Client ID,Amount\nA-1,C-1,10.00\nA-2,C-2,20.00\nA-3,C-3,30.00\n");
  await tabTo(page, cell(page, "Loan ID, row 2: A-1"));

  // F2 amends what is there, Tab goes on to the right and over to the next row, Shift+Tab back.
  await page.keyboard.press("F2");
  await page.keyboard.type("-x");
  await page.keyboard.press("Tab");
  await expect(cell(page, "Client ID, row 2: C-1")).toBeFocused();
  await expect(cell(page, "Loan ID, row 2: A-1-x")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field(page, "Client ID, row 2")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("F2");
  await page.keyboard.press("Tab");
  await expect(cell(page, "Loan ID, row 3: A-2")).toBeFocused();
  await page.keyboard.press("F2");
  await page.keyboard.press("Shift+Tab");
  await expect(cell(page, "Amount, row 2: 10.00")).toBeFocused();

  // Enter goes down, Shift+Enter up, Escape gives the text back and stays.
  await page.keyboard.type("11");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Amount, row 3: 20.00")).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Shift+Enter");
  await expect(cell(page, "Amount, row 2: 11.00")).toBeFocused();
  await page.keyboard.type("999");
  await page.keyboard.press("Escape");
  await expect(cell(page, "Amount, row 2: 11.00")).toBeFocused();

  // Delete empties the cell, Backspace does and stays in it.
  await page.keyboard.press("Delete");
  await expect(cell(page, "Amount, row 2: empty")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone: amount in row 2")).toBeVisible();
  await expect(cell(page, "Amount, row 2: 11.00")).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(field(page, "Amount, row 2")).toHaveValue("");
  await page.keyboard.press("Escape");

  // From the cell to the row's own button, then out of the table; back again the table is one stop.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Leave out row 3" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Put back row 3" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  const leftOut = cell(page, "Amount, row 3: 2.00");
  await expect(leftOut).toBeFocused();
  await expect(leftOut).toHaveAttribute("aria-disabled", "true");

  // What is left out is read and copied, not written over.
  await page.keyboard.type("7");
  await page.keyboard.press("Delete");
  await expect(leftOut).toBeFocused();
  await copied(page, "");
  await page.keyboard.press("Control+c");
  expect(await clipboard(page)).toBe("2");
  await expectAccessible(page);

  // At the last cell Enter stays, and Tab leads out as ever.
  await page.keyboard.press("Control+End");
  await page.keyboard.type("33");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Amount, row 4: 33.00")).toBeFocused();
});

test("what is pasted never slips to another loan, and what finds no place is named", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await signIn(page, team);
  await upload(page, team, "Loan ID,Client ID,Amount\nA-1,C-1,10.00\nA-2,C-2,20.00\nA-3,C-3,30.00\n");
  await page.getByRole("button", { name: "Leave out row 3" }).click();
  await tabTo(page, cell(page, "Loan ID, row 3: A-2"), "Shift+Tab");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");

  // One value goes in at once.
  await copied(page, "11.00\r\n");
  await page.keyboard.press("Control+v");
  await expect(cell(page, "Amount, row 2: 11.00")).toBeFocused();
  await expect(cell(page, "Amount, row 2: 11.00")).toBeVisible();

  // A column of five from here: one falls on the row left out, two below the last.
  await copied(page, "12.00\tx\n22.00\n32.00\n42.00\n52.00\n");
  await page.keyboard.press("Control+v");
  const question = page.getByRole("dialog");
  await expect(question.getByRole("heading")).toHaveText("Paste 2 cells into 2 rows?");
  await expect(question).toContainText("2 values below the last row will not be placed.");
  await expect(question).toContainText("1 value beyond the last column will not be placed.");
  await expect(question).toContainText("1 value falls on a row that is left out");
  await question.getByRole("button", { name: "Paste 2 cells" }).click();
  await expect(cell(page, "Amount, row 2: 12.00")).toBeFocused();
  await expect(cell(page, "Amount, row 3: 20.00")).toBeVisible();
  await expect(cell(page, "Amount, row 4: 32.00")).toBeVisible();

  // The same again changes nothing; in an open field the key is the field's own.
  await copied(page, "12.00\n");
  await page.keyboard.press("Control+v");
  await expect(question.getByRole("heading")).toHaveText("These cells already hold what you copied");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Amount, row 2: 12.00")).toBeFocused();
  await page.keyboard.press("Enter");
  await copied(page, "13.00");
  await page.keyboard.press("Control+v");
  await expect(field(page, "Amount, row 2")).toHaveValue("13.00");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Amount, row 2: 13.00")).toBeVisible();
});

test("her place in the table outlives scrolling, filters and new answers", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(3) });
  await signIn(page, team);
  await upload(page, team, messyFile());
  await cell(page, "Amount, row 5: 12o.00").click();
  await page.keyboard.press("Escape");
  const wrong = cell(page, "Amount, row 5: 12o.00");
  await expect(wrong).toBeFocused();

  // Scrolled away with the wheel, the next key brings her back.
  await page.mouse.wheel(0, 6000);
  await expect(wrong).not.toBeInViewport();
  await expect(wrong).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "Amount, row 6: 6.00")).toBeFocused();
  await expect(cell(page, "Amount, row 6: 6.00")).toBeInViewport({ ratio: 1 });

  // A row's own way out goes with its problem; focus stays in the row, also when it is taken back and done again.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  const use = page.getByRole("button", { name: 'Use "120.00" in row 5' });
  await expect(use).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(cell(page, "Amount, row 5: 120.00")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(wrong).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(use).toBeFocused();
  await page.keyboard.press("Control+y");
  await expect(cell(page, "Amount, row 5: 120.00")).toBeFocused();

  // Filtered, the table's one stop is the same row while it is among those shown, else the first.
  await page.getByRole("button", { name: /^Edited 1/ }).click();
  const table = page.getByRole("table", ROWS);
  await expect(table.getByRole("button", { name: /^Loan ID, row/ })).toHaveCount(1);
  await tabTo(page, cell(page, "Amount, row 5: 120.00"));
  await page.getByRole("button", { name: /^Problems \d/ }).click();
  await tabTo(page, cell(page, "Amount, row 25: 25.00"));
  await page.getByRole("button", { name: /^All 300/ }).click();
  await tabTo(page, cell(page, "Amount, row 25: 25.00"));
  await page.keyboard.press("Control+End");
  await expect(cell(page, "Amount, row 301: 301.00")).toBeFocused();
});
