import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { EnvironmentName } from "@/lib/env";
import { seal, unseal } from "./secrets";

/** What Kiva gave the organization for one environment (PA2 > Account > API Access). */
export interface KivaCredentials {
  clientId: string;
  clientSecret: string;
}

/** The stored secret does not open: another ENCRYPTION_KEY, or a changed row. */
export class CredentialsUnreadable extends Error {}

/**
 * Reads and opens the organization's credentials for one environment, or null if none are stored. Throws
 * `CredentialsUnreadable`, and whatever a database in trouble throws.
 */
export async function kivaCredentials(
  db: Kysely<Schema>,
  organizationId: string,
  environment: EnvironmentName,
): Promise<KivaCredentials | null> {
  const row = await db
    .selectFrom("kiva_credentials")
    .select(["client_id", "secret_sealed"])
    .where("organization_id", "=", organizationId)
    .where("environment", "=", environment)
    .executeTakeFirst();
  if (!row) return null;
  try {
    const clientSecret = unseal(row.secret_sealed, bindingOf(organizationId, environment));
    return { clientId: row.client_id, clientSecret };
  } catch (error) {
    throw new CredentialsUnreadable("A stored secret does not open", { cause: error });
  }
}

/** Stores credentials, sealed and bound to their organization and environment. */
export async function storeKivaCredentials(
  db: Kysely<Schema>,
  organizationId: string,
  environment: EnvironmentName,
  credentials: KivaCredentials,
): Promise<void> {
  const values = {
    client_id: credentials.clientId,
    secret_sealed: seal(credentials.clientSecret, bindingOf(organizationId, environment)),
    updated_at: Date.now(),
  };
  await db
    .insertInto("kiva_credentials")
    .values({ organization_id: organizationId, environment, ...values })
    .onConflict((conflict) => conflict.columns(["organization_id", "environment"]).doUpdateSet(values))
    .execute();
}

function bindingOf(organizationId: string, environment: EnvironmentName): string {
  return `${organizationId}:${environment}`;
}

/** True if the organization has credentials for the environment; says nothing about whether Kiva takes them. */
export async function hasKivaCredentials(
  db: Kysely<Schema>,
  organizationId: string,
  environment: EnvironmentName,
): Promise<boolean> {
  const row = await db
    .selectFrom("kiva_credentials")
    .select("client_id")
    .where("organization_id", "=", organizationId)
    .where("environment", "=", environment)
    .executeTakeFirst();
  return row !== undefined;
}
