import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { TokenFailureCode } from "@/lib/partner-api/token";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { body, FaultRun, refusal, set, status, taken, wait, type FaultCase } from "@/lib/testing/fault-run";
import { reportsSent } from "@/lib/testing/seed-delivery";
import { startUncalledServer, type UncalledServer } from "@/lib/testing/uncalled-server";

// Without a token nothing leaves: the batch waits, says why, and goes by itself later.
const SLOW: FaultCase[] = (
  [
    ["no answer", { kind: "hang" }],
    ["a late one", { kind: "delay", ms: 5_000 }],
    ["a byte a second", { kind: "drip", everyMs: 1_000 }],
    ["without end", { kind: "endless", chunkBytes: 1, everyMs: 10 }],
  ] as const
).map(([name, token]) =>
  wait(name, "token.unreachable", { token, deadlines: { headersMs: 80, wholeMs: 120 } }),
);

const NONE: FaultCase[] = (
  [
    ["cut before it was read", "unreachable", { kind: "drop-before-body" }],
    ["cut in the answer", "unreachable", { kind: "drop-mid-reply" }],
    ["500", "unavailable", status(500)],
    ["a proxy's 502", "unavailable", status(502, { body: "<h1>Bad gateway</h1>" })],
    ["429", "unavailable", status(429)],
    ["400", "refused", status(400)],
    ["401", "refused", status(401)],
    ["403", "refused", status(403)],
    ["200 and nothing", "malformed", { kind: "empty" }],
    ["a captive portal", "malformed", { kind: "html" }],
    ["half a JSON", "malformed", { kind: "malformed" }],
    ["another shape", "malformed", body('{"token":"abc"}')],
    ["no token", "malformed", { kind: "patch", remove: ["access_token"] }],
    ["a token that would break out of its header", "malformed", set({ access_token: "a\r\nX-Y: z" })],
    ["another type", "malformed", set({ token_type: "mac" })],
    ["fewer scopes than asked for", "scope", set({ scope: "read:loans" })],
    ["another partner's", "partner", set({ partnerId: "9002" })],
    ["nobody's", "partner", { kind: "patch", remove: ["partnerId"] }],
  ] satisfies [string, string, FaultInput][]
).map(([name, code, token]) => wait(name, `token.${code}` as TokenFailureCode, { token }));

// Kiva has just handed it out: it is good for this one use.
const ODD: FaultCase[] = [0, "soon", 1e15].map((seconds) =>
  taken(`expires_in ${JSON.stringify(seconds)}`, { token: set({ expires_in: seconds }) }),
);

forEachDatabase("how the token is refused or spoilt, and what becomes of the batch", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let elsewhere: UncalledServer;
  let run: FaultRun;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 60 });
    run = new FaultRun(db, sandbox);
    elsewhere = await startUncalledServer();
  });
  afterAll(() => Promise.all([sandbox.close(), elsewhere.close()]));
  beforeEach(() => sandbox.reset());

  test.each([...SLOW, ...NONE, ...ODD])("$name: $state", async (fault) => {
    await run.strikeEach(fault);
    expect(reportsSent(sandbox)).toHaveLength(3);
  });

  test.each([
    ["no such host", "http://kiva.invalid/oauth/token"],
    ["nobody listens", "http://127.0.0.1:1/oauth/token"],
    ["no TLS there", "https://127.0.0.1:PORT/oauth/token"],
  ])("%s", async (name, url) => {
    const hosts = () => ({ tokenUrl: url.replace("PORT", String(sandbox.port)) });
    await run.strikeEach(wait(name, "token.unreachable", { hosts }));
    expect(reportsSent(sandbox)).toHaveLength(3);
  });

  test.each([302, 307])("%i to elsewhere: never followed, with the secret in it", async (code) => {
    const token = status(code, { headers: { location: `${elsewhere.url}/` } });
    await run.strikeEach(wait(`${code}`, "token.unavailable", { token }));
    expect(elsewhere.strangers()).toBe(0);
  });

  test("refused, and no fresh token to be had: it waits, and then has one more try, no more", async () => {
    const report: FaultInput = { kind: "status", status: 401 };
    const token: FaultInput = { kind: "status", status: 503, match: { nth: 2 } };
    await run.strikeEach(wait("401, 503", "token.unavailable", { report, token, whole: 1 }));
    expect(reportsSent(sandbox)).toHaveLength(6);
  });

  test("refused, the fresh one for another partner: nothing leaves with it", async () => {
    const report: FaultInput = { kind: "status", status: 403 };
    const token: FaultInput = { kind: "patch", set: { partnerId: "9002" }, match: { nth: 2 } };
    await run.strikeEach(wait("403, another's", "token.partner", { report, token, whole: 1 }));
    expect(reportsSent(sandbox)).toHaveLength(6);
  });

  test("a token without the right scope, which does not say so: refused after one fresh one", async () => {
    const report: FaultInput = { kind: "status", status: 403, match: { nth: "every" } };
    const token: FaultInput = { kind: "patch", remove: ["scope"], match: { nth: "every" } };
    await run.strikeEach(refusal("403", "rejected.unauthorized", { report, token, whole: 2 }));
  });
});
