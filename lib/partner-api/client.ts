import type { EnvironmentHosts } from "@/lib/environments/environments";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { readConfigList, type ConfigLists, type ConfigResource } from "./config-lists";
import { exchange, type Exchange, type ExchangeOptions } from "./http";
import { readJson } from "./read-body";
import { retryAfterMs } from "./retry-after";
import { readErrorAnswer, readLoanPage, type LoanPage } from "./wire";

/** Where and for whom: the hosts are one environment's, and no other host is reachable through here. */
export interface Door {
  hosts: EnvironmentHosts;
  partnerId: string;
  accessToken: string;
}

/** The address of one of a partner's resources: `/v3/partner/{id}/{resource}`. Throws if the number is not digits. */
export function partnerUrl(hosts: EnvironmentHosts, partnerId: string, resource: string): string {
  if (!/^\d+$/.test(partnerId)) throw new RangeError("A partner's number must be digits");
  return `${hosts.apiUrl}/v3/partner/${partnerId}/${resource}`;
}

/**
 * Posts bytes, exactly as they are, to one of the partner's resources, once. What the answer means is for the caller
 * to read; nothing is tried again here.
 */
export function postBytes(
  { hosts, partnerId, accessToken }: Door,
  resource: string,
  body: Buffer,
  options?: ExchangeOptions,
): Promise<Exchange> {
  return exchange(
    {
      method: "POST",
      url: partnerUrl(hosts, partnerId, resource),
      origin: new URL(hosts.apiUrl).origin,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        "Content-Type": "application/json; charset=utf-8",
        Accept: "application/json",
      },
      body,
    },
    options,
  );
}

export type ReadFailure =
  /** No whole answer. */
  | "kiva.unreachable"
  /** 401 or 403: a fresh token may help. */
  | "kiva.unauthorized"
  /** 429: not before `waitMs` have gone by. */
  | "kiva.throttled"
  /** Any other answer but 200; `status`, and Kiva's own sentence as `detail`. */
  | "kiva.refused"
  /** 200, but not what was asked for. */
  | "kiva.malformed";

export interface LoanQuery {
  status?: string;
  query?: string;
  offset: number;
  /** 300 at most, by Kiva's advice. */
  limit: number;
}

/** One page of the partner's loans. A read: it may be asked again at will. */
export function listLoans(
  door: Door,
  { offset, limit, status, query }: LoanQuery,
  options?: ExchangeOptions,
): Promise<Result<LoanPage, Failure<ReadFailure>>> {
  const search = new URLSearchParams({
    ...(status !== undefined && { status }),
    ...(query !== undefined && { query }),
    offset: String(offset),
    limit: String(limit),
  });
  return read(door, `loans?${search}`, readLoanPage, options);
}

/** One of Kiva's own lists that a draft's values are taken from. A read, too. */
export function getConfigList<Resource extends ConfigResource>(
  door: Door,
  resource: Resource,
  options?: ExchangeOptions,
): Promise<Result<ConfigLists[Resource], Failure<ReadFailure>>> {
  return read(door, `config/${resource}`, (json) => readConfigList(resource, json), options);
}

async function read<Value>(
  { hosts, partnerId, accessToken }: Door,
  resource: string,
  understand: (json: unknown) => Value | null,
  options?: ExchangeOptions,
): Promise<Result<Value, Failure<ReadFailure>>> {
  const url = partnerUrl(hosts, partnerId, resource);
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: "application/json" };
  const origin = new URL(hosts.apiUrl).origin;
  const got = await exchange({ method: "GET", url, origin, headers }, options);
  if (got.kind !== "reply") return fail("kiva.unreachable");
  const json = readJson(got.reply);
  if (got.reply.status === 401 || got.reply.status === 403) return fail("kiva.unauthorized");
  if (got.reply.status === 429) return fail("kiva.throttled", { waitMs: retryAfterMs(got.reply.headers) });
  if (got.reply.status !== 200) {
    return fail("kiva.refused", { status: got.reply.status, detail: readErrorAnswer(json)?.message ?? "" });
  }
  const value = understand(json);
  return value === null ? fail("kiva.malformed") : ok(value);
}
