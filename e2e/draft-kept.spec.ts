import type { Db } from "@/lib/db/connect";
import { individualDraft } from "@/lib/testing/drafts";
import {
  borrower,
  draftsOf,
  draftState,
  fill,
  newDraftUrl,
  seedDraft,
  untilListsAreHere,
  untilSaved,
} from "./drafts";
import {
  addFault,
  ADDRESS,
  breakCredentials,
  endWaits,
  expect,
  expectAccessible,
  signIn,
  test,
  workerLooksTwice,
  type Team,
} from "./fixtures";
import { SMALL_PARTNERS } from "./partners";

const contentsOf = async (db: Db, team: Team) =>
  (
    await db
      .selectFrom("drafts")
      .select("content")
      .where("organization_id", "=", team.organizationId)
      .execute()
  ).map(({ content }) => JSON.parse(content) as { loanUse: string; description: string });

test("a closed tab loses nothing, and another device finds the draft", async ({
  page,
  makeTeam,
  browser,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[70] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await borrower(page, team, 1).getByLabel("First name", { exact: true }).fill("Njeri");
  await page.getByLabel("Loan use", { exact: true }).fill("to buy seeds");
  await untilSaved(page, team);
  await page.close();

  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const phone = await context.newPage();
  await signIn(phone, team);
  await phone.goto(`${ADDRESS}/${team.slug}/sandbox/drafts`);
  await expectAccessible(phone);
  await phone.getByRole("link", { name: "Njeri" }).first().click();
  await expect(phone.getByLabel("Loan use", { exact: true })).toHaveValue("to buy seeds");
  await context.close();
});

test("a tab closed before anything was saved leaves a copy that comes back", async ({
  page,
  makeTeam,
  context,
  db,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[71] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  await context.setOffline(true);
  await page.getByLabel("Loan use", { exact: true }).fill("to buy a loom");
  await expect(page.getByText("Not saved: the line dropped, we keep trying")).toBeVisible({
    timeout: 15_000,
  });
  await expectAccessible(page);
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(newDraftUrl(team));
  await again.getByRole("button", { name: "Bring back what was not saved", exact: true }).click();
  await expect(again.getByLabel("Loan use", { exact: true })).toHaveValue("to buy a loom");
  await untilSaved(again, team);
  expect((await contentsOf(db, team)).map(({ loanUse }) => loanUse)).toEqual(["to buy a loom"]);
});

test("a line that drops and comes back saves by itself, once", async ({ page, makeTeam, context, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[72] ?? "" });
  await signIn(page, team);
  const id = await seedDraft(db, team, individualDraft());
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await untilListsAreHere(page, team);
  await expect(page.getByLabel("Loan use", { exact: true })).toBeEnabled();
  await context.setOffline(true);
  await page.getByLabel("Loan use", { exact: true }).fill("to buy a third cow");
  await expect(page.getByText("Not saved: the line dropped, we keep trying")).toBeVisible({
    timeout: 15_000,
  });
  await context.setOffline(false);
  await untilSaved(page, team);
  expect((await contentsOf(db, team)).map(({ loanUse }) => loanUse)).toEqual(["to buy a third cow"]);
});

test("a session that ended while she typed loses nothing", async ({ page, makeTeam, context, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[73] ?? "" });
  await signIn(page, team);
  const id = await seedDraft(db, team, individualDraft());
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await untilListsAreHere(page, team);
  await db
    .updateTable("sessions")
    .set({ ended_at: Date.now() })
    .where("person_id", "=", team.personId)
    .execute();
  await page.getByLabel("Loan use", { exact: true }).fill("to buy a fourth cow");
  await expect(page.getByText("You were signed out").first()).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page);
  const other = await context.newPage();
  await signIn(other, team);
  await page.bringToFront();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await untilSaved(page, team);
  expect((await contentsOf(db, team)).map(({ loanUse }) => loanUse)).toEqual(["to buy a fourth cow"]);
});

test("two tabs at one draft: the later is told, and nothing is overwritten unasked", async ({
  page,
  makeTeam,
  context,
  db,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[74] ?? "" });
  await signIn(page, team);
  const id = await seedDraft(db, team, individualDraft());
  const address = `${ADDRESS}/${team.slug}/sandbox/drafts/${id}`;
  await page.goto(address);
  const other = await context.newPage();
  await other.goto(address);
  await page.getByLabel("Loan use", { exact: true }).fill("from the first tab");
  await untilSaved(page, team);
  await other.getByLabel("Loan use", { exact: true }).fill("from the second tab");
  await expect(other.getByText(/saved this draft meanwhile/)).toBeVisible({ timeout: 15_000 });
  await expectAccessible(other);
  expect((await contentsOf(db, team)).map(({ loanUse }) => loanUse)).toEqual(["from the first tab"]);
  await other.getByRole("button", { name: "Keep mine", exact: true }).click();
  // The page said "saved" before, of the first tab's text: the database tells when hers is there.
  await expect
    .poll(async () => (await contentsOf(db, team)).map(({ loanUse }) => loanUse))
    .toEqual(["from the second tab"]);
});

test("Send pressed twice sends once, and a draft in doubt waits for her word", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[75] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  const id = await seedDraft(db, team, individualDraft());
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await addFault(team, "loan_draft", { kind: "drop-after-processing" }, 1);
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).dblclick();
  await expect(draftState(page)).toHaveAttribute("data-state", "unknown", { timeout: 20_000 });
  await expectAccessible(page);
  expect(await draftsOf(team)).toHaveLength(1);
  await page.getByLabel("What you saw in PA2").fill("It stands in Drafts");
  await page.getByRole("button", { name: "It arrived", exact: true }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted");
  expect(await draftsOf(team)).toHaveLength(1);
});

test("a draft that waits for credentials is taken back, changed and sent anew", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[81] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  const id = await seedDraft(db, team, individualDraft());
  const mendCredentials = await breakCredentials(db, team);
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  await expect(page.getByText("Not sent yet")).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take back", exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await page.waitForURL(new RegExp(`drafts/${id}$`));
  await mendCredentials();
  await endWaits(db, team);
  await fill(page, team.words.draftForm.fields.loanUse, "to buy three dairy cows");
  await untilSaved(page, team);
  await workerLooksTwice();
  expect(await draftsOf(team)).toHaveLength(0);
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 20_000 });
  const [taken, ...more] = await draftsOf(team);
  expect(more).toEqual([]);
  expect(taken?.content.loanuse).toBe("to buy three dairy cows");
});

test("a draft that Kiva refuses says so in Kiva's words and is corrected as a copy", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[76] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  const id = await seedDraft(db, team, individualDraft());
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  const body = JSON.stringify({ code: "loan_draft.invalid", message: "We do not serve <b>Kisumu</b>." });
  await addFault(team, "loan_draft", { kind: "status", status: 422, body }, 1);
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "rejected", { timeout: 20_000 });
  await expect(page.getByText("We do not serve <b>Kisumu</b>.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Copy and correct", exact: true }).click();
  await expect(page.getByLabel("Loan use", { exact: true })).toHaveValue("to buy two dairy cows");
});
