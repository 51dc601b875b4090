import type { Call } from "./call";
import { config } from "./endpoints/config";
import { createJournals } from "./endpoints/journals";
import { createLoanDraft } from "./endpoints/loan-draft";
import { listLoans } from "./endpoints/loans";
import { reportRepayments } from "./endpoints/repayments";
import { issueToken } from "./endpoints/token";
import { pa2Page } from "./pa2-pages";
import { Refusal, jsonReply } from "./reply";
import type { Reply } from "./reply";
import { sha256 } from "./world";
import type { Partner, Scope, World } from "./world";

type PartnerEndpoint = (call: Call, partner: Partner, world: World) => Reply;

interface PartnerRoute {
  method: "GET" | "POST";
  /** null: any token of the partner will do. */
  scope: Scope | null;
  endpoint: PartnerEndpoint;
}

const partnerRoutes = new Map<string, PartnerRoute>([
  ["loans", { method: "GET", scope: "read:loans", endpoint: listLoans }],
  ["repayments", { method: "POST", scope: "create:repayment", endpoint: reportRepayments }],
  ["loan_draft", { method: "POST", scope: "create:loan_draft", endpoint: createLoanDraft }],
  ["journals", { method: "POST", scope: "create:journal_update", endpoint: createJournals }],
  ["config/activities", { method: "GET", scope: null, endpoint: config("activities") }],
  ["config/locales", { method: "GET", scope: null, endpoint: config("locales") }],
  ["config/themes", { method: "GET", scope: null, endpoint: config("themes") }],
  ["config/locations", { method: "GET", scope: null, endpoint: config("locations") }],
]);

/** Carries a whole request out and says what Kiva would answer. Whatever it changes is stored when it returns. */
export function answer(call: Call, world: World): Reply {
  try {
    return dispatch(call, world);
  } catch (error) {
    if (error instanceof Refusal) return error.toReply();
    // A bug of the sandbox must be seen as one, and not be taken for a fault that a test asked for.
    console.error(error);
    return jsonReply(500, { code: "sandbox.bug", message: String(error) });
  }
}

function dispatch(call: Call, world: World): Reply {
  if (call.path === "/pa2" || call.path.startsWith("/pa2/")) return pa2Page(call, world);
  if (call.path === "/oauth/token") {
    requireMethod(call, "POST");
    return issueToken(call, world);
  }
  const [, id = "", rest = ""] = /^\/v3\/partner\/(\d+)\/(.+)$/.exec(call.path) ?? [];
  const route = partnerRoutes.get(rest);
  if (!route) throw new Refusal(404, "api.not_found", `There is nothing at ${call.path}.`);
  requireMethod(call, route.method);
  return route.endpoint(call, authorize(call, world, id, route.scope), world);
}

function requireMethod(call: Call, method: "GET" | "POST"): void {
  if (call.method === method) return;
  const message = `${call.path} takes ${method} only.`;
  throw new Refusal(405, "api.method_not_allowed", message, { allow: method });
}

function authorize(call: Call, world: World, partnerId: string, scope: Scope | null): Partner {
  const [, secret] = /^bearer (\S+)$/i.exec(call.headers.authorization ?? "") ?? [];
  const token = secret === undefined ? undefined : world.tokens.get(sha256(secret));
  if (!token || token.expires <= world.now()) {
    const message = token ? "The access token has expired." : "A valid access token is required.";
    throw new Refusal(401, "api.unauthorized", message, { "www-authenticate": "Bearer" });
  }
  const partner = world.partners.get(partnerId);
  if (!partner || token.partnerId !== partnerId) {
    throw new Refusal(403, "api.forbidden", `The access token is not for partner ${partnerId}.`);
  }
  if (scope !== null && !token.scopes.includes(scope)) {
    throw new Refusal(403, "api.insufficient_scope", `The access token lacks the scope ${scope}.`);
  }
  return partner;
}
