import "server-only";
import { getToken } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import { database } from "@/lib/db/database";
import type { Person } from "@/lib/organizations/context";
import { authOptions } from "./next-auth";
import { sessionPerson } from "./sessions";

/** Who is signed in here, or null. Asked once a request. */
export const currentSession = cache(async (): Promise<{ person: Person; secret: string } | null> => {
  // Never at build time: who is signed in is a question of a request, and so is every page of this application.
  await connection();
  const { cookies: names, secret } = authOptions();
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const token = await getToken({
    req: { cookies: jar, headers: {} } as Parameters<typeof getToken>[0]["req"],
    secret,
    cookieName: names?.sessionToken?.name,
  });
  if (!token?.sessionSecret) return null;
  // A page that only follows a delivery is no sign of a person in front of it.
  const isPolling = (await headers()).get("x-path")?.endsWith("/progress") ?? false;
  const person = await sessionPerson(database(), token.sessionSecret, { isPolling });
  return person && { person, secret: token.sessionSecret };
});
