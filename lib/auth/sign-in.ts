import { createHash } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { isPassword } from "./passwords";
import { openSession } from "./sessions";

const WINDOW_MS = 15 * 60_000;
const MAX_FAILURES_PER_ACCOUNT = 8;
const MAX_FAILURES_PER_ADDRESS = 40;

/**
 * Checks email and password and opens a session. `address` is the caller's network address, null if unknown.
 *
 * - `sign-in.wrong`: no such account or another password; which of the two is never told, nor shown by the time taken
 * - `sign-in.throttled`: too many failures of this account or address in the last 15 minutes, or too many people
 *   signing in at this moment
 */
export async function signIn(
  db: Db,
  given: { email: string; password: string; address: string | null },
  now = Date.now(),
): Promise<
  Result<{ personId: string; sessionSecret: string }, Failure<"sign-in.wrong" | "sign-in.throttled">>
> {
  const email = given.email.replaceAll("\0", "").trim().toLowerCase();
  const account = `account:${digest(email)}`;
  const address = given.address ? `address:${digest(given.address)}` : null;
  // The attempt is written before it is judged, and taken back if it was right: guesses that come all at once see
  // each other.
  const keys = address ? [account, address] : [account];
  await db
    .insertInto("sign_in_attempts")
    .values(keys.map((key) => ({ key, at: now })))
    .execute();
  if (
    (await attempts(db, account, now)) > MAX_FAILURES_PER_ACCOUNT ||
    (address && (await attempts(db, address, now)) > MAX_FAILURES_PER_ADDRESS)
  ) {
    return fail("sign-in.throttled");
  }

  const person = await db
    .selectFrom("people")
    .select(["id", "password_hash"])
    .where("email", "=", email)
    .executeTakeFirst();
  const isRight = await isPassword(given.password, person?.password_hash ?? null);
  if (isRight === "busy") return fail("sign-in.throttled");
  if (!isRight || !person) return fail("sign-in.wrong");

  await db
    .deleteFrom("sign_in_attempts")
    .where((eb) =>
      eb.or([
        eb("key", "=", account),
        eb.and([eb("key", "in", keys), eb("at", "=", now)]),
        eb("at", "<", now - WINDOW_MS),
      ]),
    )
    .execute();
  return ok({ personId: person.id, sessionSecret: await openSession(db, person.id, now) });
}

async function attempts(db: Db, key: string, now: number): Promise<number> {
  const { count } = await db
    .selectFrom("sign_in_attempts")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("key", "=", key)
    .where("at", ">", now - WINDOW_MS)
    .executeTakeFirstOrThrow();
  return count;
}

/** Attempts are stored under a digest: the table lists no addresses and no emails that were mistyped. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
