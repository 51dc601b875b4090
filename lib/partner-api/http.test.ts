import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { DEADLINES, exchange, type Deadlines, type ExchangeOptions } from "./http";

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A server that does to each connection what it is told, and remembers the bytes. */
async function serve(onRequest: (socket: Socket) => void) {
  const received: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    const index = connections++;
    received[index] = "";
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      const isFirst = received[index] === "";
      received[index] += bytes.toString();
      if (isFirst) onRequest(socket);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, received, connections: () => connections };
}

function post(origin: string, options: ExchangeOptions = {}, path = "/v3") {
  const request = { method: "POST" as const, url: `${origin}${path}`, origin, headers: {} };
  return exchange({ ...request, body: Buffer.from('{"a":1}') }, options);
}

const quick = (own: Partial<Deadlines>): ExchangeOptions => ({ deadlines: { ...DEADLINES, ...own } });
const OK = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

describe("a whole reply", () => {
  test.each([
    ["of a given length", `${OK}content-length: 2\r\n\r\n{}`],
    ["in chunks", `${OK}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n`],
    ["that ends with the connection", `${OK}connection: close\r\n\r\n{}`],
    ["after an interim one", `HTTP/1.1 103 Early Hints\r\n\r\n${OK}content-length: 2\r\n\r\n{}`],
  ])("%s", async (_, answer) => {
    const { origin, received } = await serve((socket) => socket.end(answer));
    const got = await post(origin);
    expect(got).toMatchObject({ kind: "reply", reply: { status: 200, body: Buffer.from("{}") } });
    expect(received[0]).toMatch(/^POST \/v3 HTTP\/1\.1\r\n/);
    expect(received[0]).toMatch(/\r\nConnection: close\r\n/i);
    expect(received[0]).toMatch(/\r\nAccept-Encoding: identity\r\n/i);
    expect(received[0]).toMatch(/\r\nContent-Length: 7\r\n/i);
    expect(received[0]).toMatch(/\r\n\r\n\{"a":1\}$/);
  });

  test("each request has a connection of its own", async () => {
    const server = await serve((socket) => socket.write(`${OK}content-length: 2\r\n\r\n{}`));
    await post(server.origin);
    await post(server.origin);
    expect(server.connections()).toBe(2);
  });

  test("that comes while the request is still being sent, and the line then breaks", async () => {
    const answer = "HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}";
    const { origin } = await serve((socket) => {
      socket.pause();
      socket.write(answer, () => setTimeout(() => socket.resetAndDestroy(), 20));
    });
    const body = Buffer.alloc(20_000_000, "x");
    const got = await exchange({ method: "POST", url: `${origin}/v3`, origin, headers: {}, body });
    expect(got).toMatchObject({ kind: "reply", reply: { status: 413 } });
  });

  test("a redirect is an answer like any other, and is not followed", async () => {
    const elsewhere = await serve((socket) => socket.end(`${OK}content-length: 2\r\n\r\n{}`));
    const head = `HTTP/1.1 307 Temporary Redirect\r\nlocation: ${elsewhere.origin}/\r\ncontent-length: 0\r\n\r\n`;
    const { origin, connections } = await serve((socket) => socket.end(head));
    expect(await post(origin)).toMatchObject({ kind: "reply", reply: { status: 307 } });
    expect([connections(), elsewhere.connections()]).toEqual([1, 0]);
  });
});

describe("proof that nothing was sent", () => {
  test("no such host", async () => {
    expect(await post("http://kiva.invalid")).toEqual({ kind: "not-sent", code: "dns" });
  });

  test("nobody listens", async () => {
    const { origin } = await serve(() => {});
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await post(origin)).toEqual({ kind: "not-sent", code: "refused" });
  });

  test("the TLS handshake fails", async () => {
    const { origin, received } = await serve((socket) => socket.end("no TLS here\r\n"));
    expect(await post(origin.replace("http:", "https:"))).toEqual({ kind: "not-sent", code: "tls" });
    expect(received[0]).not.toContain("/v3");
  });

  test("the TLS handshake never ends", async () => {
    const { origin } = await serve(() => {});
    const got = await post(origin.replace("http:", "https:"), quick({ connectMs: 100 }));
    expect(got).toEqual({ kind: "not-sent", code: "connect-timeout" });
  });

  test.each([
    ["before connecting", [false], 0],
    ["before the first byte", [true, false], 1],
  ])("the right to send is gone %s", async (_, answers, connections) => {
    const server = await serve(() => {});
    const got = await post(server.origin, { mayProceed: () => answers.shift() ?? true });
    expect(got).toEqual({ kind: "not-sent", code: "withdrawn" });
    expect(server.connections()).toBe(connections);
    expect(server.received.join("")).toBe("");
  });

  test("given up before it began", async () => {
    const server = await serve(() => {});
    expect(await post(server.origin, { signal: AbortSignal.abort() })).toMatchObject({ code: "withdrawn" });
    expect(server.connections()).toBe(0);
  });
});

