import { request as startRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { openConnection, type NotSentCode } from "./connect";

export interface WireRequest {
  method: "GET" | "POST";
  url: string;
  /** The only origin this request may go to: the one configured for its environment. */
  origin: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface Deadlines {
  /** Name, TCP and TLS together. */
  connectMs: number;
  /** From the request to the head of the reply. */
  headersMs: number;
  /** From the begin to the last byte. */
  wholeMs: number;
  maxBodyBytes: number;
}

/** A slow or endless reply is cut. The figures are a promise to the people who use this, not Kiva's. */
export const DEADLINES: Deadlines = {
  connectMs: 10_000,
  headersMs: 30_000,
  wholeMs: 120_000,
  maxBodyBytes: 5_000_000,
};

export interface ExchangeOptions {
  deadlines?: Deadlines;
  /** Cuts the exchange where it stands. */
  signal?: AbortSignal;
  /** Asked right before connecting and again right before the first byte; a no sends nothing. */
  mayProceed?: () => boolean;
}

/** Why there is no whole reply though the request may have arrived. */
export type NoReplyCode =
  | "timeout-headers"
  | "timeout-whole"
  | "reset"
  | "closed"
  | "cut-body"
  | "too-large"
  | "malformed"
  | "aborted";

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * How far one request got.
 * - `not-sent`: proof that no byte of it left
 * - `no-reply`: some or all of it may have arrived; `partial` is what came back until it broke off
 * - `reply`: the whole reply was read: its length was reached, or its last chunk seen
 */
export type Exchange =
  | { kind: "not-sent"; code: NotSentCode }
  | { kind: "no-reply"; code: NoReplyCode; partial: Reply | null }
  | { kind: "reply"; reply: Reply };

/**
 * Sends one request over a connection of its own and never sends it again: no kept-alive connection (a server that
 * closes one at the wrong moment leaves it open what arrived), no redirect followed, no compression asked for or
 * undone. Answers how far it got; throws only if the address is not of the allowed origin, before connecting.
 */
export async function exchange(request: WireRequest, options: ExchangeOptions = {}): Promise<Exchange> {
  const { deadlines = DEADLINES, signal, mayProceed = () => true } = options;
  const url = new URL(request.url);
  if (url.origin !== request.origin || url.username || url.password) {
    throw new Error(`A request to ${url.origin} was stopped: only ${request.origin} is allowed here`);
  }
  const endsAt = performance.now() + deadlines.wholeMs;
  if (!mayProceed()) return { kind: "not-sent", code: "withdrawn" };
  const connection = await openConnection(url, deadlines.connectMs, signal);
  if (!connection.ok) return { kind: "not-sent", code: connection.code };
  if (signal?.aborted || !mayProceed()) {
    connection.socket.destroy();
    return { kind: "not-sent", code: "withdrawn" };
  }
  return converse(connection.socket, url, request, { deadlines, signal, endsAt });
}

interface Limits {
  deadlines: Deadlines;
  signal: AbortSignal | undefined;
  endsAt: number;
}

/** Writes the request to an open connection and reads the reply. From here on nothing proves that it did not arrive. */
function converse(socket: Socket, url: URL, request: WireRequest, limits: Limits): Promise<Exchange> {
  const { deadlines, signal, endsAt } = limits;
  return new Promise((resolve) => {
    let response: IncomingMessage | undefined;
    const chunks: Buffer[] = [];
    let received = 0;
    let isFinished = false;

    const finish = (code: NoReplyCode | null) => {
      if (isFinished) return;
      isFinished = true;
      clearTimeout(headersTimer);
      clearTimeout(wholeTimer);
      signal?.removeEventListener("abort", abort);
      socket.destroy();
      const reply = response && replyOf(response, chunks);
      if (code === null && reply) resolve({ kind: "reply", reply });
      else resolve({ kind: "no-reply", code: code ?? "closed", partial: reply ?? null });
    };
    const abort = () => finish("aborted");
    const headersTimer = setTimeout(() => finish("timeout-headers"), deadlines.headersMs);
    const wholeTimer = setTimeout(() => finish("timeout-whole"), Math.max(0, endsAt - performance.now()));
    signal?.addEventListener("abort", abort);

    const outgoing = startRequest({
      createConnection: () => socket,
      method: request.method,
      path: url.pathname + url.search,
      headers: {
        ...request.headers,
        Host: url.host,
        Connection: "close",
        "Accept-Encoding": "identity",
        ...(request.body && { "Content-Length": String(request.body.length) }),
      },
    });
    outgoing.on("error", (error) => {
      // A server may answer whole, and then hang up on what is still being sent to it: the answer is there.
      if (!response?.complete) finish(response ? "cut-body" : codeOf(error));
    });
    // With a reply begun, the reply itself says below how it ended; this event can come before its last bytes.
    outgoing.on("close", () => {
      if (!response) finish("closed");
    });
    outgoing.on("response", (incoming) => {
      response = incoming;
      clearTimeout(headersTimer);
      incoming.on("data", (chunk: Buffer) => {
        received += chunk.length;
        if (received > deadlines.maxBodyBytes) finish("too-large");
        else chunks.push(chunk);
      });
      incoming.on("end", () => finish(incoming.complete ? null : "cut-body"));
      incoming.on("error", () => finish("cut-body"));
      incoming.on("close", () => finish("cut-body"));
    });
    outgoing.end(request.body);
  });
}

function replyOf(response: IncomingMessage, chunks: Buffer[]): Reply {
  return { status: response.statusCode ?? 0, headers: flat(response.headers), body: Buffer.concat(chunks) };
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

function codeOf(error: NodeJS.ErrnoException): NoReplyCode {
  if (error.code?.startsWith("HPE_")) return "malformed";
  // Node gives an orderly end before the reply the code of a reset; only the words differ.
  return error.message === "socket hang up" ? "closed" : "reset";
}
