import type { Page } from "@playwright/test";
import {
  breakCredentials,
  endWaits,
  expect,
  expectAccessible,
  signIn,
  test,
  workerLooksTwice,
} from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { fault, fileOf, requestsOf, saveReport, sendReport, state, uploadsOf } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[10 + index] ?? "";

test("a batch in doubt: nothing goes on until she has looked, and the same bytes go out once more", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(0) });
  // The second batch arrives, but its answer is lost on the way back.
  await fault(team, { kind: "drop-after-processing" }, 2);
  await signIn(page, team);
  await sendReport(page, team, fileOf(700));
  await expect(state(page)).toHaveAttribute("data-state", "unknown");
  await expect(page.getByRole("heading", { name: "Send", exact: true })).toHaveCount(0);
  const alert = page.getByRole("region", { name: "We cannot tell whether batch 2 arrived" });
  await expect(alert).toContainText(/you see 2 uploads of this report there, and one has \d+ loans/);
  await expect(alert).toContainText("The other batch waits");
  await expectAccessible(page);
  expect(await requestsOf(team)).toHaveLength(2);

  // An answer needs a reason.
  await alert.getByRole("button", { name: "It arrived" }).click();
  await expect(alert).toContainText("Write what you saw in PA2");
  await alert.getByLabel("What you saw in PA2").fill("The list of uploads shows it");
  await alert.getByRole("button", { name: "It arrived" }).click();
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  await expect(page.getByRole("heading", { name: "Batches" })).toBeFocused();
  expect(await uploadsOf(team)).toHaveLength(3);
  const bodies = (await requestsOf(team)).map((request) => request.bodySha256);
  expect(new Set(bodies).size).toBe(bodies.length);
});

test("a batch that did not arrive is sent again, byte for byte", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(1) });
  await fault(team, { kind: "drop-after-body" });
  await signIn(page, team);
  await sendReport(page, team, fileOf(5));
  await expect(state(page)).toHaveAttribute("data-state", "unknown");
  expect(await uploadsOf(team)).toHaveLength(0);
  const alert = page.getByRole("region", { name: "We cannot tell whether batch 1 arrived" });
  await alert.getByLabel("What you saw in PA2").fill("No upload today");
  await expect(alert).toContainText("Your answer is kept with your name, Ada Otieno");
  await alert.getByRole("button", { name: "It did not arrive: send it again" }).click();
  const question = page.getByRole("dialog", { name: "Send batch 1 again?" });
  await expect(question).toContainText(
    "5 loans, 15.00 KES, the same bytes as before. This cannot be undone.",
  );
  await expectAccessible(page);
  // Asked first, and nothing has gone out so far.
  await question.getByRole("button", { name: "Look again first" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "unknown");
  expect(await requestsOf(team)).toHaveLength(1);
  await alert.getByRole("button", { name: "It did not arrive: send it again" }).click();
  await question.getByRole("button", { name: "Send batch 1 again: 5 loans" }).click();
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  const [first, second] = await requestsOf(team);
  expect(first?.bodySha256).toBe(second?.bodySha256);
  expect(await uploadsOf(team)).toHaveLength(1);
});

