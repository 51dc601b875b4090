import { expect, expectAccessible, signIn, test } from "./fixtures";
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
  const alert = page.getByRole("alert").filter({ hasText: "We cannot tell whether batch 2 arrived" });
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
  const alert = page.getByRole("alert").filter({ hasText: "We cannot tell whether batch 1 arrived" });
  await alert.getByLabel("What you saw in PA2").fill("No upload today");
  await alert.getByRole("button", { name: "It did not arrive: send it again" }).click();
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  const [first, second] = await requestsOf(team);
  expect(first?.bodySha256).toBe(second?.bodySha256);
  expect(await uploadsOf(team)).toHaveLength(1);
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

test("an impatient double click sends once", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: partner(5) });
  await signIn(page, team);
  await sendReport(page, team, fileOf(3));
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  expect(await requestsOf(team)).toHaveLength(1);
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
