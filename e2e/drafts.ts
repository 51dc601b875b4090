import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { dayFromNow } from "@/lib/testing/drafts";
import type { Db } from "@/lib/db/connect";
import type { Draft } from "@/lib/drafts/draft";
import { searchText } from "@/lib/drafts/search-text";
import { ADDRESS, expect, SANDBOXES, type Team } from "./fixtures";

/** What the tests of draft loans do over and over, in English. */

export function newDraftUrl(team: Team, environment = "sandbox"): string {
  return `${ADDRESS}/${team.slug}/${environment}/drafts/new`;
}

/** An open draft straight in the database, for tests whose story begins later. Answers its id. */
export async function seedDraft(db: Db, team: Team, content: Draft): Promise<string> {
  const id = randomUUID();
  const now = Date.now();
  await db
    .insertInto("drafts")
    .values({
      id,
      organization_id: team.organizationId,
      environment: "sandbox",
      stage: "open",
      content: JSON.stringify(content),
      search_text: searchText(content),
      version: 1,
      submission_token: id,
      saved_token: id,
      import_id: null,
      import_position: null,
      copied_from: null,
      created_at: now,
      created_by: team.personId,
      updated_at: now,
      updated_by: team.personId,
      sent_at: null,
      deleted_at: null,
    })
    .execute();
  return id;
}

export interface TakenDraft {
  uuid: string;
  content: {
    entreps?: Record<string, string>[];
    not_pictured?: boolean[];
    schedule?: { date: string; principal: string; interest: string }[];
    image_encoded?: string;
    [field: string]: unknown;
  };
  /** What PA2 would hold against publishing it. */
  blocks: string[];
}

/** What the environment's stand-in took from this team, in order. */
export async function draftsOf(
  team: Team,
  environment: keyof typeof SANDBOXES = "sandbox",
): Promise<TakenDraft[]> {
  const answer = await fetch(`${SANDBOXES[environment]}/__control/drafts?partner=${team.partnerId}`);
  return ((await answer.json()) as { drafts: TakenDraft[] }).drafts;
}

/** The draft's own state: the first on the page. */
export function draftState(page: Page): Locator {
  return page.locator("[data-state]").first();
}

/** Kiva's lists answer a moment after the first page of a new organization: what is typed before is matched then. */
export async function untilListsAreHere(page: Page, team: Team): Promise<void> {
  const { refresh } = team.words.draftForm.lists;
  await page.getByRole("button", { name: refresh, exact: true }).waitFor();
  await expect(page.locator("time").first()).toBeVisible();
}

/** Types a value into a field of the whole loan, or picks it from one of Kiva's lists, and moves on. */
export async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press("Tab");
}

/** The fields of one borrower, from 1. */
export function borrower(page: Page, team: Team, number: number): Locator {
  const legend = team.words.draftForm.borrowers.legend.replace("{number}", String(number));
  return page.getByRole("group", { name: legend, exact: true });
}

/** Fills in everything but the borrowers, the photo and the schedule. */
export async function fillLoan(page: Page, team: Team): Promise<void> {
  const { fields } = team.words.draftForm;
  await fill(page, fields.location, "Kisumu: Kenya");
  await fill(page, fields.activity, "Dairy");
  await fill(page, fields.theme, "Green");
  await fill(page, fields.currency, "KES");
  await fill(page, fields.language, "English");
  await fill(page, fields.disbursalDate, dayFromNow(7));
  await fill(page, fields.loanUse, "to buy two dairy cows");
  await fill(page, fields.description, "Sells milk in the market of Kisumu every morning, and keeps cows.");
  await page.getByLabel(fields.waiverSigned, { exact: true }).check();
}

/** Until the page says that everything typed is kept. */
export async function untilSaved(page: Page, team: Team): Promise<void> {
  const saved = team.words.draftForm.keeping.saved.replace("{time}", "").trim();
  await expect(page.getByRole("status").filter({ hasText: saved }).first()).toBeVisible({ timeout: 15_000 });
}

/** What hidden data a JPEG carries: the names of its segments that are no picture, read byte by byte. */
export function hiddenSegments(jpeg: Buffer): string[] {
  const found: string[] = [];
  let at = 2;
  while (at < jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    // The picture itself begins.
    if (marker === 0xda) return found;
    if (marker >= 0xe0 && marker <= 0xef) found.push(`APP${marker - 0xe0}`);
    if (marker === 0xfe) found.push("COM");
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  throw new Error("Not a JPEG with a picture in it");
}
