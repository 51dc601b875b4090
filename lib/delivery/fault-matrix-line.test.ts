import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { NotSentCode } from "@/lib/partner-api/connect";
import { startSandbox } from "@/lib/sandbox/server";
import { startFullServer } from "@/lib/testing/full-server";
import { forEachDatabase } from "@/lib/testing/databases";
import { doubt, FaultRun, taken, wait, type FaultCase } from "@/lib/testing/fault-run";
import { startTcpProxy, type LineFault } from "@/lib/testing/tcp-proxy";
import { startUntrustedServer } from "@/lib/testing/untrusted-server";

const cut = (of: "request" | "reply", after: number | "whole", reset = false): LineFault => ({
  kind: "cut",
  of,
  after,
  reset,
});
const stall = (of: "request" | "reply", after: number | "whole"): LineFault => ({ kind: "stall", of, after });
const answer = (bytes: string, close = true): LineFault => ({ kind: "replace-reply", bytes, close });

const JSON_HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const TAKEN = '{"code":"api.success","message":"Received 1","upload_id":7,"problems":[]}';

const CUT: FaultCase[] = [
  ...(
    [
      ["before the first byte", cut("request", 0), 0],
      ["after 20 bytes of the request", cut("request", 20), 0],
      ["one byte before its end", cut("request", -1), 0],
      ["after the whole request", cut("request", "whole"), 1],
      ["when the reply began to come", cut("reply", 0), 1],
      ["in the reply's head", cut("reply", 40), 1],
    ] as const
  ).map(([where, line, whole]) => doubt(`cut ${where}`, "unknown.closed", { line, whole })),
  ...(
    [
      ["after 20 bytes of the request", cut("request", 20, true), 0],
      ["one byte before its end", cut("request", -1, true), 0],
      ["after the whole request", cut("request", "whole", true), 1],
      ["when the reply began to come", cut("reply", 0, true), 1],
    ] as const
  ).map(([where, line, whole]) => doubt(`reset ${where}`, "unknown.reset", { line, whole })),
  doubt("cut one byte before the reply's end", "unknown.cut-body", { line: cut("reply", -1) }),
  doubt("reset one byte before it", "unknown.cut-body", { line: cut("reply", -1, true) }),
  taken("cut after the whole reply", { line: cut("reply", "whole") }),
];

const SILENT: FaultCase[] = (
  [
    ["swallowed from the first byte", stall("request", 0), 0],
    ["stalled one byte before the request's end", stall("request", -1), 0],
    ["no reply comes", stall("reply", 0), 1],
    ["stalled in the reply's head", stall("reply", 40), 1],
    ["the reply comes a byte a second", { kind: "drip", of: "reply", everyMs: 1_000 }, 1],
    ["100 Continue and nothing more", answer("HTTP/1.1 100 Continue\r\n\r\n", false), 1],
  ] as const
).map(([name, line, whole]) =>
  doubt(name, "unknown.timeout-headers", { line, whole, deadlines: { headersMs: 150 } }),
);

const UNENDED: FaultCase[] = (
  [
    ["stalled one byte before the reply's end", stall("reply", -1)],
    ["no length, never closed", answer(`${JSON_HEAD}connection: close\r\n\r\n${TAKEN}`, false)],
  ] as const
).map(([name, line]) => doubt(name, "unknown.timeout-whole", { line, deadlines: { wholeMs: 200 } }));

const HARMLESS: FaultCase[] = [
  taken("the request goes a byte at a time", { line: { kind: "drip", of: "request", everyMs: 0 } }),
  taken("the reply comes a byte at a time", { line: { kind: "drip", of: "reply", everyMs: 0 } }),
  taken("the connection is never closed", { line: { kind: "never-close" } }),
];

const GARBLED: FaultCase[] = (
  [
    ["no HTTP", "malformed", "SSH-2.0-OpenSSH_9.2\r\n\r\n"],
    ["two lengths", "malformed", `${JSON_HEAD}content-length: 5\r\ncontent-length: 6\r\n\r\n${TAKEN}`],
    ["a head without end", "malformed", `${JSON_HEAD}x: ${"x".repeat(100_000)}\r\n\r\n`],
    ["101", "closed", "HTTP/1.1 101 x\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n"],
    ["a length shorter than the body", "unreadable", `${JSON_HEAD}content-length: 40\r\n\r\n${TAKEN}`],
    ["a length longer than the body", "cut-body", `${JSON_HEAD}content-length: 900\r\n\r\n${TAKEN}`],
    ["no length, and cut", "unreadable", `${JSON_HEAD}connection: close\r\n\r\n${TAKEN.slice(0, -1)}`],
    [
      "chunks without the last one",
      "cut-body",
      `${JSON_HEAD}transfer-encoding: chunked\r\n\r\n${TAKEN.length.toString(16)}\r\n${TAKEN}\r\n`,
    ],
  ] as const
).map(([name, reason, bytes]) => doubt(name, `unknown.${reason}`, { line: answer(bytes) }));

// Not one byte of a request leaves before there is a connection, and TLS over it.
const NO_WAY: [string, NotSentCode, (places: Places) => string][] = [
  ["no such host", "dns", () => "http://kiva.invalid"],
  ["nobody listens", "refused", () => "http://127.0.0.1:1"],
  ["a host that answers nobody", "connect-timeout", ({ full }) => full.url],
  ["no TLS there", "tls", ({ sandbox }) => sandbox.url.replace("http:", "https:")],
  ["a certificate that nobody vouches for", "tls", ({ untrusted }) => untrusted.url],
  ["a TLS handshake without end", "connect-timeout", ({ proxy }) => proxy.url.replace("http:", "https:")],
];

async function startPlaces() {
  const sandbox = await startSandbox({ loanCount: 60 });
  const proxy = await startTcpProxy(sandbox.port);
  return { sandbox, proxy, full: await startFullServer(), untrusted: await startUntrustedServer() };
}
type Places = Awaited<ReturnType<typeof startPlaces>>;

forEachDatabase("what the line does, and what becomes of the batch", (open) => {
  let places: Places;
  let run: FaultRun;

  beforeAll(async () => {
    places = await startPlaces();
    run = new FaultRun(await open(), places.sandbox);
  });
  afterAll(() => Promise.all(Object.values(places).map((place) => place.close())));
  beforeEach(() => {
    places.sandbox.reset();
    places.proxy.connections = 0;
  });

  test.each([...CUT, ...SILENT, ...UNENDED, ...HARMLESS, ...GARBLED])("$name: $state", async (fault) => {
    const { proxy } = places;
    proxy.fault = fault.line ?? null;
    await run.strikeEach({ ...fault, hosts: () => ({ apiUrl: proxy.url }) });
    expect(proxy.connections).toBe(3);
  });

  test.each(NO_WAY)("%s: %s", async (name, code, apiUrl) => {
    places.proxy.fault = stall("request", 0);
    const hosts = () => ({ apiUrl: apiUrl(places) });
    await run.strikeEach(wait(name, `not-sent.${code}`, { hosts, deadlines: { connectMs: 150 } }));
    expect(places.untrusted.received()).toBe(0);
  });
});
