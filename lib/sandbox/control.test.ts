import { createHash } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startSandbox } from "./server";
import type { Sandbox } from "./server";
import { call, goodRepayment, json, tokenFor } from "./test-client";

const path = "/v3/partner/9001/repayments";
let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ loanCount: 50 });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  token = await tokenFor(sandbox);
  sandbox.reset();
});

const command = (method: string, name: string, body?: unknown) =>
  fetch(`${sandbox.url}/__control/${name}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  }).then(json);

it("arms, lists and clears faults", async () => {
  const armed = await command("POST", "faults", {
    kind: "status",
    status: 500,
    match: { path: "/repayments" },
  });
  expect(armed).toMatchObject({
    status: 200,
    faults: [{ seen: 0, applied: 0, fault: { processed: false } }],
  });
  expect((await call(sandbox, token, path, {})).status).toBe(500);
  expect(await command("GET", "faults")).toMatchObject({ faults: [{ seen: 1, applied: 1 }] });
  expect(await command("DELETE", "faults")).toMatchObject({ faults: [] });
  expect((await call(sandbox, token, path, {})).status).toBe(400);
});

it.each([
  [{ kind: "explode" }],
  [{ kind: "status" }],
  [{ kind: "hang", match: { nth: 0 } }],
  [{ kind: "hang", match: { pathPattern: "(" } }],
  [{ kind: "hang", typo: true }],
  [[{ kind: "hang" }, { kind: "nothing" }]],
])("refuses the fault %j and arms nothing", async (fault) => {
  expect(await command("POST", "faults", fault)).toMatchObject({ status: 400, error: expect.any(String) });
  expect(sandbox.faults.list()).toEqual([]);
});

it("shows every request with its bytes, and no secret", async () => {
  await tokenFor(sandbox);
  const body = JSON.stringify({ repayments: [goodRepayment(sandbox)] });
  await call(sandbox, token, path + "?a=b", body);
  const { log } = (await command("GET", "log")) as unknown as { log: Record<string, unknown>[] };
  expect(log).toHaveLength(2);
  expect(log[1]).toMatchObject({
    method: "POST",
    path,
    query: { a: "b" },
    headers: { authorization: `sha256:${createHash("sha256").update(`Bearer ${token}`).digest("hex")}` },
    bodyBytes: body.length,
    bodyText: body,
    bodySha256: createHash("sha256").update(body).digest("hex"),
    complete: true,
    fault: null,
    processed: true,
    decided: 200,
    status: 200,
    replied: "whole",
  });
  expect(JSON.stringify(log)).not.toContain("sandbox-secret");
  expect(JSON.stringify(log)).not.toContain(token);
  expect(await command("GET", `log?since=${String(log[0]?.seq)}`)).toMatchObject({ log: { length: 1 } });
});

it("shows a request that broke off in its body as one that is not complete", async () => {
  const socket = connect(sandbox.port, "127.0.0.1", () => {
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: 100\r\n\r\n{"repay`,
    );
  });
  const begun = await sandbox.log.waitFor((entry) => entry.path === path);
  socket.destroy();
  const { connectionId } = await sandbox.log.waitFor(({ bodyBytes }) => bodyBytes === 7);
  expect(begun).toMatchObject({ complete: false, processed: false, bodyText: '{"repay', status: null });
  const { connections } = (await command("GET", "connections")) as unknown as {
    connections: Record<string, unknown>[];
  };
  expect(connections.find((one) => one.connectionId === connectionId)).toMatchObject({
    requests: 1,
    closed: expect.any(String),
    bytesReceived: expect.any(Number),
  });
});

it("shows what was stored, the amounts as the digits that were sent", async () => {
  const { loan_id, client_id } = goodRepayment(sandbox);
  const item = `{"loan_id":${JSON.stringify(loan_id)},"client_id":"${client_id}","amount":0.10000000000000000555}`;
  await call(sandbox, token, path, `{"repayments":[${item}]}`);
  expect(await command("GET", "uploads?partner=9001")).toMatchObject({
    uploads: [
      { items: [{ loan_id, client_id, amount: "0.10000000000000000555" }], problems: [], finalized: null },
    ],
  });
  await call(sandbox, token, "/v3/partner/9001/loan_draft", { loanuse: "to buy seeds" });
  expect(await command("GET", "drafts")).toMatchObject({
    drafts: [{ content: { loanuse: "to buy seeds" } }],
  });
  expect(await command("GET", "uploads?partner=1")).toMatchObject({ status: 404 });
});

it("expires tokens, and forgets everything but tokens", async () => {
  sandbox.faults.add({ kind: "hang", match: { path: "/nowhere" } });
  await call(sandbox, token, path, { repayments: [goodRepayment(sandbox)] });
  const issued = sandbox.state.defaultPartner.uploads[0]?.uploadId ?? 0;
  expect((await command("POST", "reset")).status).toBe(200);
  expect([sandbox.log.entries, sandbox.faults.list(), sandbox.state.defaultPartner.uploads]).toEqual([
    [],
    [],
    [],
  ]);

  const again = await json(await call(sandbox, token, path, { repayments: [goodRepayment(sandbox)] }));
  expect(again).toMatchObject({ status: 200, upload_id: issued + 1 });
  await command("POST", "expire-tokens");
  expect((await call(sandbox, token, path, {})).status).toBe(401);
});

it("listens on loopback only, and frees its port when it closes", async () => {
  const other = await startSandbox({ loanCount: 1 });
  expect(other.url).toBe(`http://127.0.0.1:${other.port}`);
  other.faults.add({ kind: "hang" });
  const waiting = expect(fetch(other.url)).rejects.toThrow();
  await other.log.waitFor(({ processed }) => processed);
  await other.close();
  await waiting;
  const successor = await startSandbox({ loanCount: 1, port: other.port });
  await successor.close();
});
