import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/lib/db/connect";
import { environmentHosts, type EnvironmentHosts } from "@/lib/environments/environments";
import type { EnvironmentName } from "@/lib/env";
import { log } from "@/lib/log";
import { CredentialsUnreadable, kivaCredentials } from "@/lib/organizations/credentials";
import { partnerUrl, postBytes } from "@/lib/partner-api/client";
import { DEADLINES, type Deadlines, type Exchange } from "@/lib/partner-api/http";
import { accessToken, freshToken, type TokenFailureCode } from "@/lib/partner-api/token";
import { fail, type Failure, type Result } from "@/lib/result";
import type { Claim } from "./batch-rows";
import { crashPoint } from "./crash-points";
import { interpret } from "./interpret";
import { KINDS } from "./kinds";
import { Lease, now, type LeaseTerms } from "./lease";
import { BEAT_MS, LEASE_MS } from "./lease-times";
import { afterNotSent, afterVerdict, afterWait, GIVEN_BACK, type NextStep } from "./next-step";
import type { Verdict } from "./outcomes";
import { endTry, storeReply } from "./outcome-store";
import { claimNext, commitDispatch, extendLease } from "./sending-store";
import { msSince, nameOfError, namesOf, tell } from "./story";

/** What sending needs; all but the database has a default, and tests put their own in its place. */
export interface Sending extends LeaseTerms {
  db: Db;
  /** Names the worker in the claims it holds. */
  worker: string;
  deadlines: Deadlines;
  hostsOf: (environment: EnvironmentName) => EnvironmentHosts | null;
  /** True once the process is to end: what is on the wire is finished, nothing else is begun. */
  isStopping: () => boolean;
  /** After a write that failed, so long until the next attempt. */
  againMs?: number;
}

/** The terms of a real worker. */
export function sendingTerms(db: Db, worker: string): Sending {
  return {
    db,
    worker,
    leaseMs: LEASE_MS,
    beatMs: BEAT_MS,
    deadlines: DEADLINES,
    hostsOf: (environment) => environmentHosts(environment),
    isStopping: () => false,
  };
}

/**
 * - `nothing-due`: the delivery has no batch that may go now
 * - `ended`: a try was made, and what came of it is written
 * - `lost`: the hold on the batch was lost on the way; whoever recovers it decides what is known
 */
export type SendResult = "nothing-due" | "ended" | "lost";

/**
 * Makes one try of the delivery's next batch: claim, token, `dispatching` committed, one request, the raw reply
 * stored, then read, then the outcome. Every write is conditional on the claim's fence and on its lease. Throws only
 * what nobody expects (a database that is gone); the batch is then recovered when its lease has run out.
 */
export async function sendNextBatch(sending: Sending, deliveryId: string): Promise<SendResult> {
  const since = now();
  const claim = await claimNext(sending.db, deliveryId, sending.worker, sending.leaseMs);
  if (!claim) return "nothing-due";
  tell(claim, "batch claimed", { worker: sending.worker, organizationId: claim.organizationId });
  crashPoint("claimed");
  const lease = new Lease(since, sending, () => extendLease(sending.db, claim, sending.leaseMs));
  try {
    const isEnded = await tryOnce(sending, claim, lease);
    if (!isEnded) tell(claim, "batch lost", { ms: msSince(since.steady) });
    crashPoint("outcome-committed");
    return isEnded ? "ended" : "lost";
  } finally {
    lease.release();
  }
}