test("a doubt is left to a colleague, the others go on, and her word sends the same bytes again", async ({
  page,
  makeTeam,
  addColleague,
  browser,
}) => {
  const team = await makeTeam({ partnerId: partner(8) });
  const juma = await addColleague(team, "Juma Were");
  await fault(team, { kind: "drop-after-body" }, 2);
  await signIn(page, team);
  await sendReport(page, team, fileOf(1000));
  await expect(state(page)).toHaveAttribute("data-state", "unknown");
  const inDoubt = (on: Page) => on.getByRole("region", { name: "We cannot tell whether batch 2 arrived" });
  const alert = inDoubt(page);
  const ifArrived = alert.getByRole("table", { name: /^If it arrived, you see 2 uploads/ });
  const ifNot = alert.getByRole("table", { name: /^If it did not, you see 1 upload / });
  await expect(ifArrived.getByRole("row")).toHaveCount(3);
  await expect(ifNot.getByRole("row").nth(1)).toContainText("no upload with");

  const ask = alert.getByRole("button", { name: "Ask a colleague" });
  await ask.click();
  await alert.getByRole("button", { name: "Not now" }).click();
  await expect(ask).toBeFocused();
  await ask.click();
  await alert.getByRole("button", { name: "Leave this note" }).click();
  await expect(alert).toContainText("Write what your colleague should know");
  await alert.getByLabel("A note for your colleague").fill("Juma, I have no PA2 here");
  await expectAccessible(page);
  await alert.getByRole("button", { name: "Leave this note" }).click();
  await expect(alert.getByText(/^Left by Ada Otieno, .*: Juma, I have no PA2 here$/)).toBeVisible();
  await expect(state(page)).toHaveAttribute("data-state", "unknown");

  const other = await (await browser.newContext()).newPage();
  await signIn(other, juma);
  await expect(other.getByText(/batch 2 is in doubt/)).toBeVisible();
  await expect(other.getByText(/^Left by Ada Otieno, .*: Juma, I have no PA2 here$/)).toBeVisible();
  await expectAccessible(other);
  await other.goto(page.url());
  await expect(inDoubt(other)).toContainText("Your answer is kept with your name, Juma Were");
  await expect(inDoubt(other).getByText(/^Left by Ada Otieno/)).toBeVisible();

  // The others go on, on her page too, although the report stays in doubt.
  await inDoubt(other).getByRole("button", { name: "Send the others" }).click();
  await expect(inDoubt(page)).toContainText("The other batches have their answers", { timeout: 30_000 });
  await expect(state(page)).toHaveAttribute("data-state", "unknown");
  expect(await uploadsOf(team)).toHaveLength(3);
  await expect(alert.getByRole("table", { name: /^If it arrived, you see 4 uploads/ })).toBeVisible();
  await expect(alert.getByRole("table", { name: /^If it did not, you see 3 uploads/ })).toBeVisible();
  await expectAccessible(page);

  await inDoubt(other).getByLabel("What you saw in PA2").fill("Three uploads, none of that size");
  await inDoubt(other).getByRole("button", { name: "It did not arrive: send it again" }).click();
  await other
    .getByRole("dialog")
    .getByRole("button", { name: /^Send batch 2 again/ })
    .click();
  await expect(state(other)).toHaveAttribute("data-state", /^accepted/);
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/, { timeout: 30_000 });
  const bodies = (await requestsOf(team)).map(({ bodySha256 }) => bodySha256);
  expect(bodies).toHaveLength(5);
  expect(bodies[4]).toBe(bodies[1]);
  expect(new Set(bodies).size).toBe(4);
  expect(await uploadsOf(team)).toHaveLength(4);
  await other.close();
});

test("a report that waits for credentials can be cancelled, and nothing of it is ever sent", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: partner(9) });
  await signIn(page, team);
  await saveReport(page, team, fileOf(4));
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready");
  const mendCredentials = await breakCredentials(db, team);
  await page.getByRole("button", { name: "Send to Kiva" }).click();
  await expect(page.getByText("Waiting to try again").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel this report" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Give the report up" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "cancelled");
  await expect(page.getByText("Waiting to try again")).toHaveCount(0);
  await expectAccessible(page);
  await mendCredentials();
  await endWaits(db, team);
  // The worker goes on for this team: what it sends is the next report, and nothing of the one that was given up.
  await sendReport(page, team, "Loan ID,Client ID,Amount\nY-1,C-1,7.00\n");
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/, { timeout: 30_000 });
  await workerLooksTwice();
  const [next] = await uploadsOf(team);
  expect(next?.items.map(({ loan_id }) => loan_id)).toEqual(["Y-1"]);
  expect(await requestsOf(team)).toHaveLength(1);
});

test("sending goes on when she closes the tab", async ({ page, makeTeam, context }) => {
  const team = await makeTeam({ partnerId: partner(2) });
  await fault(team, { kind: "delay", ms: 1500 }, "every");
  await signIn(page, team);
  await sendReport(page, team, fileOf(900));
  await expect(state(page)).toHaveAttribute("data-state", "sending");
  const address = page.url();
  await page.close();
  await expect.poll(async () => (await uploadsOf(team)).length, { timeout: 30_000 }).toBeGreaterThan(2);

  const another = await context.newPage();
  await another.goto(address);
  await expect(state(another)).toHaveAttribute("data-state", /^accepted/);
});

