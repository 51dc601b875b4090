import "server-only";
import { getServerSession } from "next-auth";
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
  const session = await getServerSession(authOptions());
  if (!session?.sessionSecret) return null;
  const person = await sessionPerson(database(), session.sessionSecret);
  return person && { person, secret: session.sessionSecret };
});
