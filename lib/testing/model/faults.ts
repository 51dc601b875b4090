import type { FaultInput } from "@/lib/sandbox/faults";
import type { Reason } from "@/lib/delivery/outcomes";

/** What a whole exchange, or a broken one, must be read as. */
export type Reading =
  | { is: "taken" }
  | { is: "rejected"; reason: Reason }
  | { is: "unauthorized" }
  | { is: "throttled" }
  | { is: "unknown"; reasons: readonly Reason[] };

export interface BatchFault {
  name: string;
  /** What the sandbox does to the next report that reaches it. */
  fault: FaultInput;
  reading: Reading;
}

const match = { path: "/repayments" };
const taken: Reading = { is: "taken" };
const unknown = (...reasons: Reason[]): Reading => ({ is: "unknown", reasons });
const rejected = (reason: Reason): Reading => ({ is: "rejected", reason });
const status = (code: number, reading: Reading, own: Partial<FaultInput & { kind: "status" }> = {}) => ({
  name: `status ${code}${own.processed ? ", taken" : ""}${own.headers ? ` ${JSON.stringify(own.headers)}` : ""}`,
  fault: { kind: "status", match, status: code, ...own } as FaultInput,
  reading,
});
const elsewhere = { location: "http://127.0.0.1:1/elsewhere" };
const gone = unknown("unknown.closed", "unknown.reset");
const cut = unknown("unknown.cut-body", "unknown.closed", "unknown.reset");
const unreadable = unknown("unknown.unreadable");
const unexpected = unknown("unknown.unexpected");

/** The faults of promises.md that one request can meet, each with the one way it may be read. */
export const BATCH_FAULTS: readonly BatchFault[] = [
  { name: "cut before the body", fault: { kind: "drop-before-body", match }, reading: gone },
  {
    name: "reset before the body",
    fault: { kind: "drop-before-body", match, reset: true },
    reading: gone,
  },
  { name: "cut, not taken", fault: { kind: "drop-after-body", match }, reading: gone },
  { name: "reply lost", fault: { kind: "drop-after-processing", match }, reading: gone },
  {
    name: "reply lost by a reset",
    fault: { kind: "drop-after-processing", match, reset: true },
    reading: gone,
  },
  { name: "reply cut", fault: { kind: "drop-mid-reply", match, bytes: 20 }, reading: cut },
  { name: "reply without end", fault: { kind: "endless", match, everyMs: 0 }, reading: tooLarge() },
  { name: "reply as HTML", fault: { kind: "html", match }, reading: unreadable },
  { name: "reply empty", fault: { kind: "empty", match }, reading: unreadable },
  { name: "reply truncated", fault: { kind: "malformed", match }, reading: unreadable },
  { name: "gzip", fault: { kind: "gzip-bomb", match, bytes: 10_000 }, reading: unreadable },
  { name: "another shape", fault: { kind: "body", match, body: '{"ok":true}' }, reading: unexpected },
  { name: "no receipt", fault: { kind: "patch", match, remove: ["upload_id"] }, reading: unexpected },
  { name: "receipt as words", fault: patch({ upload_id: "soon" }), reading: unexpected },
  { name: "a list of one", fault: { kind: "patch", match, asList: true }, reading: taken },
  {
    name: "another batch's answer",
    fault: patch({ problems: [{ loan_id: "OTHER", severity: "error", code: "x", details: "x" }] }),
    reading: unknown("unknown.foreign-loans"),
  },
  ...[201].map((code) => status(code, taken, { processed: true })),
  ...[202, 204, 409, 418].map((code) => status(code, unknown("unknown.status"), { processed: code < 300 })),
  ...[301, 302, 303, 307, 308].map((code) =>
    status(code, unknown("unknown.redirect"), { headers: elsewhere }),
  ),
  status(307, unknown("unknown.redirect"), { headers: elsewhere, processed: true }),
  status(400, rejected("rejected.bad-request")),
  status(404, rejected("rejected.not-found")),
  status(413, rejected("rejected.too-large")),
  status(415, rejected("rejected.media-type")),
  status(422, rejected("rejected.unprocessable")),
  status(404, unknown("unknown.unreadable-refusal"), { body: "<html>Not here</html>" }),
  status(401, { is: "unauthorized" }),
  status(403, { is: "unauthorized" }),
  status(429, { is: "throttled" }),
  ...["2", "99999999", "soon", "Fri, 01 Jan 2100 00:00:00 GMT"].map((when) =>
    status(429, { is: "throttled" }, { headers: { "retry-after": when } }),
  ),
  ...[500, 502, 503, 504].flatMap((code) => [
    status(code, unknown("unknown.server-error")),
    status(code, unknown("unknown.server-error"), { processed: true }),
  ]),
];

/** It costs a deadline's real time, so it is asked for less often than the others. */
export const NO_REPLY: BatchFault = {
  name: "no reply",
  fault: { kind: "hang", match },
  reading: unknown("unknown.timeout-headers"),
};

function tooLarge(): Reading {
  return unknown("unknown.too-large");
}

function patch(set: Record<string, unknown>): FaultInput {
  return { kind: "patch", match, set };
}

export interface TokenFault {
  name: string;
  fault: FaultInput;
  /** Why the batch waits then; null if it does not. */
  reason: Reason | null;
}

const token = { path: "/oauth/token" };

export const TOKEN_FAULTS: readonly TokenFault[] = [
  {
    name: "no token: 500",
    fault: { kind: "status", match: token, status: 500 },
    reason: "token.unavailable",
  },
  { name: "no token: 401", fault: { kind: "status", match: token, status: 401 }, reason: "token.refused" },
  { name: "no token: cut", fault: { kind: "drop-after-body", match: token }, reason: "token.unreachable" },
  { name: "no token: HTML", fault: { kind: "html", match: token }, reason: "token.malformed" },
  {
    name: "token without the scope",
    fault: { kind: "patch", match: token, set: { scope: "read:loans" } },
    reason: "token.scope",
  },
  {
    name: "another partner's token",
    fault: { kind: "patch", match: token, set: { partnerId: "9002" } },
    reason: "token.partner",
  },
  { name: "token for once", fault: { kind: "patch", match: token, set: { expires_in: 0 } }, reason: null },
];