test("Kiva's problems stand beside the loan, in Kiva's words, and can be downloaded", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(3) });
  await signIn(page, team);
  await sendReport(page, team, 'Loan ID,Client ID,Amount\nX-1,C-1,7.00\n"<b>X-2</b>",C-2,8.00\n');
  await expect(state(page)).toHaveAttribute("data-state", "accepted_with_problems");
  const problems = page.getByRole("table", { name: "Kiva's problems by loan" });
  await expect(problems.getByRole("row").filter({ hasText: "<b>X-2</b>" })).toContainText("Error");
  await expect(page.locator("b")).toHaveCount(0);
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download these problems" }).click(),
  ]);
  const csv = (await (await download.createReadStream()).toArray()).join("");
  expect(csv).toContain("X-1");
});

test("a batch that Kiva refuses says so in Kiva's words", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(4) });
  await fault(team, {
    kind: "status",
    status: 400,
    body: JSON.stringify({ code: "api.invalid", message: "The statement is closed" }),
  });
  await signIn(page, team);
  await sendReport(page, team, fileOf(3));
  await expect(state(page)).toHaveAttribute("data-state", "rejected");
  await expect(page.getByText("Kiva says: The statement is closed")).toBeVisible();
  await expect(page.getByRole("link", { name: "Finalize in PA2" })).toHaveCount(0);
  await expectAccessible(page);
});

test("a report of which Kiva refused a batch names the missing loans and hands them over", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: partner(7) });
  await fault(team, { kind: "status", status: 422, body: JSON.stringify({ code: "x", message: "No" }) }, 2);
  await signIn(page, team);
  await sendReport(page, team, fileOf(700));
  await expect(state(page)).toHaveAttribute("data-state", "partly_done");
  const [first, third] = await uploadsOf(team);
  const taken = new Set([first, third].flatMap((upload) => upload?.items.map((item) => item.loan_id) ?? []));
  await expect(page.getByText(`with ${700 - taken.size} loans that are not reported`)).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the loans that are missing" }).click(),
  ]);
  const csv = (await (await download.createReadStream()).toArray()).join("");
  const missing = csv.trim().split(/\r?\n/).slice(1);
  expect(missing).toHaveLength(700 - taken.size);
  expect(missing.filter((line) => taken.has(line.split(",")[0] ?? ""))).toEqual([]);

  // The same month a second time, with just those: she is told of the first before she confirms.
  await saveReport(page, team, csv);
  await expect(page.getByText("There is another report of this month already")).toBeVisible();
});

test("an impatient double click confirms once and sends once", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: partner(5) });
  await signIn(page, team);
  await saveReport(page, team, fileOf(3));
  // Both clicks reach the button that she sees, the second before the page could take it away or mark it as busy.
  const clickTwice = (name: string) =>
    page.getByRole("button", { name }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
  await clickTwice("Confirm report");
  await expect(state(page)).toHaveAttribute("data-state", "ready");
  await clickTwice("Send to Kiva");
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  await workerLooksTwice();
  expect(await requestsOf(team)).toHaveLength(1);
  const actions = await db
    .selectFrom("history")
    .select("action")
    .where("organization_id", "=", team.organizationId)
    .where("action", "in", ["report.confirmed", "report.send-requested"])
    .orderBy("seq")
    .execute();
  expect(actions.map(({ action }) => action)).toEqual(["report.confirmed", "report.send-requested"]);
});

test("a stage report reaches stage only", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(6) });
  await signIn(page, team);
  await sendReport(page, team, fileOf(4), "stage");
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  await expect(page.locator("[data-environment]")).toHaveText("Stage: Kiva's test environment");
  expect(await requestsOf(team, "stage")).toHaveLength(1);
  expect(await requestsOf(team, "production")).toHaveLength(0);
  expect(await requestsOf(team, "sandbox")).toHaveLength(0);
});
