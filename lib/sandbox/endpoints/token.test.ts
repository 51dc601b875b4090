import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../server";
import type { Sandbox } from "../server";
import { json, tokenForm } from "../test-client";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    partners: [
      { id: "9001", loanCount: 400 },
      { id: "9002", loanCount: 50, columns: "two", currency: "XOF" },
    ],
  });
});
afterAll(() => sandbox.close());

describe("the token endpoint", () => {
  const post = (body: URLSearchParams | string, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.url}/oauth/token`, { method: "POST", body, headers }).then(json);

  it("issues a token for every scope the client has", async () => {
    expect(await post(tokenForm())).toEqual({
      status: 200,
      access_token: expect.stringMatching(/^[\w-]{64}$/),
      token_type: "bearer",
      expires_in: 43_199,
      scope: "read:loans create:loan_draft create:journal_update create:repayment",
      iss: `${sandbox.url}/`,
      partnerId: "9001",
      jti: expect.any(String),
    });
  });

  it.each([
    ["create:repayment", "create:repayment"],
    ["create:repayment read:loans", "read:loans create:repayment"],
    ["create:journals", ""],
    ["", ""],
  ])("grants what is both asked and allowed: %j", async (scope, granted) => {
    expect(await post(tokenForm({ scope }))).toMatchObject({ status: 200, scope: granted });
  });

  it.each([
    ["another grant", { grant_type: "password" }, 400, "unsupported_grant_type"],
    ["no audience", { audience: undefined }, 400, "invalid_request"],
    ["an audience that is no URI", { audience: "kiva" }, 400, "invalid_request"],
    ["no grant type", { grant_type: undefined }, 400, "invalid_request"],
    ["a field it does not know", { resource: "x" }, 400, "invalid_request"],
    ["an unknown client", { client_id: "nobody" }, 401, "invalid_client"],
    ["a wrong secret", { client_secret: "guess" }, 401, "invalid_client"],
    [
      "another partner's client",
      { client_id: "sandbox-9002", client_secret: "guess" },
      401,
      "invalid_client",
    ],
  ])("refuses %s", async (_what, changes, status, error) => {
    expect(await post(tokenForm(changes))).toMatchObject({ status, error, code: `oauth.${error}` });
  });

  it("refuses JSON, and a field that comes twice", async () => {
    expect(await post("{}", { "content-type": "application/json" })).toMatchObject({ status: 415 });
    const twice = tokenForm();
    twice.append("client_id", "other");
    expect(await post(twice)).toMatchObject({ status: 400 });
  });
});
