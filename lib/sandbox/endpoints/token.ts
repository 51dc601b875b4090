import { randomBytes, randomUUID } from "node:crypto";
import { bodyText, onceEach } from "../call";
import type { Call } from "../call";
import { Refusal, jsonReply } from "../reply";
import type { Reply } from "../reply";
import { sha256 } from "../world";
import type { World } from "../world";

const LIFETIME_SECONDS = 43_199;
const REQUIRED = ["grant_type", "client_id", "client_secret", "audience"] as const;
const KNOWN = new Set<string>([...REQUIRED, "scope"]);

/** `POST /oauth/token`: client credentials for a token that can do what was asked and is allowed. */
export function issueToken(call: Call, world: World): Reply {
  const form = onceEach(new URLSearchParams(bodyText(call, "application/x-www-form-urlencoded")));
  const missing = REQUIRED.filter((name) => !form[name]);
  const unknown = Object.keys(form).filter((name) => !KNOWN.has(name));
  if (missing.length > 0) throw oauthError(400, "invalid_request", `Missing: ${missing.join(", ")}.`);
  if (unknown.length > 0) throw oauthError(400, "invalid_request", `Unknown: ${unknown.join(", ")}.`);
  if (form.grant_type !== "client_credentials") {
    throw oauthError(400, "unsupported_grant_type", "grant_type must be client_credentials.");
  }
  if (!URL.canParse(form.audience ?? "")) throw oauthError(400, "invalid_request", "audience must be a URI.");

  const { partner, client } = findClient(world, form.client_id, form.client_secret);
  const asked = form.scope === undefined ? client.scopes : form.scope.split(" ");
  const scopes = client.scopes.filter((scope) => asked.includes(scope));
  const secret = randomBytes(48).toString("base64url");
  world.tokens.set(sha256(secret), {
    partnerId: partner.id,
    scopes,
    expires: world.now() + LIFETIME_SECONDS * 1000,
  });
  const token = {
    access_token: secret,
    token_type: "bearer",
    expires_in: LIFETIME_SECONDS,
    scope: scopes.join(" "),
    iss: `${world.publicUrl}/`,
    partnerId: partner.id,
    jti: randomUUID(),
  };
  return jsonReply(200, token, { "cache-control": "no-store" });
}

function findClient(world: World, clientId: string | undefined, clientSecret: string | undefined) {
  for (const partner of world.partners.values()) {
    const client = partner.clients.find(
      (one) => one.clientId === clientId && one.clientSecret === clientSecret,
    );
    if (client) return { partner, client };
  }
  // One answer for an unknown client and for a wrong secret: a guesser learns nothing.
  throw oauthError(401, "invalid_client", "The client credentials are not valid.");
}

/** OAuth's own words beside the API's: a client may read either. */
class OAuthRefusal extends Refusal {
  override toReply(): Reply {
    const error = this.code.replace("oauth.", "");
    const body = { code: this.code, message: this.message, error, error_description: this.message };
    return jsonReply(this.status, body, this.headers);
  }
}

function oauthError(status: number, error: string, description: string): Refusal {
  return new OAuthRefusal(status, `oauth.${error}`, description);
}
