import type { EnvironmentHosts } from "@/lib/environments/environments";
import type { Context } from "@/lib/organizations/context";
import type { KivaCredentials } from "@/lib/organizations/credentials";
import { fail, type Failure, type Result } from "@/lib/result";
import type { Door, ReadFailure } from "./client";
import type { ExchangeOptions } from "./http";
import type { Scope } from "./scopes";
import { accessToken, freshToken } from "./token";

/** `kiva.no-token`: Kiva answered, and gave no token that the work can be done with. */
export type AskFailure = ReadFailure | "kiva.no-token";

/** Asks Kiva one question through the door that it is handed. */
export type Ask = <Value>(
  scope: Scope,
  question: (door: Door) => Promise<Result<Value, Failure<ReadFailure>>>,
) => Promise<Result<Value, Failure<AskFailure>>>;

/** Asks with a token of the scope, and once more with a fresh one after a 401 or 403: for reads only. */
export function reader(
  { organization, environment }: Pick<Context, "organization" | "environment">,
  hosts: EnvironmentHosts,
  credentials: KivaCredentials,
  options: ExchangeOptions,
): Ask {
  const { id: organizationId, partnerId } = organization;
  return async (scope, question) => {
    const request = { organizationId, environment, hosts, credentials, partnerId, scope };
    const token = await accessToken(request, options);
    if (!token.ok)
      return fail(token.failure.code === "token.unreachable" ? "kiva.unreachable" : "kiva.no-token");
    const answer = await question({ hosts, partnerId, accessToken: token.value });
    if (answer.ok || answer.failure.code !== "kiva.unauthorized") return answer;
    const fresh = await freshToken(request, options);
    return fresh.ok ? question({ hosts, partnerId, accessToken: fresh.value }) : fail("kiva.no-token");
  };
}
