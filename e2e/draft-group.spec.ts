import { groupDraft, individualDraft, dayFromNow } from "@/lib/testing/drafts";
import {
  borrower,
  draftsOf,
  draftState,
  fill,
  fillLoan,
  newDraftUrl,
  seedDraft,
  untilListsAreHere,
  untilSaved,
} from "./drafts";
import { ADDRESS, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";

test("a group loan by keyboard alone, its borrowers moved, from the form to PA2", async ({
  page,
  makeTeam,
}) => {
  test.slow();
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[63] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);

  await page.getByRole("radio", { name: "Individual", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Group", exact: true })).toBeChecked();
  await fillLoan(page, team);
  await fill(page, "Group name", "Umoja Women’s Group");
  await fill(page, "Group's client ID", "G-7");
  await fill(page, "Group's loan ID", "GL-7");

  const names = ["Achieng", "Njeri", "Awa"];
  for (const [index, name] of names.entries()) {
    if (index > 0) {
      await page.getByRole("button", { name: "Add a borrower", exact: true }).focus();
      await page.keyboard.press("Enter");
    }
    const one = borrower(page, team, index + 1);
    await one.getByLabel("First name", { exact: true }).fill(name);
    await one.getByLabel("Last name", { exact: true }).fill("Otieno");
    await one.getByLabel("Gender", { exact: true }).selectOption("Female");
    await one.getByLabel("Client ID", { exact: true }).fill(`C-${name}`);
    await one.getByLabel("Loan ID", { exact: true }).fill(`L-${name}`);
    await one.getByLabel("Loan amount", { exact: true }).fill("1000");
  }
  await borrower(page, team, 2).getByLabel("Not pictured", { exact: true }).check();
  await page.getByRole("button", { name: "Move up borrower 3", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(borrower(page, team, 2).getByLabel("First name", { exact: true })).toHaveValue("Awa");
  await untilSaved(page, team);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send to Kiva", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 20_000 });
  const [taken] = await draftsOf(team);
  expect(taken?.content).toMatchObject({
    group_name: "Umoja Women’s Group",
    internal_client_id: "G-7",
    internal_loan_id: "GL-7",
    not_pictured: [false, false, true],
    client_waiver_signed: true,
    disburse_time: dayFromNow(7),
  });
  expect(taken?.content.entreps?.map(({ first_name, loan_id }) => [first_name, loan_id])).toEqual([
    ["Achieng", "L-Achieng"],
    ["Awa", "L-Awa"],
    ["Njeri", "L-Njeri"],
  ]);
  expect(taken?.blocks).toEqual(["Please enter the repayment schedule.", "Please add a photo."]);
});

test("switching the type sets aside, says so, and brings back", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[64] ?? "" });
  await signIn(page, team);
  const id = await seedDraft(db, team, groupDraft());
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await page.getByRole("radio", { name: "Individual", exact: true }).check();
  await expect(page.getByText(/Set aside, not lost: group name.*2 borrowers/)).toBeVisible();
  await expect(page.getByLabel("Group name", { exact: true })).toHaveCount(0);
  await untilSaved(page, team);
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("radio", { name: "Group", exact: true }).check();
  await expect(page.getByLabel("Group name", { exact: true })).toHaveValue("Umoja Women’s Group");
  await expect(borrower(page, team, 3).getByLabel("First name", { exact: true })).toHaveValue("Awa");
  await expect(borrower(page, team, 2).getByLabel("Not pictured", { exact: true })).toBeChecked();
});

test("what came along with an individual loan is shown with why it is dropped, and what a group would be refused for beside it", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[65] ?? "" });
  await signIn(page, team);
  const setAside = {
    because: "came-along" as const,
    groupName: "No Group",
    groupClientId: "X-1",
    groupLoanId: "",
    notPictured: false,
    others: [],
  };
  const id = await seedDraft(db, team, individualDraft({ setAside }));
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await untilListsAreHere(page, team);
  await expect(
    page.getByText("This individual loan came with what only a group loan can have"),
  ).toBeVisible();
  await expect(page.getByText("No Group").first()).toBeVisible();
  await page.getByText("Individual or group: what would be refused").click();
  await expect(page.getByText("As an individual loan")).toBeVisible();
  await expect(page.getByText("As a group loan")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 20_000 });
  const [taken] = await draftsOf(team);
  for (const field of ["group_name", "internal_client_id", "internal_loan_id", "not_pictured"]) {
    expect(taken?.content).not.toHaveProperty(field);
  }
});
