import { createHash, randomBytes } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import type { Person } from "@/lib/organizations/context";

export const IDLE_LIMIT_MS = 30 * 60_000;
export const WHOLE_LIMIT_MS = 12 * 60 * 60_000;
/** How stale `last_seen_at` may be: one write a minute, not one a request. */
const SEEN_STEP_MS = 60_000;

function idOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Opens a session and answers its secret, which lives in the person's cookie only. */
export async function openSession(db: Db, personId: string, now = Date.now()): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await db
    .insertInto("sessions")
    .values({ id: idOf(secret), person_id: personId, created_at: now, last_seen_at: now, ended_at: null })
    .execute();
  return secret;
}

/**
 * The person of a live session, or null: ended, idle for 30 minutes, or 12 hours old. Looked up at every request, so
 * that ending a session ends it at once. A request that comes by itself (`isPolling`) does not keep it alive.
 */
export async function sessionPerson(
  db: Db,
  secret: string,
  { now = Date.now(), isPolling = false }: { now?: number; isPolling?: boolean } = {},
): Promise<Person | null> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.person_id")
    .select(["people.id", "people.email", "people.name", "people.language"])
    .select(["sessions.created_at", "sessions.last_seen_at"])
    .where("sessions.id", "=", idOf(secret))
    .where("sessions.ended_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  if (now - row.last_seen_at > IDLE_LIMIT_MS || now - row.created_at > WHOLE_LIMIT_MS) return null;
  if (!isPolling && now - row.last_seen_at > SEEN_STEP_MS) {
    await db.updateTable("sessions").set({ last_seen_at: now }).where("id", "=", idOf(secret)).execute();
  }
  return { id: row.id, email: row.email, name: row.name, language: row.language };
}

/** Ends one session for good. */
export async function endSession(db: Db, secret: string, now = Date.now()): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ ended_at: now })
    .where("id", "=", idOf(secret))
    .where("ended_at", "is", null)
    .execute();
}
