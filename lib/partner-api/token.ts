import { createHash } from "node:crypto";
import type { EnvironmentHosts } from "@/lib/environments/environments";
import type { EnvironmentName } from "@/lib/env";
import type { KivaCredentials } from "@/lib/organizations/credentials";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { exchange, type ExchangeOptions, type Reply } from "./http";
import { readJson } from "./read-body";
import type { Scope } from "./scopes";
import { tokenAnswer } from "./wire";

/** Kiva's clients renew a token this long before it ends. */
const RENEW_BEFORE_MS = 60_000;
/** Kiva's tokens live 12 hours; a longer promise is not believed. */
const MAX_LIFETIME_S = 86_400;

export type TokenFailureCode =
  /** No answer: the token host cannot be reached, or the exchange broke off. */
  | "token.unreachable"
  /** 5xx, 429 or any other answer that says nothing about the credentials. */
  | "token.unavailable"
  /** 400, 401 or 403: the credentials are wrong, or not for this environment. */
  | "token.refused"
  /** 2xx, but not a token. */
  | "token.malformed"
  /** The token does not allow what is needed. */
  | "token.scope"
  /** The token is another partner's, or does not say whose it is. */
  | "token.partner";

export interface TokenRequest {
  organizationId: string;
  environment: EnvironmentName;
  hosts: EnvironmentHosts;
  credentials: KivaCredentials;
  /** Kiva's number for the partner that the work is for. */
  partnerId: string;
  /** What the work needs: that and nothing more is asked for. */
  scope: Scope;
}

type TokenResult = Result<string, Failure<TokenFailureCode>>;

interface Entry {
  /** Shared by everybody who asks while the request runs. */
  result: Promise<TokenResult>;
  /** On the monotonic clock, so that a wall clock that is a day off ends no token; set once the answer is there. */
  goodUntil: number;
}

// In the memory of the process and nowhere else.
const entries = new Map<string, Entry>();

/**
 * An access token for the work: the one in memory, else a new one from Kiva (client credentials, see
 * partner-api/domain.md, section 2). Checked before it is handed out: bearer, the needed scope, the partner.
 * Fails with a TokenFailureCode; neither failure nor anything thrown carries a secret.
 */
export async function accessToken(
  request: TokenRequest,
  options: ExchangeOptions = {},
): Promise<TokenResult> {
  const entry = entries.get(keyOf(request));
  if (!entry || entry.goodUntil <= performance.now()) return freshToken(request, options);
  return entry.result;
}

/** A new token, whatever is in memory: for the one more try after a 401 or 403. It replaces the one in memory. */
export async function freshToken(request: TokenRequest, options: ExchangeOptions = {}): Promise<TokenResult> {
  const key = keyOf(request);
  const asked = askForToken(request, options);
  const entry: Entry = { result: asked.then(({ result }) => result), goodUntil: Infinity };
  // Who shares it sees a rejection too; where nobody does, it must not end the process.
  entry.result.catch(() => undefined);
  entries.set(key, entry);
  const forget = () => {
    if (entries.get(key) === entry) entries.delete(key);
  };
  try {
    const { result, lifetimeMs } = await asked;
    entry.goodUntil = performance.now() + lifetimeMs - RENEW_BEFORE_MS;
    if (!result.ok || lifetimeMs <= RENEW_BEFORE_MS) forget();
    return result;
  } catch (error) {
    forget();
    throw error;
  }
}

/** A hash, so that the secret itself is in no key: a changed secret must be tried, not passed over. */
function keyOf({ organizationId, environment, hosts, credentials, partnerId, scope }: TokenRequest): string {
  const { clientId, clientSecret } = credentials;
  const parts = [
    organizationId,
    environment,
    hosts.tokenUrl,
    hosts.audience,
    clientId,
    clientSecret,
    partnerId,
    scope,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64");
}

interface Asked {
  result: TokenResult;
  /** 0: good for this one use. */
  lifetimeMs: number;
}

async function askForToken(request: TokenRequest, options: ExchangeOptions): Promise<Asked> {
  const { hosts, credentials, scope } = request;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    audience: hosts.audience,
    scope,
  });
  const got = await exchange(
    {
      method: "POST",
      url: hosts.tokenUrl,
      origin: new URL(hosts.tokenUrl).origin,
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
      body: Buffer.from(form.toString()),
    },
    options,
  );
  if (got.kind !== "reply") return failed("token.unreachable");
  return readToken(got.reply, request);
}

function readToken(reply: Reply, { partnerId, scope }: TokenRequest): Asked {
  const { status } = reply;
  if (status === 400 || status === 401 || status === 403) return failed("token.refused");
  if (status < 200 || status > 299) return failed("token.unavailable");
  const json = readJson(reply);
  const parsed = tokenAnswer.safeParse(json);
  if (!parsed.success || parsed.data.token_type.toLowerCase() !== "bearer") return failed("token.malformed");
  const token = parsed.data;
  // An answer without a scope grants what was asked for (RFC 6749, 5.1); one without a partner could be anybody's.
  if (token.scope != null && !token.scope.split(" ").includes(scope)) return failed("token.scope");
  if (token.partnerId !== partnerId) return failed("token.partner");
  return { result: ok(token.access_token), lifetimeMs: lifetimeOf(token.expires_in) };
}

/** Missing, 0 or unreadable: good for this one use, since Kiva has just handed it out. */
function lifetimeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === "string" && /^\d+$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== "number" || !(seconds > 0)) return 0;
  return Math.min(seconds, MAX_LIFETIME_S) * 1000;
}

function failed(code: TokenFailureCode): Asked {
  return { result: fail(code), lifetimeMs: 0 };
}