describe("no whole reply: it may have arrived", () => {
  const cutBody = { status: 200, body: Buffer.from('{"c') };
  test.each<[string, (socket: Socket) => void, Partial<Deadlines>, string, object | null]>([
    ["reset", (socket) => socket.resetAndDestroy(), {}, "reset", null],
    ["closed without a word", (socket) => socket.end(), {}, "closed", null],
    ["cut in the status line", (socket) => socket.end("HTTP/1.1 20"), {}, "closed", null],
    ["not HTTP", (socket) => socket.end("SSH-2.0-OpenSSH\r\n\r\n"), {}, "malformed", null],
    ["silent", () => {}, { headersMs: 100 }, "timeout-headers", null],
    ["cut in the body", (socket) => socket.end(`${OK}content-length: 9\r\n\r\n{"c`), {}, "cut-body", cutBody],
    [
      "cut between chunks",
      (socket) => socket.end(`${OK}transfer-encoding: chunked\r\n\r\n3\r\n{"c\r\n`),
      {},
      "cut-body",
      cutBody,
    ],
    ["an endless body", endless, { wholeMs: 200 }, "timeout-whole", { status: 200 }],
    ["an endless head", endlessHead, { headersMs: 200 }, "timeout-headers", null],
    ["too large", flood, { maxBodyBytes: 100_000 }, "too-large", { status: 200 }],
    [
      "an upgrade",
      (socket) => socket.write("HTTP/1.1 101 x\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n"),
      {},
      "closed",
      null,
    ],
  ])("%s", async (_, onRequest, deadlines, code, partial) => {
    const { origin, received } = await serve(onRequest);
    const got = await post(origin, quick(deadlines));
    expect(got).toMatchObject({ kind: "no-reply", code, partial });
    expect(received[0]).toContain('{"a":1}');
  });

  test("given up while waiting", async () => {
    const over = new AbortController();
    const { origin } = await serve(() => over.abort());
    expect(await post(origin, { signal: over.signal })).toMatchObject({ kind: "no-reply", code: "aborted" });
  });

  function endless(socket: Socket) {
    socket.write(`${OK}transfer-encoding: chunked\r\n\r\n`);
    const timer = setInterval(() => socket.write("1\r\n \r\n"), 10);
    socket.once("close", () => clearInterval(timer));
  }
  function endlessHead(socket: Socket) {
    const timer = setInterval(() => socket.write("HTTP/1.1 103 Early Hints\r\n\r\n"), 10);
    socket.once("close", () => clearInterval(timer));
  }
  function flood(socket: Socket) {
    socket.write(`${OK}content-length: 900000\r\n\r\n${"x".repeat(300_000)}`);
  }
});

test("an address outside the allowed origin is stopped before connecting", async () => {
  const server = await serve(() => {});
  const request = { method: "GET" as const, url: `${server.origin}/v3`, headers: {} };
  await expect(exchange({ ...request, origin: "https://partnerapi.staging.kiva.org" })).rejects.toThrow(
    /stopped/,
  );
  expect(server.connections()).toBe(0);
});

test("a compressed reply keeps its raw bytes", async () => {
  const { origin } = await serve((socket) =>
    socket.end(`${OK}content-encoding: gzip\r\ncontent-length: 3\r\n\r\n\x1f!!`),
  );
  expect(await post(origin)).toMatchObject({ reply: { body: Buffer.from("\x1f!!") } });
});