async function tryOnce(sending: Sending, claim: Claim, lease: Lease): Promise<boolean> {
  const { db, deadlines } = sending;
  const giveBack = (step: NextStep) =>
    whileHeld(sending, claim, lease, () =>
      endTry(db, { claim, from: "claimed", lease: "held", dispatchId: null }, step),
    );

  if (sha256(claim.body) !== claim.bodySha256) return giveBack(afterWait("body.changed", claim.tries));
  if (claim.isPartnerChanged) return giveBack(afterWait("partner.changed", claim.tries));
  const hosts = sending.hostsOf(claim.environment);
  if (!hosts) return giveBack(afterWait("token.not-configured", claim.tries));
  const askedAt = performance.now();
  const token = await tokenFor(sending, claim, hosts, lease);
  const tokenCode = token.ok ? {} : { code: token.failure.code };
  tell(claim, token.ok ? "token at hand" : "no token", { ...tokenCode, ms: msSince(askedAt) });
  if (!token.ok) return giveBack(afterWait(token.failure.code, claim.tries));
  crashPoint("token-fetched");
  if (sending.isStopping()) return giveBack(GIVEN_BACK);

  const { resource } = KINDS[claim.kind];
  const dispatchId = await commitDispatch(db, claim, partnerUrl(hosts, claim.partnerId, resource));
  if (!dispatchId) return false;
  tell(claim, "dispatch committed", { dispatchId, environment: claim.environment });
  crashPoint("dispatch-committed");
  const connectedAt = performance.now();
  const door = { hosts, partnerId: claim.partnerId, accessToken: token.value };
  const got = await postBytes(door, resource, claim.body, {
    deadlines,
    signal: lease.signal,
    mayProceed: () => lease.holds(),
  });
  tell(claim, "batch exchanged", { dispatchId, ...summaryOf(got), ms: msSince(connectedAt) });
  crashPoint("reply-received");

  const end = (step: NextStep) =>
    whileHeld(sending, claim, lease, () =>
      endTry(db, { claim, from: "dispatching", lease: "held", dispatchId }, step),
    );
  if (got.kind === "not-sent") return end(afterNotSent(got.code, claim.tries));
  const reply = got.kind === "reply" ? got.reply : got.partial;
  const failure = got.kind === "reply" ? null : got.code;
  if (!(await whileHeld(sending, claim, lease, () => storeReply(db, claim, dispatchId, reply, failure))))
    return false;
  crashPoint("reply-stored");
  tell(claim, "reply stored", { dispatchId, replySha256: reply && sha256(reply.body), failure });
  return end(afterVerdict(verdictOf(claim, got), claim.isSecondTry, claim.tries));
}

/** What came back, read. A mistake of ours in reading must not leave the batch without an outcome. */
export function verdictOf(claim: Claim, got: Exclude<Exchange, { kind: "not-sent" }>): Verdict {
  if (got.kind === "no-reply") return { kind: "unknown", reason: `unknown.${got.code}` };
  try {
    const readSuccess = (json: unknown) => KINDS[claim.kind].readSuccess(json, claim.body);
    return interpret(got.reply, readSuccess, claim.serverErrors);
  } catch (error) {
    log().error({ ...namesOf(claim), error: nameOfError(error) }, "reply not interpreted");
    return { kind: "unknown", reason: "unknown.not-interpreted" };
  }
}

type TokenTrouble = TokenFailureCode | "token.no-credentials" | "token.credentials-unreadable";

async function tokenFor(
  { db, deadlines }: Sending,
  claim: Claim,
  hosts: EnvironmentHosts,
  lease: Lease,
): Promise<Result<string, Failure<TokenTrouble>>> {
  const { organizationId, environment, partnerId } = claim;
  let credentials;
  try {
    credentials = await kivaCredentials(db, organizationId, environment);
  } catch (error) {
    // A database in trouble says nothing about the credentials.
    if (!(error instanceof CredentialsUnreadable)) throw error;
    log().error({ ...namesOf(claim), error: nameOfError(error) }, "credentials not readable");
    return fail("token.credentials-unreadable");
  }
  if (!credentials) return fail("token.no-credentials");
  const request = {
    organizationId,
    environment,
    hosts,
    credentials,
    partnerId,
    scope: KINDS[claim.kind].scope,
  };
  const options = { deadlines, signal: lease.signal };
  return claim.isSecondTry ? freshToken(request, options) : accessToken(request, options);
}

const AGAIN_MS = 250;

/** A receipt is worth more than one attempt to write it: tries while the batch is ours. False once it is not. */
async function whileHeld(
  { againMs = AGAIN_MS }: Sending,
  claim: Claim,
  lease: Lease,
  write: () => Promise<boolean>,
): Promise<boolean> {
  while (lease.holds()) {
    try {
      return await write();
    } catch (error) {
      log().error({ ...namesOf(claim), error: nameOfError(error) }, "outcome not written, trying again");
      await sleep(againMs);
    }
  }
  return false;
}

function summaryOf(got: Exchange): Record<string, unknown> {
  return got.kind === "reply"
    ? { got: got.kind, status: got.reply.status }
    : { got: got.kind, code: got.code };
}

function sha256(body: Buffer): string {
  return createHash("sha256").update(body).digest("hex");
}
