import "server-only";
import { database } from "@/lib/db/database";
import { availableEnvironments } from "@/lib/environments/environments";
import { listMemberships } from "@/lib/organizations/find-membership";
import type { Place } from "@/lib/routes";

/**
 * Where a person lands after signing in: her first organization, in the most careful environment there is (sandbox
 * before stage before production). Null if she belongs to none.
 */
export async function firstPlace(personId: string): Promise<Place | null> {
  const [membership] = await listMemberships(database(), personId);
  const [environment] = availableEnvironments();
  return membership && environment ? { organization: membership.organization.slug, environment } : null;
}
