import { writeFileSync } from "node:fs";
import sharp from "sharp";
import { dayFromNow, groupDraft, individualDraft } from "@/lib/testing/drafts";
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
import { ADDRESS, expect, expectAccessible, PHOTOS, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";

test("every bad photo gets its sentence at the field, and nothing typed is lost", async ({
  page,
  makeTeam,
}) => {
  test.slow();
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[77] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  await page.getByLabel("Loan use", { exact: true }).fill("to buy seeds");
  const said = (sentence: string | RegExp) =>
    expect(page.getByText(sentence).first()).toBeVisible({ timeout: 20_000 });

  const addresses: [string, RegExp][] = [
    ["https://169.254.169.254/latest/meta-data", /leads into a private network/],
    ["https://[::ffff:10.0.0.1]/a.jpg", /leads into a private network/],
    [`${PHOTOS}/inside.jpg`, /Only addresses that begin with https|leads into a private network/],
    ["http://example.org/a.jpg", /Only addresses that begin with https/],
    ["not an address", /This is not a web address/],
    [`${PHOTOS}/gone.jpg`, /There is no photo at this address/],
    [`${PHOTOS}/page.jpg`, /What came is a web page, not a photo/],
    [`${PHOTOS}/script.svg`, /This is a drawing \(SVG\), not a photo/],
  ];
  for (const [address, sentence] of addresses) {
    await fill(page, "Photo URL", address);
    await said(sentence);
    await expect(page.getByLabel("Photo URL", { exact: true })).toHaveValue(address);
  }
  await expectAccessible(page);

  const wide = await sharp({ create: { width: 60_000, height: 700, channels: 3, background: "green" } })
    .png()
    .toBuffer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="ran"</script></svg>';
  const files: [string, Buffer, RegExp][] = [
    ["large.jpg", Buffer.alloc(40 * 1024 * 1024, 7), /This photo is over 10 MB/],
    ["wide.png", wide, /This photo has 42 million pixels/],
    ["drawing.jpg", Buffer.from(svg), /This is a drawing \(SVG\), not a photo/],
    ["empty.jpg", Buffer.alloc(0), /This file is empty/],
  ];
  for (const [name, buffer, sentence] of files) {
    // From the disk, as she does: 40 MB through the test's own wire take longer than the page does.
    const path = test.info().outputPath(name);
    writeFileSync(path, buffer);
    await page.getByLabel("Photo file", { exact: true }).setInputFiles(path);
    await said(sentence);
  }
  await expectAccessible(page);
  expect(await page.title()).not.toBe("ran");
  await fill(page, "Photo URL", `${PHOTOS}/borrower.jpg`);
  await expect(page.getByRole("img", { name: "The photo as it will be sent" })).toBeVisible();
  await expect(page.getByLabel("Loan use", { exact: true })).toHaveValue("to buy seeds");
});

test("30 February, 1e9 and an unknown activity are named at their fields before anything is sent", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[78] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  const [one] = individualDraft().borrowers;
  const content = individualDraft({
    activity: "Dairyy",
    borrowers: [{ ...one!, amount: "1e9" }],
    schedule: [{ date: "30/02/2027", principal: "10", interest: "0" }],
  });
  const id = await seedDraft(db, team, content);
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  const summary = page.getByRole("alert").filter({ hasText: "It was not sent" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  for (const text of ["Dairyy", "1e9", "30/02/2027"]) await expect(summary).toContainText(text);
  await expectAccessible(page);
  expect(await draftsOf(team)).toEqual([]);

  await summary.getByRole("link").filter({ hasText: "1e9" }).click();
  await expect(page.getByLabel("Loan amount", { exact: true })).toBeFocused();
  await page.getByLabel("Loan amount", { exact: true }).fill("10");
  await fill(page, "Activity", "dairy");
  await expect(page.getByLabel("Activity", { exact: true })).toHaveValue("Dairy");
  await page.getByLabel("Date, instalment 1", { exact: true }).fill(dayFromNow(40));
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 20_000 });
});

test("a group of sixty is kept whole, and told before it is sent", async ({ page, makeTeam, db }) => {
  test.slow();
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[79] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  const id = await seedDraft(db, team, groupDraft());
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${id}`);
  await page.getByRole("button", { name: "Paste rows from Excel", exact: true }).click();
  const rows = Array.from({ length: 60 }, (_, at) => `Person ${at}\tOtieno\tF\tC-${at}\tL-${at}\t1000\t`);
  await page.getByLabel("Rows copied from Excel", { exact: true }).fill(rows.join("\n"));
  await expect(page.getByText("60 borrowers found")).toBeVisible();
  await page.getByRole("button", { name: "Replace the 3 borrowers there are", exact: true }).click();
  await untilSaved(page, team);
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  const summary = page.getByRole("alert").filter({ hasText: "It was not sent" });
  await expect(summary).toContainText("60");
  expect(await draftsOf(team)).toEqual([]);
  const { content } = await db
    .selectFrom("drafts")
    .select("content")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect((JSON.parse(content) as { borrowers: unknown[] }).borrowers).toHaveLength(60);
});

test("markup, accents and emoji in names are letters and nothing else, up to Kiva", async ({
  page,
  makeTeam,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[80] ?? "" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  const name = `Zoë <img src=x onerror="document.title='ran'"> 🐄`;
  await borrower(page, team, 1).getByLabel("First name", { exact: true }).fill(name);
  await borrower(page, team, 1).getByLabel("Last name", { exact: true }).fill("N’Diaye");
  await page
    .getByLabel("Description", { exact: true })
    .fill("</script><script>document.title='ran'</script>");
  await untilSaved(page, team);
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("Zoë <img");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Send to Kiva", exact: true }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Zoë <img");
  const [taken] = await draftsOf(team);
  expect(taken?.content.entreps?.[0]).toEqual({ first_name: name, last_name: "N’Diaye" });
  expect(await page.title()).not.toBe("ran");
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts`);
  await expect(page.getByRole("link", { name: /Zoë/ }).first()).toBeVisible();
  expect(await page.title()).not.toBe("ran");
});
