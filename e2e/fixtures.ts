import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/auth/passwords";
import { connect, type Db } from "@/lib/db/connect";
import type { EnvironmentName } from "@/lib/env";
import { MESSAGES, type Messages } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/locales";
import type { Role } from "@/lib/organizations/context";
import { storeKivaCredentials } from "@/lib/organizations/credentials";

export { expect };

export const ADDRESS = process.env.E2E_ADDRESS ?? "";
const PASSWORD = "a long enough password";

/** Where each environment's stand-in listens. */
export const SANDBOXES: Record<EnvironmentName, string> = {
  sandbox: process.env.E2E_SANDBOX_URL ?? "",
  stage: process.env.E2E_STAGE_URL ?? "",
  production: process.env.E2E_PRODUCTION_URL ?? "",
};

/** Where the photos of the journeys are (e2e/photo-server.ts). */
export const PHOTOS = process.env.E2E_PHOTOS_URL ?? "";

/** An organization of a test's own, with one person who can sign in. */
export interface Team {
  slug: string;
  organizationId: string;
  personId: string;
  partnerId: string;
  email: string;
  password: string;
  locale: Locale;
  words: Messages;
}

interface TeamOptions {
  partnerId: string;
  columns?: "two" | "three";
  currency?: string;
  role?: Role;
  locale?: Locale;
}

/** Makes an organization and its person straight in the database: their pages are another story. */
async function makeTeam(db: Db, options: TeamOptions): Promise<Team> {
  const { partnerId, columns = "three", currency = "KES", role = "coordinator", locale = "en" } = options;
  const organizationId = randomUUID();
  const personId = randomUUID();
  const slug = `team-${organizationId.slice(0, 8)}`;
  const email = `${slug}@example.org`;
  const now = Date.now();
  const organization = {
    id: organizationId,
    slug,
    name: "Umoja MFI",
    partner_id: partnerId,
    columns,
    currency,
    amount_meaning: "repaid" as const,
    batch_limit: 300,
    history_seq: 0,
    created_at: now,
  };
  const person = {
    id: personId,
    email,
    name: "Ada Otieno",
    password_hash: await hashPassword(PASSWORD),
    language: locale,
    created_at: now,
  };
  await db.transaction().execute(async (trx) => {
    await trx.insertInto("organizations").values(organization).execute();
    await trx.insertInto("people").values(person).execute();
    await trx
      .insertInto("memberships")
      .values({ organization_id: organizationId, person_id: personId, role, created_at: now })
      .execute();
    const secret = { clientId: `sandbox-${partnerId}`, clientSecret: "sandbox-secret" };
    const credentials = partnerId === "9001" ? { ...secret, clientId: "sandbox" } : secret;
    for (const environment of ["sandbox", "stage", "production"] as const) {
      await storeKivaCredentials(trx, organizationId, environment, credentials);
    }
  });
  return {
    slug,
    organizationId,
    personId,
    partnerId,
    email,
    password: PASSWORD,
    locale,
    words: MESSAGES[locale],
  };
}

/** A colleague: another person of the team's organization. */
async function addColleague(db: Db, team: Team, name: string, role: Role = "coordinator"): Promise<Team> {
  const personId = randomUUID();
  const email = `${personId.slice(0, 8)}@example.org`;
  const created_at = Date.now();
  await db
    .insertInto("people")
    .values({
      id: personId,
      email,
      name,
      password_hash: await hashPassword(PASSWORD),
      language: team.locale,
      created_at,
    })
    .execute();
  await db
    .insertInto("memberships")
    .values({ organization_id: team.organizationId, person_id: personId, role, created_at })
    .execute();
  return { ...team, personId, email };
}

interface Fixtures {
  db: Db;
  addColleague: (team: Team, name: string, role?: Role) => Promise<Team>;
  makeTeam: (options: TeamOptions) => Promise<Team>;
}

export const test = base.extend<Fixtures>({
  db: async ({}, provide) => {
    const db = connect(process.env.DATABASE_URL ?? "");
    await provide(db);
    await db.destroy();
  },
  makeTeam: async ({ db }, provide) => {
    await provide((options) => makeTeam(db, options));
  },
  addColleague: async ({ db }, provide) => {
    await provide((team, name, role) => addColleague(db, team, name, role));
  },
});

/** Signs in and waits for the page that was asked for. */
export async function signIn(page: Page, team: Team, path = "/"): Promise<void> {
  await page.goto(`${ADDRESS}${path}`);
  await page.locator("#email").fill(team.email);
  await page.locator("#password").fill(team.password);
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`/${team.slug}/`));
}

/** Axe must find nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(found).toEqual([]);
}

/** The page must not scroll sideways, whatever the width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
}

/** Switches a fault on for one of the team's resources in the sandbox. */
export async function addFault(
  team: Team,
  resource: "repayments" | "loan_draft" | "loans",
  given: Record<string, unknown>,
  nth: number | "every",
): Promise<void> {
  const match = { path: `/v3/partner/${team.partnerId}/${resource}`, nth };
  const answer = await fetch(`${SANDBOXES.sandbox}/__control/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match, ...given }),
  });
  expect(answer.ok, await answer.text()).toBe(true);
}

/** The sandbox's credentials are there, and cannot be opened: nothing leaves until the answered function is called. */
export async function breakCredentials(db: Db, team: Team): Promise<() => Promise<void>> {
  const { secret_sealed } = await db
    .selectFrom("kiva_credentials")
    .select("secret_sealed")
    .where("organization_id", "=", team.organizationId)
    .where("environment", "=", "sandbox")
    .executeTakeFirstOrThrow();
  const seal = async (text: string) => {
    await db
      .updateTable("kiva_credentials")
      .set({ secret_sealed: text })
      .where("organization_id", "=", team.organizationId)
      .where("environment", "=", "sandbox")
      .execute();
  };
  await seal("not readable");
  return () => seal(secret_sealed);
}

/** Lets all that waits of the team's go at once. */
export async function endWaits(db: Db, team: Team): Promise<void> {
  await db
    .updateTable("batches")
    .set({ not_before: 0 })
    .where("delivery_id", "in", (from) =>
      from.selectFrom("deliveries").select("id").where("organization_id", "=", team.organizationId),
    )
    .execute();
}

/** Resolves once the application's worker has begun and ended at least one whole look for what is to be sent. */
export async function workerLooksTwice(): Promise<void> {
  const lastRound = async () => {
    const answer = await fetch(`${ADDRESS}/api/health`);
    return ((await answer.json()) as { worker: { lastRoundAt: string | null } }).worker.lastRoundAt;
  };
  for (let looks = 0; looks < 2; looks++) {
    const before = await lastRound();
    await expect.poll(lastRound).not.toBe(before);
  }
}
