import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/db/database";
import { availableEnvironments, isEnvironmentName } from "@/lib/environments/environments";
import { mayAct, type Context, type OrganizationContext, type Role } from "@/lib/organizations/context";
import { findMembership } from "@/lib/organizations/find-membership";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { routes } from "@/lib/routes";
import { currentSession } from "./current-session";

export type ContextFailure = Failure<"auth.signed-out" | "auth.no-such-place" | "auth.role">;

/**
 * Who acts where, from the session and the address. Another organization's slug and one that does not exist answer
 * alike, and so do environments that this server does not have.
 */
async function contextOf(
  organization: string,
  environment: string,
): Promise<Result<Context, ContextFailure>> {
  const context = await organizationContextOf(organization);
  if (!context.ok) return context;
  if (!isEnvironmentName(environment) || !availableEnvironments().includes(environment)) {
    return fail("auth.no-such-place");
  }
  return ok({ ...context.value, environment });
}

const organizationContextOf = cache(
  async (organization: string): Promise<Result<OrganizationContext, ContextFailure>> => {
    const session = await currentSession();
    if (!session) return fail("auth.signed-out");
    // PostgreSQL takes no NUL in a text; no slug has one.
    if (organization.includes("\0")) return fail("auth.no-such-place");
    const membership = await findMembership(database(), session.person.id, organization);
    if (!membership) return fail("auth.no-such-place");
    return ok({ db: database(), person: session.person, ...membership });
  },
);

/** For actions and routes: the context, or why there is none. */
export async function actionContext(
  place: { organization: string; environment: string },
  needed: Role,
): Promise<Result<Context, ContextFailure>> {
  const context = await contextOf(String(place.organization), String(place.environment));
  if (context.ok && !mayAct(context.value, needed)) return fail("auth.role");
  return context;
}

/** The same for what belongs to the organization and to none of its environments. */
export async function organizationActionContext(
  organization: string,
  needed: Role,
): Promise<Result<OrganizationContext, ContextFailure>> {
  const context = await organizationContextOf(String(organization));
  if (context.ok && !mayAct(context.value, needed)) return fail("auth.role");
  return context;
}

/** For pages: the context, or the sign-in page (which leads back here), or "not found". */
export async function pageContext(
  params: Promise<{ organization: string; environment: string }>,
): Promise<Context> {
  const { organization, environment } = await params;
  return orElsewhere(await contextOf(organization, environment));
}

export async function organizationContext(
  params: Promise<{ organization: string }>,
): Promise<OrganizationContext> {
  return orElsewhere(await organizationContextOf((await params).organization));
}

async function orElsewhere<Found>(context: Result<Found, ContextFailure>): Promise<Found> {
  if (context.ok) return context.value;
  if (context.failure.code === "auth.signed-out") {
    redirect(routes.signIn((await headers()).get("x-path") ?? undefined));
  }
  notFound();
}
