import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FaultInput } from "./faults";
import { startSandbox } from "./server";
import type { Sandbox } from "./server";
import { call, goodRepayment, json, tokenFor } from "./test-client";

const path = "/v3/partner/9001/repayments";
let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ loanCount: 50 });
  token = await tokenFor(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const send = () => call(sandbox, token, path, { repayments: [goodRepayment(sandbox)] });
const taken = () => sandbox.state.defaultPartner.uploads.length;
const lastEntry = () => sandbox.log.entries.at(-1);

/** What a client sees on the wire, up to the end of the connection. */
function wire(
  body: string,
  { until = "" } = {},
): Promise<{ text: string; end: "close" | "reset" | "cut here" }> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(sandbox.port, "127.0.0.1");
    const done = (end: "close" | "reset" | "cut here") => {
      socket.destroy();
      resolve({ text, end });
    };
    socket.setEncoding("utf8");
    socket.on("data", (data: string) => {
      text += data;
      if (until !== "" && text.includes(until)) done("cut here");
    });
    socket.on("error", () => done("reset"));
    socket.on("close", () => done("close"));
    const length = Buffer.byteLength(body);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
    );
  });
}
const wireBody = () => JSON.stringify({ repayments: [goodRepayment(sandbox)] });

describe("a dropped connection", () => {
  it.each([
    ["drop-before-body", { complete: false, bodyBytes: 0, processed: false, decided: null }, 0],
    ["drop-after-body", { complete: true, processed: false, decided: null }, 0],
    ["drop-after-processing", { complete: true, processed: true, decided: 200 }, 1],
  ] as const)("%s: no byte comes back, and the log says how far Kiva was", async (kind, entry, uploads) => {
    sandbox.faults.add({ kind });
    expect(await wire(wireBody())).toEqual({ text: "", end: "close" });
    expect(lastEntry()).toMatchObject({ ...entry, fault: kind, status: null, replied: "nothing" });
    expect(taken()).toBe(uploads);
  });

  it("may be a reset", async () => {
    sandbox.faults.add({ kind: "drop-after-body", reset: true });
    expect(await wire(wireBody())).toEqual({ text: "", end: "reset" });
  });

  it("may come in the middle of the reply", async () => {
    sandbox.faults.add({ kind: "drop-mid-reply", bytes: 7 });
    const { text, end } = await wire(wireBody());
    expect([text.split("\r\n\r\n")[1], end]).toEqual(['{"code"', "close"]);
    expect(lastEntry()).toMatchObject({ processed: true, status: 200, replied: "part" });
    expect(taken()).toBe(1);
  });
});

