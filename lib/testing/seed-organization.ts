import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import type { EnvironmentName } from "@/lib/env";
import type { Role } from "@/lib/organizations/context";
import { storeKivaCredentials, type KivaCredentials } from "@/lib/organizations/credentials";

export interface SeededOrganization {
  organizationId: string;
  personId: string;
  partnerId: string;
  environment: EnvironmentName;
}

export interface SeedOptions {
  partnerId?: string;
  environment?: EnvironmentName;
  /** The sandbox's own, unless said otherwise; null for none. */
  credentials?: KivaCredentials | null;
  role?: Role;
  columns?: "two" | "three";
  currency?: string;
}

/** An organization with one person, and credentials that open the sandbox. */
export async function seedOrganization(db: Db, options: SeedOptions = {}): Promise<SeededOrganization> {
  const { partnerId = "9001", environment = "sandbox", role = "coordinator" } = options;
  const { credentials = { clientId: "sandbox", clientSecret: "sandbox-secret" } } = options;
  const { columns = "three", currency = "KES" } = options;
  const [organizationId, personId, created_at] = [randomUUID(), randomUUID(), Date.now()];
  await db
    .insertInto("organizations")
    .values({
      id: organizationId,
      slug: `o-${organizationId}`,
      name: "Umoja Microfinance",
      partner_id: partnerId,
      columns,
      amount_meaning: "repaid",
      currency,
      batch_limit: 300,
      history_seq: 0,
      created_at,
    })
    .execute();
  await db
    .insertInto("people")
    .values({
      id: personId,
      email: `${personId}@example.org`,
      name: "Wanjiru",
      password_hash: "none",
      language: "en",
      created_at,
    })
    .execute();
  await db
    .insertInto("memberships")
    .values({ organization_id: organizationId, person_id: personId, role, created_at })
    .execute();
  if (credentials) await storeKivaCredentials(db, organizationId, environment, credentials);
  return { organizationId, personId, partnerId, environment };
}
