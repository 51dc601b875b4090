import { expect, expectAccessible, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { downloaded, KIVA_SAMPLE, newReportUrl, saveReport, sheetsOf, state, upload } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[30 + index] ?? "";
const rows = { name: "Rows", exact: true };

test("columns she assigns by hand are remembered, whatever their order next month", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await signIn(page, team);
  await upload(page, team, "Ref,Cust,Paid in,Note\nA-1,C-1,25.00,x\nA-2,C-2,40.00,y\n");
  await expect(page.getByRole("heading", { name: "Which column is which?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/Column 1 is/).selectOption({ label: "Loan ID" });
  await page.getByLabel(/Column 2 is/).selectOption({ label: "Client ID" });
  await page.getByLabel(/Column 3 is/).selectOption({ label: "Amount" });
  await page.getByRole("button", { name: "Read the file this way" }).click();
  await expect(page.getByRole("table", rows)).toContainText("A-2");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);

  await page.goto(newReportUrl(team));
  await upload(page, team, "Note,Paid in,Ref,Cust\nx,31.00,A-1,C-1\n");
  const table = page.getByRole("table", rows);
  await expect(table).toContainText("31.00");
  await expect(table.getByRole("button", { name: /Loan ID, row 2: A-1/ })).toBeVisible();
  await expect(page.getByText("columns as you chose last time")).toBeVisible();
});

test("a figure that can be read in two ways is asked about, with her own rows", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await signIn(page, team);
  await upload(page, team, "Loan ID;Client ID;Amount\nA-1;C-1;1.234\nA-2;C-2;2.500\n");
  await expect(page.getByRole("heading", { name: "How are these amounts meant?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /comma/i }).check();
  await page.getByRole("button", { name: "Read the file this way" }).click();
  await expect(page.getByRole("table", rows)).toContainText("1,234.00");
});

test("an export of payments is known as one, and decided for all loans at once", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(8) });
  await signIn(page, team);
  const payments = [
    "A-1,C-1,10.00",
    "A-2,C-2,20.00",
    "A-1,C-1,15.50",
    "A-3,C-3,5.00",
    "A-2,C-2,1.25",
    "A-3,C-3,7.00",
  ];
  await upload(page, team, `Loan ID,Client ID,Amount\n${payments.join("\n")}\nA-4,C-4,8.00\n`);
  await expect(page.getByText("This looks like a list of payments")).toBeVisible();
  const open = page.getByRole("button", { name: "Decide for all 3 loans" });
  await open.click();
  const question = page.getByRole("dialog", {
    name: "What counts for the 3 loans that stand on several rows?",
  });
  await expect(question).toContainText("what was repaid of the principal since the loan began");
  await question.getByRole("button", { name: "Decide one by one" }).click();
  await expect(open).toBeFocused();

  await open.click();
  const first = question.getByRole("row").filter({ hasText: "A-1" });
  await question.getByRole("radio", { name: "Take the last row in the file" }).check();
  await expect(first).toContainText("row 2: 10.00; row 4: 15.50");
  await expect(first.getByRole("cell").last()).toHaveText("15.50");
  await question.getByRole("radio", { name: "Add the rows up" }).check();
  await expect(first.getByRole("cell").last()).toHaveText("25.50");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Use this for 3 loans" }).click();
  await expect(page.getByRole("status").filter({ hasText: "No problems found" }).first()).toBeVisible();
  await expect(page.locator("#check-summary")).toBeFocused();

  // One step, and back.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(open).toBeVisible();
  await page.getByRole("button", { name: "Redo" }).click();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("66.75").first()).toBeVisible();
});

test("the amounts make a picture that leads to the rows, and to what is a hundred times the others", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(29) });
  await signIn(page, team);
  const usual = Array.from({ length: 30 }, (_, at) => `A-${at},C-${at},${100 + at * 10}.00`);
  await upload(page, team, `Loan ID,Client ID,Amount\n${usual.join("\n")}\nA-99,C-99,26000.00\n`);
  await expect(page.getByText("Row 32, loan A-99: 26,000.00, 104 times the usual.")).toBeVisible();
  const table = page.getByRole("table", rows);
  await page.getByText("How large the amounts are").click();
  const band = page.getByRole("button", { name: /^100 to 200 10 rows$/ });
  await band.click();
  await expect(band).toHaveAttribute("aria-pressed", "true");
  await expect(table).toContainText("A-9");
  await expect(table).not.toContainText("A-10");
  await expectAccessible(page);
  await page.getByRole("button", { name: "See the row" }).click();
  await expect(table.getByRole("button", { name: /Amount, row/ })).toHaveCount(1);
  await page.getByRole("button", { name: "26,000 and more 1" }).click();
  await expect(table).toContainText("A-10");
});

test("rows pasted from Excel are checked like a file", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await page.getByText("Paste rows copied from Excel").click();
  await page
    .getByLabel("Rows copied from Excel")
    .fill("Loan ID\tClient ID\tAmount\n1042970\t184729\t25.00\n1043223\t481395\t40.00\n");
  await page.getByRole("button", { name: "Check these rows" }).click();
  await expect(page.getByRole("table", rows)).toContainText("1043223");
});

