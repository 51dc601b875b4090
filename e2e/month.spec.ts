import { createTranslator } from "next-intl";
import type { Page } from "@playwright/test";
import { LOCALES } from "@/lib/i18n/locales";
import { addAmounts } from "@/lib/money";
import {
  ADDRESS,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  SANDBOXES,
  signIn,
  test,
  type Team,
} from "./fixtures";
import { messyMonth } from "./month-file";
import { MONTH_PARTNERS } from "./partners";
import { uploadsOf } from "./repayments";

/**
 * The main job, end to end: a real-looking file of 2,199 loans with every kind of mistake is checked, corrected,
 * confirmed and sent, in every language, on a laptop and on a phone. The oracle is the sandbox's own log.
 */
const WIDTHS = [1280, 360];
const CASES = LOCALES.flatMap((locale, index) =>
  WIDTHS.map((width, at) => ({ locale, width, partnerId: MONTH_PARTNERS[index * 2 + at] ?? "" })),
);

for (const { locale, width, partnerId } of CASES) {
  test(`a month in ${locale} at ${width} px`, async ({ page, makeTeam, request }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 800 });
    const team = await makeTeam({ partnerId, locale });
    const t = createTranslator({ locale, messages: team.words });
    const { text, mistakes, truth } = messyMonth(partnerId, locale);
    const sent = new Map([...truth].map(([loanId, { amountText }]) => [loanId, amountText]));
    const rowsOf = (kind: string) => mistakes.filter((mistake) => mistake.kind === kind);
    const look = async () => {
      // At the end of a page its foot covers nothing; further up it may leave a sliver of a button in sight.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };

    // The way there.
    await signIn(page, team);
    await look();
    await page.goto(`${ADDRESS}/${team.slug}/sandbox/repayments`);
    await look();
    await page.getByRole("link", { name: t("reports.newReport") }).click();
    await expect(page.getByRole("heading", { level: 1, name: t("reports.newReport") })).toBeVisible();
    await look();

    // Check.
    const file = { name: "octubre.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await page.getByLabel(t("check.file.label"), { exact: true }).setInputFiles(file);
    const table = page.getByRole("table", { name: t("check.table.name"), exact: true });
    await expect(table).toBeVisible();
    const problemRows = mistakes.filter(({ kind }) => !["blank-row", "totals-row"].includes(kind)).length + 2;
    const problemCount = (count: number) =>
      expect(
        page.getByRole("status").filter({ hasText: t("check.status.problems", { count }) }),
      ).toBeVisible();
    await problemCount(problemRows);
    await look();

    const spaced = mistakes.filter(({ kind }) => /space-in-loan-id$/.test(kind));
    // All of a kind at once, where that is safe; undone and done again.
    for (const code of ["loan-id.spaces", "client-id.spaces", "amount.currency-sign"] as const) {
      const described = page.locator(`[aria-describedby="group-${code.replace(".", "-")}"]`);
      await described.filter({ hasText: t("check.summary.fixAll", { count: 7 }).split("7")[0] }).click();
      // One row is fixed at once; where there are several, she sees first what changes.
      if (code !== "loan-id.spaces") continue;
      const words = { count: spaced.length, column: "loanId" };
      await page.getByRole("button", { name: t("check.bulk.fix.yes", words), exact: true }).click();
    }
    await page.getByRole("button", { name: t("check.foot.undo"), exact: true }).click();
    await page.getByRole("button", { name: t("check.foot.redo"), exact: true }).click();

    // One row after the other.
    const type = async (rowNumber: number, column: "loanId" | "clientId" | "amount", value: string) => {
      const row = await find(page, team, rowNumber);
      await row.locator(`button[data-cell=${column}]`).first().click();
      await row.getByRole("textbox").fill(value);
      await row.getByRole("textbox").press("Enter");
    };
    const press = async (rowNumber: number, name: string) => {
      await (await find(page, team, rowNumber)).getByRole("button", { name, exact: true }).click();
    };
    const inHerFormat = (amountText: string) => (locale === "en" ? amountText : amountText.replace(".", ","));
    for (const { kind, rowNumber, loanId } of mistakes) {
      const right = truth.get(loanId ?? "");
      if (!right || !loanId) continue;
      const earlier = rowNumber - 1;
      switch (kind) {
        case "missing-amount":
        case "too-many-decimals":
        case "too-many-digits":
          await type(rowNumber, "amount", inHerFormat(right.amountText));
          break;
        case "letter-in-amount": {
          const row = await find(page, team, rowNumber);
          const use = t("check.table.useInRow", { text: "§", row: rowNumber }).split("§")[0] ?? "";
          await row.locator(`button[aria-label^='${use}']`).click();
          sent.set(loanId, "12500.00");
          break;
        }
        case "negative-amount":
          await press(rowNumber, t("check.table.leaveOutRow", { row: rowNumber }));
          sent.delete(loanId);
          break;
        case "zero-amount":
          await press(rowNumber, t("check.table.reportZeroInRow", { row: rowNumber }));
          sent.set(loanId, "0.00");
          break;
        case "missing-loan-id":
        case "scientific-loan-id":
        case "date-as-loan-id":
          await type(rowNumber, "loanId", loanId);
          break;
        case "missing-client-id":
          await type(rowNumber, "clientId", right.clientId);
          break;
        case "same-loan-same-amount":
          await press(rowNumber, t("check.table.twice.keepRow", { row: rowNumber }));
          break;
        case "same-loan-other-amount": {
          await press(rowNumber, t("check.table.twice.addRow", { row: rowNumber, count: 2 }));
          const cents = BigInt(right.amountText.replace(".", ""));
          const digits = (cents + cents / 2n).toString();
          sent.set(loanId, `${digits.slice(0, -2)}.${digits.slice(-2)}`);
          expect(earlier).toBeGreaterThan(1);
          break;
        }
      }
    }
    await problemCount(0);
    expect(rowsOf("totals-row")).toHaveLength(1);
    await look();

    // Save, review, confirm, send.
    await page.getByRole("button", { name: t("check.foot.save"), exact: true }).click();
    await page.waitForURL(/repayments\/[0-9a-f-]{36}$/);
    const state = page.locator("[data-state]").first();
    await expect(state).toHaveAttribute("data-state", "draft");
    await expect(page.getByRole("table", { name: t("report.batches.caption"), exact: true })).toBeVisible();
    await look();
    await page.getByRole("button", { name: t("report.review.confirm"), exact: true }).click();
    await expect(state).toHaveAttribute("data-state", "ready");
    await look();
    await page.getByRole("button", { name: t("report.send.button"), exact: true }).click();
    await expect(state).toHaveAttribute("data-state", /^accepted/, { timeout: 60_000 });
    await look();

    // The sandbox holds each loan exactly once with exactly the amounts she confirmed.
    const uploads = await uploadsOf(team);
    const arrived = uploads.flatMap((upload) => upload.items);
    const byLoan = (a: [string, string], b: [string, string]) => (a[0] < b[0] ? -1 : 1);
    expect(arrived.map((item): [string, string] => [item.loan_id, item.amount]).sort(byLoan)).toEqual(
      [...sent].sort(byLoan),
    );
    expect(arrived.every((item) => item.client_id === truth.get(item.loan_id)?.clientId)).toBe(true);
    const sizes = uploads.map((upload) => upload.items.length);
    expect(new Set(sizes).size).toBe(sizes.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(200);
    await expect(page.getByText(sumInWords(locale, addAmounts(sent.values()))).first()).toBeVisible();

    // PA2 shows the uploads; a person finalizes there and says so here.
    const pa2 = await request.get(`${SANDBOXES.sandbox}/pa2/repayments?partner=${partnerId}`);
    const shown = await pa2.text();
    for (const upload of uploads) expect(shown).toContain(String(upload.uploadId));
    const link = page.getByRole("link", { name: t("report.finalize.open"), exact: true });
    await expect(link).toHaveAttribute("href", `${SANDBOXES.sandbox}/pa2`);
    await page.getByRole("button", { name: t("report.finalize.mark"), exact: true }).click();
    await expect(state).toHaveAttribute("data-state", "finalized");
    await look();

    await page.goto(`${ADDRESS}/${team.slug}/sandbox/repayments`);
    await expect(page.locator('[data-state="finalized"]')).toHaveCount(1);
    await look();
    await page.goto(`${ADDRESS}/${team.slug}/sandbox`);
    await look();
  });
}

/** Brings the row into view by its number, as she would, and answers it. */
async function find(page: Page, team: Team, rowNumber: number) {
  const field = page.getByLabel(team.words.check.filter.find, { exact: true });
  await field.fill(String(rowNumber));
  const row = page.locator(`tr[data-row-key="${rowNumber}"]`);
  await row.scrollIntoViewIfNeeded();
  return row;
}

function sumInWords(locale: string, text: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(
    text as Intl.StringNumericLiteral,
  );
}
