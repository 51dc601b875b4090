"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { currentSession } from "@/lib/auth/current-session";
import { authOptions } from "@/lib/auth/next-auth";
import { endSession } from "@/lib/auth/sessions";
import { database } from "@/lib/db/database";
import { routes } from "@/lib/routes";

/** Ends the session in the database, at once and for every tab, then drops the cookie. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session) await endSession(database(), session.secret);
  const cookie = authOptions().cookies?.sessionToken;
  if (cookie) (await cookies()).set(cookie.name, "", { ...cookie.options, maxAge: 0 });
  redirect(routes.signIn());
}
