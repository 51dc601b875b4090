import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "./server";
import type { Sandbox } from "./server";
import { call, json, tokenFor } from "./test-client";

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({
    partners: [
      { id: "9001", loanCount: 400 },
      { id: "9002", loanCount: 50, columns: "two", currency: "XOF" },
    ],
  });
  token = await tokenFor(sandbox);
});
afterAll(() => sandbox.close());

describe("the way in", () => {
  const loans = "/v3/partner/9001/loans";

  it.each([
    ["no token", {}],
    ["a made-up token", { authorization: "Bearer made-up" }],
    ["another scheme", { authorization: "Basic c2FuZGJveDpzYW5kYm94LXNlY3JldA==" }],
  ])("answers 401 to %s", async (_what, headers) => {
    const response = await fetch(sandbox.url + loans, { headers: { ...headers } });
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await json(response)).toMatchObject({ status: 401, code: "api.unauthorized" });
  });

  it("answers 401 to an expired token, and a new one is good", async () => {
    const old = await tokenFor(sandbox);
    sandbox.expireTokens();
    expect((await call(sandbox, old, loans)).status).toBe(401);
    token = await tokenFor(sandbox);
    expect((await call(sandbox, token, loans)).status).toBe(200);
  });

  it("lets a token go when its 12 hours are over", async () => {
    let now = Date.UTC(2026, 9, 1);
    const other = await startSandbox({ loanCount: 1, now: () => now });
    const own = await tokenFor(other);
    now += 43_198_000;
    expect((await call(other, own, loans)).status).toBe(200);
    now += 1_000;
    expect((await call(other, own, loans)).status).toBe(401);
    await other.close();
  });

  it("answers 403 to another partner's token and to one without the scope", async () => {
    expect((await call(sandbox, token, "/v3/partner/9002/loans")).status).toBe(403);
    expect((await call(sandbox, token, "/v3/partner/77/loans")).status).toBe(403);
    const reader = await tokenFor(sandbox, { scope: "read:loans" });
    expect((await call(sandbox, reader, loans)).status).toBe(200);
    const refused = await call(sandbox, reader, "/v3/partner/9001/repayments", { repayments: [] });
    expect(await json(refused)).toMatchObject({ status: 403, code: "api.insufficient_scope" });
  });

  it.each([
    "/",
    "/v3/partner/9001",
    "/v3/partner/9001/loans/",
    "/v3/partner/x/loans",
    "/v3/partners/9001/journals",
  ])("answers 404 at %s", async (path) =>
    expect(await json(await call(sandbox, token, path))).toMatchObject({ status: 404 }),
  );

  it.each(["/oauth/token", "/v3/partner/9001/repayments", "/v3/partner/9001/loan_draft"])(
    "answers 405 to GET %s",
    async (path) => {
      const response = await call(sandbox, token, path);
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    },
  );
});

it.each([
  ["activities", 38, { activity_id: 55, activity: "Dairy" }],
  ["locales", 8, { currency: "XOF", language_code: "fr", language_name: "French", language_id: 3 }],
  ["themes", 5, { theme_type_id: 1, theme_type: "Green" }],
  ["locations", 25, { country: "Bolivia", location: "Cochabamba", full_name: "Cochabamba: Bolivia" }],
])("lists the %s", async (name, length, one) => {
  const answer = await json(await call(sandbox, token, `/v3/partner/9001/config/${name}`));
  expect(answer).toEqual({
    status: 200,
    as_of_date_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    [name]: expect.arrayContaining([one]),
    code: "api.success",
    message: `Found ${length} value(s) for configuration '${name}'`,
  });
});
