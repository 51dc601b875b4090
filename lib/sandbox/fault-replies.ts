import { gzipSync } from "node:zlib";
import type { Fault } from "./faults";
import { jsonReply, textReply } from "./reply";
import type { Reply } from "./reply";

/** What goes out in place of the normal answer; null is an answer that was never made. */
export function disguise(reply: Reply | null, fault: Fault): Reply {
  const normal =
    reply ?? jsonReply(503, { code: "sandbox.fault", message: "Not processed: a fault on request." });
  switch (fault.kind) {
    case "status": {
      const { status, body } = fault;
      const own =
        reply ?? jsonReply(status, { code: "sandbox.fault", message: `Status ${status} on request.` });
      const shown = body === undefined ? own : textReply(status, body, { "content-type": typeOf(body) });
      return {
        status,
        headers: { ...shown.headers, ...fault.headers },
        body: mayHaveBody(status) ? shown.body : NOTHING,
      };
    }
    case "malformed":
      return { ...normal, status: 200, body: normal.body.subarray(0, Math.floor(normal.body.length / 2)) };
    case "html":
      return textReply(200, CAPTIVE_PORTAL, { "content-type": "text/html; charset=utf-8" });
    case "empty":
      return { status: 200, headers: { "content-type": "application/json" }, body: NOTHING };
    case "body":
      return textReply(200, fault.body, { "content-type": typeOf(fault.body), ...fault.headers });
    case "gzip-bomb": {
      const headers = { "content-type": "application/json", "content-encoding": "gzip" };
      return { status: 200, headers, body: gzipSync(Buffer.alloc(fault.bytes, " "), { level: 9 }) };
    }
    case "redirect":
      return textReply(307, "", { location: fault.location });
    case "patch":
      return patched(normal, fault);
    default:
      return normal;
  }
}

const NOTHING = Buffer.alloc(0);

const CAPTIVE_PORTAL = `<!doctype html>
<html lang="en"><head><title>Wi-Fi sign-in</title></head>
<body><h1>Welcome to Hotel Wi-Fi</h1><p>Accept the terms to go online.</p><form><button>Connect</button></form></body></html>
`;

function patched(reply: Reply, fault: Fault & { kind: "patch" }): Reply {
  const fields: unknown = JSON.parse(reply.body.toString("utf8"));
  if (typeof fields !== "object" || fields === null) return reply;
  const kept = Object.entries({ ...fields, ...fault.set }).filter(([name]) => !fault.remove.includes(name));
  const value = Object.fromEntries(kept);
  return jsonReply(reply.status, fault.asList ? [value] : value, reply.headers);
}

function typeOf(body: string): string {
  return /^\s*[[{]/.test(body) ? "application/json" : /^\s*</.test(body) ? "text/html" : "text/plain";
}

function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
