import type { Db } from "@/lib/db/connect";
import type { EnvironmentName } from "@/lib/env";

const ROLES = ["viewer", "coordinator", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export interface Organization {
  id: string;
  slug: string;
  name: string;
  partnerId: string;
  columns: "two" | "three";
  amountMeaning: "repaid" | "outstanding";
  currency: string;
  batchLimit: number;
}

export interface Person {
  id: string;
  email: string;
  name: string;
  language: "en" | "es" | "fr";
}

/** Who acts, for which organization, in which environment. Every verb takes one and scopes all it does by it. */
export interface Context {
  db: Db;
  organization: Organization;
  environment: EnvironmentName;
  person: Person;
  role: Role;
}

/** Who acts for an organization as a whole, in none of its environments. */
export type OrganizationContext = Omit<Context, "environment">;

/** True if the person's role includes the given one: an administrator may all that a coordinator may. */
export function mayAct(context: Pick<Context, "role">, needed: Role): boolean {
  return ROLES.indexOf(context.role) >= ROLES.indexOf(needed);
}
