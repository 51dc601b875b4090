import { hash, verify } from "@node-rs/argon2";

/** OWASP's second choice of Argon2id: 19 MiB, two passes, one lane. The library's default algorithm is Argon2id. */
const OPTIONS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Each running hash holds 19 MiB and a core: a flood of sign-ins must not take the server down. */
const MAX_AT_ONCE = 2;

/** Who comes later than this is sent away: waiting for minutes helps nobody but an attacker. */
const MAX_WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  // The place of one who ends is handed to the next in line, so that never more than two run.
  if (running >= MAX_AT_ONCE) await new Promise<void>((resume) => waiting.push(resume));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

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
  if (waiting.length >= MAX_WAITING) return "busy";
  decoy ??= hashPassword("no account has this password");
  const against = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(against, password, OPTIONS));
  return matches && passwordHash !== null;
}
