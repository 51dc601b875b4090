import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { listLoans } from "./client";
import { DEADLINES } from "./http";
import { accessToken, freshToken, type TokenRequest } from "./token";

let sandbox: Sandbox;
let request: TokenRequest;
let organizations = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ loanCount: 30 });
});
afterAll(() => sandbox.close());

beforeEach(() => {
  sandbox.reset();
  request = {
    // A new one each time: nothing is in memory for it yet.
    organizationId: `organization-${organizations++}`,
    environment: "sandbox",
    hosts: {
      tokenUrl: `${sandbox.url}/oauth/token`,
      audience: "https://partner-api.sandbox.invalid",
      apiUrl: sandbox.url,
      pa2Url: `${sandbox.url}/pa2`,
    },
    credentials: { clientId: "sandbox", clientSecret: "sandbox-secret" },
    partnerId: "9001",
    scope: "create:repayment",
  };
});

const asked = () => sandbox.log.entries.filter(({ path }) => path === "/oauth/token");
const patch = (set: Record<string, unknown>, remove: string[] = []) =>
  sandbox.faults.add({ kind: "patch", set, remove, match: { path: "/oauth/token", nth: "every" } });

describe("a token", () => {
  test("is asked for as Kiva wants it, with only the scope that is needed", async () => {
    expect(await accessToken(request)).toMatchObject({ ok: true });
    expect(asked()).toHaveLength(1);
    const form = new URLSearchParams(asked()[0]?.bodyText);
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: "client_credentials",
      client_id: "sandbox",
      audience: request.hosts.audience,
      scope: "create:repayment",
    });
  });

  test("is kept, and shared by those who ask at the same time", async () => {
    const [one, two] = await Promise.all([accessToken(request), accessToken(request)]);
    expect(one).toEqual(two);
    expect(await accessToken(request)).toEqual(one);
    expect(asked()).toHaveLength(1);
  });

  test("is not shared between organizations, scopes, hosts or secrets", async () => {
    await accessToken(request);
    await accessToken({ ...request, organizationId: "another" });
    await accessToken({ ...request, scope: "read:loans" });
    await accessToken({ ...request, hosts: { ...request.hosts, audience: "https://other.invalid" } });
    const wrong = { ...request.credentials, clientSecret: "wrong" };
    expect(await accessToken({ ...request, credentials: wrong })).toMatchObject({ ok: false });
    expect(asked()).toHaveLength(5);
  });

  test("can be had anew, and the new one is kept in place of the old", async () => {
    const old = await accessToken(request);
    const fresh = await freshToken(request);
    expect(fresh).not.toEqual(old);
    expect(await accessToken(request)).toEqual(fresh);
    expect(asked()).toHaveLength(2);
  });

  test.each([[0], ["0"], [60], [undefined], [null], ["soon"], [-5], [Number.MIN_VALUE]])(
    "that lives for %j seconds is used this once",
    async (lifetime) => {
      patch(
        lifetime === undefined ? {} : { expires_in: lifetime },
        lifetime === undefined ? ["expires_in"] : [],
      );
      expect(await accessToken(request)).toMatchObject({ ok: true });
      expect(await accessToken(request)).toMatchObject({ ok: true });
      expect(asked()).toHaveLength(2);
    },
  );

  test("is renewed a minute before its end", async () => {
    const clock = vi.spyOn(performance, "now");
    try {
      await accessToken(request);
      const start = performance.now();
      clock.mockReturnValue(start + (43_199 - 62) * 1000);
      await accessToken(request);
      expect(asked()).toHaveLength(1);
      clock.mockReturnValue(start + (43_199 - 59) * 1000);
      await accessToken(request);
      expect(asked()).toHaveLength(2);
    } finally {
      clock.mockRestore();
    }
  });

  test.each([["Bearer"], ["BEARER"]])("of type %s is a bearer's", async (token_type) => {
    patch({ token_type });
    expect(await accessToken(request)).toMatchObject({ ok: true });
  });
});

