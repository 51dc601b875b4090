import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import type { Env, EnvironmentName } from "@/lib/env";
import { hashPassword } from "@/lib/auth/passwords";
import { recordHistory } from "@/lib/history/record-history";
import { storeKivaCredentials, type KivaCredentials } from "./credentials";

/** "Umoja MFI (Kisumu)" -> "umoja-mfi-kisumu". */
export function toSlug(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * First run without a form: makes the organization of the `SETUP_*` variables and its first administrator, if the
 * database holds no organization yet. Several servers may start at once: the slug is unique, and who comes second
 * finds the work done. Answers whether it made one.
 */
export async function setUpFromEnv(db: Db, settings: Env): Promise<boolean> {
  const { SETUP_ORGANIZATION: name, SETUP_PARTNER_ID: partnerId } = settings;
  const { SETUP_EMAIL: email, SETUP_PASSWORD: password } = settings;
  if (!name || !partnerId || !email || !password) return false;
  if (await db.selectFrom("organizations").select("id").limit(1).executeTakeFirst()) return false;

  const passwordHash = await hashPassword(password);
  const now = Date.now();
  return db.transaction().execute(async (trx) => {
    const organizationId = randomUUID();
    const inserted = await trx
      .insertInto("organizations")
      .values({
        id: organizationId,
        slug: toSlug(name),
        name,
        partner_id: partnerId,
        columns: settings.SETUP_COLUMNS,
        amount_meaning: settings.SETUP_AMOUNT_MEANING,
        currency: settings.SETUP_CURRENCY,
        batch_limit: 300,
        history_seq: 0,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column("slug").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!inserted) return false;

    const personId = randomUUID();
    await trx
      .insertInto("people")
      .values({
        id: personId,
        email: email.toLowerCase(),
        name: nameOf(email),
        password_hash: passwordHash,
        language: "en",
        created_at: now,
      })
      .execute();
    await trx
      .insertInto("memberships")
      .values({
        organization_id: organizationId,
        person_id: personId,
        role: "administrator",
        created_at: now,
      })
      .execute();
    for (const [environment, credentials] of credentialsOf(settings)) {
      await storeKivaCredentials(trx, organizationId, environment, credentials);
    }
    await recordHistory(trx, {
      organizationId,
      environment: null,
      personId,
      action: "organization.set-up",
      subjectKind: "organization",
      subjectId: organizationId,
      details: { partnerId, columns: settings.SETUP_COLUMNS, amountMeaning: settings.SETUP_AMOUNT_MEANING },
    });
    return true;
  });
}

/** "ada.otieno@umoja.example" -> "Ada Otieno", until she says otherwise. */
function nameOf(email: string): string {
  const words = (email.split("@")[0] ?? email).split(/[._-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

function credentialsOf(settings: Env): [EnvironmentName, KivaCredentials][] {
  const given: [EnvironmentName, string | undefined, string | undefined][] = [
    ["sandbox", settings.SETUP_SANDBOX_CLIENT_ID, settings.SETUP_SANDBOX_CLIENT_SECRET],
    ["stage", settings.SETUP_STAGE_CLIENT_ID, settings.SETUP_STAGE_CLIENT_SECRET],
    ["production", settings.SETUP_PRODUCTION_CLIENT_ID, settings.SETUP_PRODUCTION_CLIENT_SECRET],
  ];
  return given.flatMap(([environment, clientId, clientSecret]) =>
    clientId && clientSecret ? [[environment, { clientId, clientSecret }]] : [],
  );
}
