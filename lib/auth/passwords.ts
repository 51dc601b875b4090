import { hash, verify } from "@node-rs/argon2";
import { turnsOf } from "@/lib/turns";

/** OWASP's second choice of Argon2id: 19 MiB, two passes, one lane. The library's default algorithm is Argon2id. */
const OPTIONS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Each running hash holds 19 MiB and a core: a flood of sign-ins must not take the server down. */
const { inTurn, waiting } = turnsOf("passwords", 2);

/** Who comes later than this is sent away: waiting for minutes helps nobody but an attacker. */
const MAX_WAITING = 100;

/** Hashes a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, OPTIONS));
}

let decoy: Promise<string> | undefined;

/**
 * True if the password belongs to the hash. Without a hash (no such account) it does the same work for nothing, so
 * that the answer takes as long as for an account that exists. "busy" if too many others wait already.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean | "busy"> {
  if (waiting() >= MAX_WAITING) return "busy";
  decoy ??= hashPassword("no account has this password");
  const against = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(against, password, OPTIONS));
  return matches && passwordHash !== null;
}
