import type { Db } from "@/lib/db/connect";
import type { Organization, Role } from "./context";

export interface Membership {
  organization: Organization;
  role: Role;
}

/** The organizations a person belongs to, by name. */
export async function listMemberships(db: Db, personId: string): Promise<Membership[]> {
  const rows = await membershipQuery(db, personId).orderBy("organizations.name").execute();
  return rows.map(toMembership);
}

/**
 * The person's membership of the organization with this slug, or null: one that does not exist and one of other
 * people's answer alike.
 */
export async function findMembership(db: Db, personId: string, slug: string): Promise<Membership | null> {
  const row = await membershipQuery(db, personId).where("organizations.slug", "=", slug).executeTakeFirst();
  return row ? toMembership(row) : null;
}

function membershipQuery(db: Db, personId: string) {
  return db
    .selectFrom("memberships")
    .innerJoin("organizations", "organizations.id", "memberships.organization_id")
    .where("memberships.person_id", "=", personId)
    .select([
      "organizations.id",
      "organizations.slug",
      "organizations.name",
      "organizations.partner_id",
      "organizations.columns",
      "organizations.amount_meaning",
      "organizations.currency",
      "organizations.batch_limit",
      "memberships.role",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof membershipQuery>["execute"]>>[number];

function toMembership(row: Row): Membership {
  return {
    role: row.role,
    organization: {
      id: row.id,
      slug: row.slug,
      name: row.name,
      partnerId: row.partner_id,
      columns: row.columns,
      amountMeaning: row.amount_meaning,
      currency: row.currency,
      batchLimit: row.batch_limit,
    },
  };
}
