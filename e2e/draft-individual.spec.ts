import sharp from "sharp";
import type { Locale } from "@/lib/i18n/locales";
import { dayFromNow } from "@/lib/testing/drafts";
import {
  borrower,
  draftsOf,
  draftState,
  fill,
  fillLoan,
  hiddenSegments,
  newDraftUrl,
  untilListsAreHere,
  untilSaved,
} from "./drafts";
import { expect, expectAccessible, expectNoSidewaysScroll, PHOTOS, signIn, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";

/**
 * The journey this form is for: a borrower the MIS knows, a photo at an address, a schedule built from the terms, and
 * on to PA2. What the sandbox has in the end is the oracle.
 */
const RUNS: [Locale, number][] = [
  ["en", 1280],
  ["es", 360],
  ["fr", 1280],
];

for (const [index, [locale, width]] of RUNS.entries()) {
  test(`an individual loan from the form to PA2, in ${locale} at ${width} px`, async ({ page, makeTeam }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    const team = await makeTeam({ partnerId: SMALL_PARTNERS[60 + index] ?? "", locale });
    const words = team.words.draftForm;
    const panels = team.words.draftPanels;
    await signIn(page, team);
    await page.goto(newDraftUrl(team));
    await untilListsAreHere(page, team);
    await expectAccessible(page);

    await fillLoan(page, team);
    const njeri = borrower(page, team, 1);
    await njeri.getByLabel(words.fields.firstName, { exact: true }).fill("Njeri");
    await njeri.getByLabel(words.fields.lastName, { exact: true }).fill("Wambui");
    await njeri.getByLabel(words.fields.gender, { exact: true }).selectOption("female");
    await njeri.getByLabel(words.fields.clientId, { exact: true }).fill("C-0042");
    await njeri.getByLabel(words.fields.loanId, { exact: true }).fill("0012");
    await njeri.getByLabel(words.fields.amount, { exact: true }).fill("1,250.50");
    await untilSaved(page, team);
    await expect(page).toHaveURL(/drafts\/[0-9a-f-]{36}$/);

    await fill(page, panels.photo.url, `${PHOTOS}/borrower.jpg`);
    await expect(page.getByRole("img", { name: panels.photo.alt })).toBeVisible();

    await page.getByRole("button", { name: panels.schedule.build.open }).click();
    await page.getByLabel(panels.schedule.build.instalments, { exact: true }).fill("3");
    await page.getByLabel(panels.schedule.build.firstDate, { exact: true }).fill(dayFromNow(40));
    await page.getByLabel(panels.schedule.build.rate, { exact: true }).fill("12");
    await page.getByRole("button", { name: panels.schedule.build.submit, exact: true }).click();
    await expect(page.getByText(panels.schedule.matches)).toBeVisible();
    await untilSaved(page, team);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await page.getByRole("button", { name: words.foot.preview, exact: true }).click();
    const preview = page.getByRole("dialog");
    await expect(preview).toContainText('"entreps"');
    await expect(preview).not.toContainText("group_name");
    await expectAccessible(page);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: words.foot.send, exact: true }).click();
    await expect(draftState(page)).toHaveAttribute("data-state", "accepted", { timeout: 20_000 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const [taken, ...more] = await draftsOf(team);
    expect(more).toEqual([]);
    await expect(page.getByText(taken?.uuid ?? "none").first()).toBeVisible();
    const { image_encoded: image = "", schedule, ...content } = taken?.content ?? {};
    expect(content).toEqual({
      location: "Kisumu: Kenya",
      activity_id: "55",
      theme_type_id: "1",
      currency: "KES",
      description_language_id: "1",
      loanuse: "to buy two dairy cows",
      description: "Sells milk in the market of Kisumu every morning, and keeps cows.",
      disburse_time: dayFromNow(7),
      client_waiver_signed: true,
      entreps: [
        {
          first_name: "Njeri",
          last_name: "Wambui",
          gender: "female",
          client_id: "C-0042",
          loan_id: "0012",
          amount: "1250.50",
        },
      ],
    });
    expect(taken?.blocks).toEqual([]);
    expect(schedule?.map(({ principal }) => principal)).toEqual(["416.83", "416.83", "416.84"]);
    expect(schedule?.[0]?.date).toBe(dayFromNow(40));

    const photo = Buffer.from(image.replace("data:image/jpeg;base64,", ""), "base64");
    expect(hiddenSegments(photo).filter((segment) => segment !== "APP0")).toEqual([]);
    expect(photo.includes("Canary")).toBe(false);
    // It lay on its side: upright it is higher than wide, and the stripe of its upper edge stands at the right.
    const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([480, 640]);
    const right = data.subarray((320 * info.width + info.width - 20) * info.channels);
    expect(right[0] ?? 0).toBeGreaterThan(right[1] ?? 255);
  });
}
