import type { EnvironmentHosts } from "@/lib/environments/environments";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { exchange, type Exchange, type ExchangeOptions } from "./http";
import { readJson } from "./read-body";
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

export type ListLoansFailure =
  /** No whole answer. */
  | "loans.unreachable"
  /** 401 or 403: a fresh token may help. */
  | "loans.unauthorized"
  /** Any other answer but 200; `status`, and Kiva's own sentence as `detail`. */
  | "loans.refused"
  /** 200, but not a page of loans. */
  | "loans.malformed";

export interface LoanQuery {
  status?: string;
  query?: string;
  offset: number;
  /** 300 at most, by Kiva's advice. */
  limit: number;
}

/** One page of the partner's loans. A read: it may be asked again at will. */
export async function listLoans(
  { hosts, partnerId, accessToken }: Door,
  { offset, limit, status, query }: LoanQuery,
  options?: ExchangeOptions,
): Promise<Result<LoanPage, Failure<ListLoansFailure>>> {
  const url = new URL(partnerUrl(hosts, partnerId, "loans"));
  if (status !== undefined) url.searchParams.set("status", status);
  if (query !== undefined) url.searchParams.set("query", query);
  url.searchParams.set("offset", String(offset));
  url.searchParams.set("limit", String(limit));
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: "application/json" };
  const origin = new URL(hosts.apiUrl).origin;
  const got = await exchange({ method: "GET", url: url.href, origin, headers }, options);
  if (got.kind !== "reply") return fail("loans.unreachable");
  const json = readJson(got.reply);
  if (got.reply.status === 401 || got.reply.status === 403) return fail("loans.unauthorized");
  if (got.reply.status !== 200) {
    return fail("loans.refused", { status: got.reply.status, detail: readErrorAnswer(json)?.message ?? "" });
  }
  const page = readLoanPage(json);
  return page ? ok(page) : fail("loans.malformed");
}