describe("a reply of another kind", () => {
  it.each<[FaultInput, { status: number; text: unknown; type?: string }, number]>([
    [{ kind: "status", status: 503 }, { status: 503, text: expect.stringContaining("sandbox.fault") }, 0],
    [
      { kind: "status", status: 500, processed: true },
      { status: 500, text: expect.stringContaining("api.success") },
      1,
    ],
    [
      { kind: "status", status: 201, processed: true },
      { status: 201, text: expect.stringContaining("upload_id") },
      1,
    ],
    [{ kind: "status", status: 204, processed: true }, { status: 204, text: "" }, 1],
    [
      { kind: "status", status: 502, body: "<h1>Bad gateway</h1>" },
      { status: 502, text: "<h1>Bad gateway</h1>" },
      0,
    ],
    [
      { kind: "malformed" },
      { status: 200, text: expect.stringMatching(/^\{"code":"api.success","mess[^}]*$/) },
      1,
    ],
    [{ kind: "html" }, { status: 200, text: expect.stringContaining("Hotel Wi-Fi") }, 0],
    [{ kind: "empty" }, { status: 200, text: "" }, 1],
    [{ kind: "body", body: "[1,2]", processed: false }, { status: 200, text: "[1,2]" }, 0],
    [
      { kind: "patch", set: { upload_id: "x" }, remove: ["problems", "message"] },
      { status: 200, text: '{"code":"api.success","upload_id":"x"}' },
      1,
    ],
    [
      { kind: "patch", asList: true },
      { status: 200, text: expect.stringMatching(/^\[\{"code":"api.success".*\}\]$/) },
      1,
    ],
    [{ kind: "gzip-bomb", bytes: 100_000 }, { status: 200, text: " ".repeat(100_000) }, 1],
  ])("%j", async (fault, answer, uploads) => {
    sandbox.faults.add(fault);
    const response = await send();
    expect({ status: response.status, text: await response.text() }).toEqual(answer);
    expect(lastEntry()).toMatchObject({ fault: fault.kind, status: answer.status, processed: uploads === 1 });
    expect(taken()).toBe(uploads);
  });

  it("carries its headers", async () => {
    sandbox.faults.add({ kind: "status", status: 429, headers: { "retry-after": "7" } });
    expect((await send()).headers.get("retry-after")).toBe("7");
  });

  it("redirects without having done anything", async () => {
    sandbox.faults.add({ kind: "redirect", location: `${sandbox.url}/elsewhere` });
    expect((await send()).status).toBe(404);
    expect(sandbox.log.entries.map(({ path, status }) => [path, status])).toEqual([
      [path, 307],
      ["/elsewhere", 404],
    ]);
    expect(taken()).toBe(0);
  });

  it("may be a token's", async () => {
    sandbox.faults.add({
      kind: "patch",
      match: { path: "/oauth/token" },
      set: { expires_in: 0, partnerId: "1", scope: "" },
    });
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "sandbox",
      client_secret: "sandbox-secret",
      audience: "https://x.example",
    });
    const answer = await json(await fetch(`${sandbox.url}/oauth/token`, { method: "POST", body: form }));
    expect(answer).toMatchObject({
      status: 200,
      token_type: "bearer",
      expires_in: 0,
      partnerId: "1",
      scope: "",
    });
  });
});

describe("a slow reply", () => {
  it("comes late, though the batch was taken at once", async () => {
    sandbox.faults.add({ kind: "delay", ms: 60 });
    const started = performance.now();
    const response = send();
    await sandbox.log.waitFor(({ processed }) => processed);
    expect([taken(), lastEntry()?.status]).toEqual([1, null]);
    expect((await response).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(55);
  });

  it("drips byte by byte, and is whole in the end", async () => {
    sandbox.faults.add({ kind: "drip", everyMs: 0 });
    expect(await json(await send())).toMatchObject({ status: 200, code: "api.success" });
    expect(lastEntry()?.replied).toBe("whole");
  });

  it("never ends, until the client has had enough", async () => {
    sandbox.faults.add({ kind: "endless", chunkBytes: 10, everyMs: 1 });
    const { text } = await wire(wireBody(), { until: "xxx" });
    expect(text).toMatch(/^HTTP\/1.1 200 [^]*transfer-encoding: chunked[^]*"padding":"/i);
    expect(lastEntry()).toMatchObject({ processed: true, status: 200, replied: "part" });
  });

  it("never comes", async () => {
    sandbox.faults.add({ kind: "hang" });
    const body = JSON.stringify({ repayments: [goodRepayment(sandbox)] });
    const waiting = fetch(sandbox.url + path, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      signal: AbortSignal.timeout(80),
    });
    await expect(waiting).rejects.toThrow("timeout");
    expect(lastEntry()).toMatchObject({ processed: true, decided: 200, status: null, replied: "nothing" });
  });
});

describe("which request a fault is for", () => {
  const statuses = async (requests: number) => {
    const found: number[] = [];
    for (let request = 0; request < requests; request += 1) found.push((await send()).status);
    return found;
  };
  const fail = { kind: "status", status: 500 } as const;

  it.each<[Partial<FaultInput>, number[]]>([
    [{}, [500, 200, 200]],
    [{ times: 2 }, [500, 500, 200]],
    [{ match: { nth: 2 } }, [200, 500, 200]],
    [{ match: { nth: "every" } }, [500, 500, 500]],
    [{ match: { nth: "every" }, times: 2 }, [500, 500, 200]],
    [{ match: { path: "/repayments", method: "post" } }, [500, 200, 200]],
    [{ match: { path: "/loans" } }, [200, 200, 200]],
    [{ match: { method: "GET" } }, [200, 200, 200]],
    [{ match: { pathPattern: "^/v3/partner/\\d+/rep" } }, [500, 200, 200]],
  ])("%j", async (which, expected) => {
    sandbox.faults.add({ ...fail, ...which } as FaultInput);
    expect(await statuses(3)).toEqual(expected);
  });

  it("is the first one that is due, of several", async () => {
    sandbox.faults.add([fail, { kind: "status", status: 429, match: { nth: 2 } }]);
    expect(await statuses(3)).toEqual([500, 429, 200]);
    expect(sandbox.faults.list().map(({ seen, applied }) => [seen, applied])).toEqual([
      [3, 1],
      [3, 1],
    ]);
  });
});
