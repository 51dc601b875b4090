import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answer } from "./answer";
import type { Call } from "./call";
import { control } from "./control";
import { deliver, drop } from "./delivery";
import type { Faults } from "./faults";
import type { Reply } from "./reply";
import { withoutSecret } from "./request-log";
import type { LogEntry, SandboxLog } from "./request-log";
import type { World } from "./world";

/** What one sandbox is made of. */
export interface Parts {
  readonly world: World;
  readonly log: SandboxLog;
  readonly faults: Faults;
  /** The largest body an endpoint takes, in bytes. */
  readonly bodyLimit: number;
}

/** Takes one request from its headers to the last byte of its reply, or as far as the fault lets it come. */
export async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Parts,
): Promise<void> {
  const url = urlOf(request);
  const method = request.method ?? "";
  if (url.pathname.startsWith("/__control/")) {
    const body = await readBody(request, parts.bodyLimit);
    const reply = control(method, url, body.bytes.toString("utf8"), parts);
    return deliver(response, reply);
  }

  const { log, faults, world, bodyLimit } = parts;
  const entry = log.begin(request.socket, method, url, request.headers);
  const fault = faults.take(method, url.pathname);
  log.note(entry, { fault: fault?.kind ?? null });
  if (fault?.kind === "drop-before-body") return drop(response, fault);

  const body = await readBody(request, bodyLimit);
  log.note(entry, bodyNews(url.pathname, body));
  if (!body.complete) return;

  response.once("finish", () => log.note(entry, { replied: "whole" }));
  const call: Call = {
    seq: entry.seq,
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: body.bytes,
    tooLarge: body.length > body.bytes.length,
  };
  const reply = isProcessed(fault) ? answer(call, world) : null;
  if (reply) log.note(entry, { processed: true, decided: reply.status, decidedText: saidIn(reply, call) });
  await deliver(response, reply, fault, (status) => log.note(entry, { status, replied: "part" }));
}

function isProcessed(fault: ReturnType<Faults["take"]>): boolean {
  if (!fault) return true;
  if ("processed" in fault) return fault.processed;
  return fault.kind !== "drop-after-body";
}

interface Body {
  /** As much as the limit allows. */
  bytes: Buffer;
  /** How many bytes came, kept or not. */
  length: number;
  sha256: string;
  complete: boolean;
}

/**
 * Reads to the end even what is too large: a client that is answered while it still writes may see a broken
 * connection in place of the 413.
 */
async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const kept: Buffer[] = [];
  const hash = createHash("sha256");
  let length = 0;
  let complete = false;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      kept.push(chunk.subarray(0, Math.max(0, limit - length)));
      hash.update(chunk);
      length += chunk.length;
    }
    complete = request.complete;
  } catch {
    // The client went away in the middle; the log says how far it came.
  }
  return { bytes: Buffer.concat(kept), length, sha256: hash.digest("hex"), complete };
}

function bodyNews(path: string, { bytes, length, sha256, complete }: Body): Partial<LogEntry> {
  const text = bytes.toString("utf8");
  return {
    bodyBytes: length,
    bodyText: path.endsWith("/oauth/token") ? withoutSecret(text) : text,
    bodySha256: sha256,
    complete,
  };
}

function saidIn({ body }: Reply, { path }: Call): string {
  return path.endsWith("/oauth/token") || path.startsWith("/pa2") ? "" : body.toString("utf8");
}

/** A target that is no path, such as `*`, is logged as if it were one and found nowhere. */
function urlOf({ url: target = "/" }: IncomingMessage): URL {
  const text = `http://sandbox${target}`;
  if (target.startsWith("/") && URL.canParse(text)) return new URL(text);
  const url = new URL("http://sandbox");
  url.pathname = target;
  return url;
}