test("rows in error come back as a file with reasons, which can be uploaded again", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(3) });
  await signIn(page, team);
  await upload(page, team, 'Loan ID,Client ID,Amount\n1,2,3.00\n4,5,"12,5o0.00"\n6,7,-8.00\n');
  await expect(page.getByText("2 rows need you").first()).toBeVisible();
  const { name, bytes } = await downloaded(page, () =>
    page.getByRole("button", { name: /Download 2 rows in error/ }).click(),
  );
  expect(name).toBe("month-rows-in-error.xlsx");
  const [sheet] = sheetsOf(bytes);
  expect(sheet?.lines.map(({ cells }) => cells.slice(0, 4))).toEqual([
    ["Row", "Loan ID", "Client ID", "Amount"],
    ["3", "4", "5", "12,5o0.00"],
    ["4", "6", "7", "-8.00"],
  ]);
  expect(sheet?.lines[0]?.cells[4]).toBe("What is wrong");
  await page.goto("about:blank");
  await page.goto(newReportUrl(team));
  await upload(page, team, bytes, name);
  await expect(page.getByText("2 rows need you").first()).toBeVisible();
});

test("a draft is found again on another device, with her edits, and goes on there", async ({
  page,
  makeTeam,
  browser,
}) => {
  const team = await makeTeam({ partnerId: partner(4) });
  await signIn(page, team);
  await upload(page, team, "Loan ID,Client ID,Amount\n1,2,3.00\n4,5,abc\n");
  const row = page.locator('tr[data-row-key="2"]');
  await row.locator("button[data-cell=amount]").first().click();
  await row.getByRole("textbox").fill("9.00");
  await row.getByRole("textbox").press("Enter");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("1 row still needs you")).toBeVisible();
  await expectAccessible(page);

  const elsewhere = await browser.newPage();
  await signIn(elsewhere, team);
  await elsewhere.goto(page.url());
  await elsewhere.getByRole("link", { name: "Go to the check" }).click();
  await expect(elsewhere.getByRole("table", rows)).toContainText("was 3.00");
  await elsewhere.getByRole("button", { name: "Leave out row 3" }).click();
  await elsewhere.getByRole("button", { name: "Save and continue" }).click();
  await elsewhere.waitForURL(/repayments\/[0-9a-f-]{36}$/);
  await elsewhere.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(elsewhere)).toHaveAttribute("data-state", "ready");

  // The first device still shows what it knew; it cannot confirm something else over it.
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "confirmed or cancelled meanwhile" })).toBeVisible();
  await elsewhere.close();
});

test("the same file again is recognized, and she is asked", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(5) });
  await signIn(page, team);
  await saveReport(page, team, KIVA_SAMPLE.three);
  await page.goto(newReportUrl(team));
  await upload(page, team, KIVA_SAMPLE.three);
  await page.getByRole("button", { name: "Save and continue" }).click();
  const question = page.getByRole("dialog", { name: "This file is a report already" });
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Save it as another report" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
});

test("a draft can be given up, after one question", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(6) });
  await signIn(page, team);
  await saveReport(page, team, KIVA_SAMPLE.three);
  await page.getByRole("button", { name: "Give this draft up" }).click();
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: "Keep it" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "draft");
  await page.getByRole("button", { name: "Give this draft up" }).click();
  await question.getByRole("button", { name: "Give the report up" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "cancelled");
});

/**
 * On a slow line the page stands before its code has arrived, and the file chosen meanwhile went nowhere: no event was
 * left to tell of it. First seen as a first run that waited for its table for ever, on a machine with much to do.
 */
test("a file chosen before the page's code has arrived is read all the same", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(26) });
  await signIn(page, team);
  let codeArrives = () => {};
  const arrival = new Promise<void>((resolve) => (codeArrives = resolve));
  await page.route("**/_next/static/chunks/**", async (route) => {
    await arrival;
    await route.continue();
  });
  await page.goto(newReportUrl(team), { waitUntil: "commit" });
  await upload(page, team, KIVA_SAMPLE.three);
  const field = page.getByLabel("Repayments file", { exact: true });
  expect(await field.evaluate((input: HTMLInputElement) => input.files?.length)).toBe(1);
  codeArrives();
  await expect(page.getByRole("table", rows)).toContainText("1043223");
});

/** The larger file takes longer to be taken in, and so came last and took the place of the one she had chosen last. */
test("of two files chosen one after the other the last one is shown", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(52) });
  await signIn(page, team);
  await page.goto(newReportUrl(team));
  await page.getByLabel("Repayments file", { exact: true }).evaluate((input: HTMLInputElement) => {
    const choose = (name: string, lines: string[]) => {
      const taken = new DataTransfer();
      taken.items.add(new File([["Loan ID,Client ID,Amount", ...lines].join("\n")], name));
      input.files = taken.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    choose(
      "huge.csv",
      Array.from({ length: 140_000 }, (_, at) => `HUGE-${at},C-${at},${at + 1}.50`),
    );
    choose("small.csv", ["SMALL-1,C-1,12.50"]);
  });
  await expect(page.getByRole("table", rows)).toContainText("SMALL-1");
  // The page has nothing left to do with the other one.
  await page.getByRole("button", { name: "Amount, row 2: 12.50" }).click();
  await page.getByRole("textbox", { name: "Amount, row 2" }).fill("13.00");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", rows)).toContainText("was 12.50");
  await expect(page.getByText("huge.csv")).toHaveCount(0);
});

test("a million rows are refused in a sentence, and the page goes on", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(53) });
  await signIn(page, team);
  const lines = Array.from({ length: 1_000_000 }, (_, at) => `L${at},C${at},${at + 1}.50`);
  await upload(page, team, `Loan ID,Client ID,Amount\n${lines.join("\n")}\n`);
  await expect(page.getByText("1,000,001").first()).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await upload(page, team, KIVA_SAMPLE.three);
  await expect(page.getByRole("table", rows)).toContainText("1043223");
});