describe("no token", () => {
  test.each<[string, () => void, string]>([
    ["another partner's", () => patch({ partnerId: "9002" }), "token.partner"],
    ["nobody's", () => patch({}, ["partnerId"]), "token.partner"],
    ["fewer scopes than asked", () => patch({ scope: "read:loans create:loan_draft" }), "token.scope"],
    ["a scope that only begins alike", () => patch({ scope: "create:repayments" }), "token.scope"],
    ["another type", () => patch({ token_type: "mac" }), "token.malformed"],
    ["no token in it", () => patch({}, ["access_token"]), "token.malformed"],
    ["a line break in it", () => patch({ access_token: "a\r\nX-Evil: 1" }), "token.malformed"],
    ["half an answer", () => fault({ kind: "malformed" }), "token.malformed"],
    ["a captive portal", () => fault({ kind: "html" }), "token.malformed"],
    ["500", () => fault({ kind: "status", status: 500 }), "token.unavailable"],
    ["429", () => fault({ kind: "status", status: 429 }), "token.unavailable"],
    ["a redirect", () => fault({ kind: "redirect", location: "https://evil.invalid/" }), "token.unavailable"],
    ["400", () => fault({ kind: "status", status: 400 }), "token.refused"],
    ["cut off", () => fault({ kind: "drop-after-body" }), "token.unreachable"],
    ["silence", () => fault({ kind: "hang" }), "token.unreachable"],
  ])("%s", async (_, arm, code) => {
    arm();
    const got = await accessToken(request, { deadlines: { ...DEADLINES, headersMs: 200 } });
    expect(got).toEqual({ ok: false, failure: { code } });
    sandbox.faults.clear();
    expect(await accessToken(request)).toMatchObject({ ok: true });
  });

  test("wrong credentials", async () => {
    const credentials = { clientId: "sandbox", clientSecret: "planted-secret" };
    const got = await accessToken({ ...request, credentials });
    expect(got).toEqual({ ok: false, failure: { code: "token.refused" } });
  });

  test("nobody there", async () => {
    const hosts = { ...request.hosts, tokenUrl: "http://kiva.invalid/oauth/token" };
    expect(await accessToken({ ...request, hosts })).toMatchObject({
      failure: { code: "token.unreachable" },
    });
  });

  function fault(one: Parameters<Sandbox["faults"]["add"]>[0]) {
    sandbox.faults.add({ ...one, match: { path: "/oauth/token" } } as typeof one);
  }
});

describe("the loans", () => {
  async function page(query: Parameters<typeof listLoans>[1]) {
    const token = await accessToken({ ...request, scope: "read:loans" });
    const door = { hosts: request.hosts, partnerId: "9001", accessToken: token.ok ? token.value : "" };
    return listLoans(door, query);
  }

  test("come page by page, by status", async () => {
    const got = await page({ status: "payingBack", offset: 2, limit: 3 });
    expect(got).toMatchObject({ ok: true, value: { loans: [{ status: "payingBack" }, {}, {}] } });
    const all =
      sandbox.state.partners.get("9001")?.loans.filter(({ loan }) => loan.status === "payingBack") ?? [];
    expect(got.ok && got.value.total).toBe(all.length);
    expect(got.ok && got.value.loans.map(({ loanId }) => loanId)).toEqual(
      all.slice(2, 5).map(({ loan }) => loan.internal_loan_id),
    );
  });

  test.each<[Parameters<Sandbox["faults"]["add"]>[0], string]>([
    [{ kind: "status", status: 401 }, "kiva.unauthorized"],
    [{ kind: "status", status: 500 }, "kiva.refused"],
    [{ kind: "html" }, "kiva.malformed"],
    [{ kind: "drop-before-body" }, "kiva.unreachable"],
  ])("%j", async (fault, code) => {
    sandbox.faults.add({ ...fault, match: { path: "/loans" } } as typeof fault);
    expect(await page({ offset: 0, limit: 1 })).toMatchObject({ ok: false, failure: { code } });
  });
});
