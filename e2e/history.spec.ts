import type { Locator, Page } from "@playwright/test";
import { resolveBatch } from "@/lib/delivery/resolve-batch";
import { parseTable } from "@/lib/files/parse";
import { verifyHistory } from "@/lib/history/verify-history";
import { individualDraft } from "@/lib/testing/drafts";
import { draftState, newDraftUrl, seedDraft, untilListsAreHere } from "./drafts";
import {
  ADDRESS,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signIn,
  test,
  type Team,
} from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { confirmAndSend, fault, state, upload } from "./repayments";

const partner = (index: number) => SMALL_PARTNERS[84 + index] ?? "";

/** Opens the timeline and everything in it that opens. */
async function openHistory(page: Page, { words }: Team): Promise<Locator> {
  const section = page.getByRole("region", { name: words.history.title, exact: true });
  await section.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  return section;
}

/** The history's download, line by line. */
async function downloadHistory(page: Page, { words }: Team): Promise<(readonly string[])[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: words.history.download, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^history-.+\.csv$/);
  const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString("utf8");
  const parsed = parseTable(text.slice(1));
  if (!parsed.ok) throw new Error(parsed.failure.code);
  return parsed.value.lines.map(({ cells }) => cells);
}

test("a report's page tells its story: who, when, what, each edit before and after", async ({
  page,
  makeTeam,
  db,
}) => {
  const team = await makeTeam({ partnerId: partner(0) });
  await fault(team, { kind: "drop-after-processing" }, 2);
  await signIn(page, team);
  const loans = Array.from({ length: 400 }, (_, at) => `X-${at},C-${at},${at + 1}.00`);
  await upload(page, team, `Loan ID,Client ID,Amount\n${loans.join("\n")}\n`);
  const row = page.locator('tr[data-row-key="2"]');
  await row.locator("button[data-cell=amount]").first().click();
  await row.getByRole("textbox").fill("9.00");
  await row.getByRole("textbox").press("Enter");
  await page.getByRole("button", { name: "Leave out row 3", exact: true }).click();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);

  const draft = await openHistory(page, team);
  await expect(draft).toContainText("Created the report");
  await expect(draft).toContainText("Ada Otieno");
  await expect(draft).toContainText("Row 2, Amount: “1.00” became “9.00”");
  await expect(draft).toContainText("Row 3: left out");
  await expectAccessible(page);

  await confirmAndSend(page);
  await expect(state(page)).toHaveAttribute("data-state", "unknown");
  const { batchId } = await db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .select("batches.id as batchId")
    .where("deliveries.organization_id", "=", team.organizationId)
    .where("batches.state", "=", "unknown")
    .executeTakeFirstOrThrow();
  const answer = await resolveBatch(db, {
    organizationId: team.organizationId,
    environment: "sandbox",
    ...{ batchId, generation: 1, answer: "arrived", personId: team.personId },
    reason: "PA2 shows 2 uploads",
  });
  expect(answer.ok).toBe(true);
  await page.reload();
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);

  const story = await openHistory(page, team);
  const lines = story.getByRole("listitem");
  for (const line of [
    /Confirmed the report.*2 batches, 399 loans/,
    /Started sending/,
    /Batch 1: sent .*:\d\d, taken as upload \d+, with \d+ problems/,
    /Batch 2: sending began .*:\d\d, in doubt/,
    /Ada Otieno.*Batch 2: Said that it arrived.*“PA2 shows 2 uploads”/,
  ]) {
    await expect(lines.filter({ hasText: line }).first()).toBeVisible();
  }
  await expect(story).toContainText("The connection closed before Kiva had answered.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);

  const [head, ...rows] = await downloadHistory(page, team);
  expect(head).toEqual(Object.values(team.words.history.csv));
  expect(rows.map(([, , , code]) => code)).toEqual([
    ...["report.created", "report.confirmed", "report.send-requested"],
    ...["batch.claimed", "batch.dispatching", "batch.accepted_with_problems"],
    ...["batch.claimed", "batch.dispatching", "batch.unknown", "batch.arrived"],
  ]);
  const [created] = rows;
  expect(JSON.parse(created?.[6] ?? "")).toMatchObject({
    changes: [
      { row: 2, field: "amount", before: "1.00", after: "9.00" },
      { row: 3, field: "leftOut", before: null, after: true },
    ],
  });
  expect(await verifyHistory(db, team.organizationId)).toEqual([]);
});

test("a sent draft's page tells its story, in the reader's language", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: partner(1), locale: "fr" });
  await signIn(page, team);
  await page.goto(newDraftUrl(team));
  await untilListsAreHere(page, team);
  const draftId = await seedDraft(db, team, individualDraft());
  await page.goto(`${ADDRESS}/${team.slug}/sandbox/drafts/${draftId}`);
  await page.getByRole("button", { name: team.words.draftForm.foot.send, exact: true }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 30_000 });
  const story = await openHistory(page, team);
  await expect(story).toContainText("A lancé l’envoi");
  await expect(story).toContainText(/Envoi\s: envoyé .*, accepté par Kiva/);
  await expectAccessible(page);
  const [, ...rows] = await downloadHistory(page, team);
  expect(rows.at(-1)?.slice(1, 4)).toEqual(["Le système", "Kiva l’a accepté", "batch.accepted"]);
});
