import { setTimeout as sleep } from "node:timers/promises";
import { nameOfError } from "@/lib/delivery/story";
import { environmentHosts, type EnvironmentHosts } from "@/lib/environments/environments";
import { log } from "@/lib/log";
import { mayAct, type Context } from "@/lib/organizations/context";
import {
  CredentialsUnreadable,
  kivaCredentials,
  type KivaCredentials,
} from "@/lib/organizations/credentials";
import { listLoans } from "@/lib/partner-api/client";
import { reader } from "@/lib/partner-api/reader";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { readExpected } from "./read-expected";
import { beatRun, beginRun, failRun, type FetchRun } from "./run-store";
import { takeSnapshot } from "./take-snapshot";

/** Pages of 300 loans: Kiva may think about them for a while. */
const DEADLINES = { connectMs: 5_000, headersMs: 30_000, wholeMs: 60_000, maxBodyBytes: 5_000_000 };
/** Well below the silence after which a run counts as dead (lib/loans/run-store.ts), whatever one page takes. */
const BEAT_MS = 10_000;

export interface FetchTerms {
  hosts: EnvironmentHosts | null;
  pause: (ms: number) => Promise<unknown>;
}

export type StartFailure = Failure<"auth.role" | "loans.no-credentials">;

/**
 * Has Kiva's list of expected loans fetched, and answers as soon as that has begun: reading goes on by itself, `done`
 * resolves when it has ended and never rejects. While a fetch is alive, whoever began it and on whichever server, this
 * joins it. How it goes and ends is told by lib/loans/fetch-progress.ts; one that fails leaves the former list.
 */
export async function fetchExpected(
  context: Context,
  given: Partial<FetchTerms> = {},
): Promise<Result<{ done: Promise<void> }, StartFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const terms = { hosts: environmentHosts(context.environment), pause: (ms: number) => sleep(ms), ...given };
  const credentials = await readableCredentials(context);
  if (!credentials || !terms.hosts) return fail("loans.no-credentials");
  const run = await beginRun(context.db, context);
  if (!run) return ok({ done: Promise.resolve() });
  return ok({ done: runToItsEnd(context, run, { ...terms, hosts: terms.hosts, credentials }) });
}

async function readableCredentials({
  db,
  organization,
  environment,
}: Context): Promise<KivaCredentials | null> {
  try {
    return await kivaCredentials(db, organization.id, environment);
  } catch (error) {
    if (error instanceof CredentialsUnreadable) return null;
    throw error;
  }
}

type RunTerms = FetchTerms & { hosts: EnvironmentHosts; credentials: KivaCredentials };

async function runToItsEnd(context: Context, run: FetchRun, terms: RunTerms): Promise<void> {
  const { db } = context;
  const names = { fetchId: run.fetchId, environment: context.environment };
  const over = new AbortController();
  const beat = setInterval(() => {
    // A database in trouble may be back at the next beat; if not, the silence says enough.
    beatRun(db, context, run, null).then(
      (isAlive) => !isAlive && over.abort(),
      () => {},
    );
  }, BEAT_MS);
  try {
    const failure = await fetchAndTake(context, run, terms, over.signal);
    if (failure === null) log().info(names, "expected loans fetched");
    else {
      await failRun(db, context, run, failure);
      log().warn({ ...names, failure }, "expected loans not fetched");
    }
  } catch (error) {
    log().error({ ...names, error: nameOfError(error) }, "fetching expected loans was interrupted");
    await failRun(db, context, run, "loans.interrupted").catch(() => false);
  } finally {
    clearInterval(beat);
  }
}

/** Why it failed; null if the list is stored. */
async function fetchAndTake(
  context: Context,
  run: FetchRun,
  { hosts, credentials, pause }: RunTerms,
  signal: AbortSignal,
): Promise<string | null> {
  const options = { deadlines: DEADLINES, signal };
  const ask = reader(context, hosts, credentials, options);
  const loans = await readExpected({
    askPage: (query) => ask("read:loans", (door) => listLoans(door, query, options)),
    onProgress: (received, total) => beatRun(context.db, context, run, { received, total }),
    pause,
  });
  if (!loans.ok) return loans.failure.code;
  return (await takeSnapshot(context, run, loans.value)) ? null : "loans.interrupted";
}
