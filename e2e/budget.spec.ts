import sharp from "sharp";
import type { Draft } from "@/lib/drafts/draft";
import { scriptKib } from "@/lib/testing/script-weight";
import { dayFromNow, groupDraft, individualDraft } from "@/lib/testing/drafts";
import { expectedLoan } from "@/lib/testing/expected-loans";
import { draftState, newDraftUrl, seedDraft, untilSaved } from "./drafts";
import { ADDRESS, expect, signIn, test } from "./fixtures";
import { loansUrl, seedLoans } from "./loans";
import { SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, newReportUrl, saveReport, state } from "./repayments";

/** On a slow line every script is waited for: no page brings more than this with it. */
const LIMIT_KIB = 170;

test("the scripts of every page stay within the budget", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[57] ?? "" });
  const sizes: Record<string, number> = {};
  sizes["sign-in"] = await scriptKib(page, `${ADDRESS}/sign-in`);
  await signIn(page, team);
  await saveReport(page, team, KIVA_SAMPLE.three);
  const draft = page.url();
  sizes.review = await scriptKib(page, draft);
  sizes.check = await scriptKib(page, `${draft}/check`);
  await page.goto(draft);
  await page.getByRole("button", { name: "Confirm report" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "ready");
  sizes.report = await scriptKib(page, draft);
  sizes.home = await scriptKib(page, `${ADDRESS}/${team.slug}/sandbox`);
  sizes.reports = await scriptKib(page, `${ADDRESS}/${team.slug}/sandbox/repayments`);
  sizes["loans, none yet"] = await scriptKib(page, loansUrl(team));
  await seedLoans(db, team, [expectedLoan()]);
  sizes.loans = await scriptKib(page, loansUrl(team));
  sizes["new report"] = await scriptKib(page, newReportUrl(team));
  sizes["new draft"] = await scriptKib(page, newDraftUrl(team));
  sizes.drafts = await scriptKib(page, `${ADDRESS}/${team.slug}/sandbox/drafts`);
  sizes["drafts from a file"] = await scriptKib(page, `${ADDRESS}/${team.slug}/sandbox/drafts/import`);
  const draftId = await seedDraft(db, team, groupDraft());
  const open = `${ADDRESS}/${team.slug}/sandbox/drafts/${draftId}`;
  sizes["open draft, group"] = await scriptKib(page, open);
  const seeded = async (content: Draft) =>
    `${ADDRESS}/${team.slug}/sandbox/drafts/${await seedDraft(db, team, content)}`;
  sizes["open draft, individual"] = await scriptKib(page, await seeded(individualDraft()));
  const heavy = await seeded(heavyDraft());
  await page.goto(heavy);
  await page.getByLabel("Photo URL", { exact: true }).scrollIntoViewIfNeeded();
  await expect(page.getByLabel("Photo file", { exact: true })).toBeEnabled();
  await page.getByLabel("Photo file", { exact: true }).setInputFiles({
    name: "group.png",
    mimeType: "image/png",
    buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: "green" } })
      .png()
      .toBuffer(),
  });
  await expect(page.getByRole("img", { name: "The photo as it will be sent" })).toBeVisible();
  await untilSaved(page, team);
  sizes["open draft, twelve borrowers"] = await scriptKib(page, heavy);
  await page.goto(open);
  await page.getByRole("button", { name: "Send to Kiva" }).click();
  await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 20_000 });
  sizes["sent draft"] = await scriptKib(page, open);
  console.log("KiB of scripts, as they cross the line:", sizes);
  for (const [name, size] of Object.entries(sizes)) expect(size, name).toBeLessThanOrEqual(LIMIT_KIB);
});

/** A group of twelve with a schedule of twelve rows: as long as a draft commonly gets. */
function heavyDraft(): Draft {
  const [first] = groupDraft().borrowers;
  return groupDraft({
    borrowers: Array.from({ length: 12 }, (_, at) => ({ ...first!, loanId: `L-${at}` })),
    schedule: Array.from({ length: 12 }, (_, at) => ({
      date: dayFromNow(40 + 30 * at),
      principal: "1000",
      interest: "20",
    })),
  });
}
