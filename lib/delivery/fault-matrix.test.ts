import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { DEADLINES } from "@/lib/partner-api/http";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import {
  body,
  doubt,
  FaultRun,
  refusal,
  set,
  status,
  taken,
  wait,
  type FaultCase,
} from "@/lib/testing/fault-run";
import { startUncalledServer, type UncalledServer } from "@/lib/testing/uncalled-server";

const MONTHS_AWAY = "99999999";
const FOREIGN = { loan_id: "L-of-somebody-else", severity: "error", code: "repayment.x", details: "No." };

const SAID = 'Not "this" way.';
const words = (code: number) => status(code, { body: JSON.stringify({ code: "api.no", message: SAID }) });
const forEver = (one: FaultInput) => ({ ...one, match: { nth: "every" } }) as FaultInput;
const later = (headers: Record<string, string>) => status(429, { headers });

const CUT: FaultCase[] = [
  doubt("cut before the body was read", "unknown.closed", { report: { kind: "drop-before-body" }, whole: 0 }),
  doubt("reset before it", "unknown.reset", { report: { kind: "drop-before-body", reset: true }, whole: 0 }),
  doubt("cut before it was processed", "unknown.closed", { report: { kind: "drop-after-body" } }),
  doubt("taken, then cut", "unknown.closed", { report: { kind: "drop-after-processing" } }),
  doubt("taken, then reset", "unknown.reset", { report: { kind: "drop-after-processing", reset: true } }),
  doubt("taken, cut in the reply", "unknown.cut-body", { report: { kind: "drop-mid-reply" } }),
  doubt("taken, reset in the reply", "unknown.cut-body", { report: { kind: "drop-mid-reply", reset: true } }),
];

/** For what does come in time, on a busy machine too. */
const ENOUGH_MS = 250;

// I16, with shorter times.
const SLOW: FaultCase[] = [
  doubt("no reply", "unknown.timeout-headers", {
    report: { kind: "hang" },
    deadlines: { headersMs: ENOUGH_MS },
  }),
  doubt("a late reply", "unknown.timeout-headers", {
    report: { kind: "delay", ms: 5_000 },
    deadlines: { headersMs: ENOUGH_MS },
  }),
  doubt("one byte a second", "unknown.timeout-whole", {
    report: { kind: "drip", everyMs: 1_000 },
    deadlines: { wholeMs: ENOUGH_MS },
  }),
  doubt("a slow reply in chunks without end", "unknown.timeout-whole", {
    report: { kind: "endless", chunkBytes: 1, everyMs: 10 },
    deadlines: { wholeMs: ENOUGH_MS },
  }),
  taken("one byte at a time, and soon enough", { report: { kind: "drip", everyMs: 0 } }),
];

// Last in the table: each leaves 5 MB on record.
const LARGE: FaultCase[] = [
  doubt("a fast reply without end", "unknown.too-large", {
    report: { kind: "endless", chunkBytes: 1_000_000, everyMs: 0 },
  }),
  doubt("100 MB", "unknown.too-large", { report: { kind: "large", bytes: 100_000_000 } }),
];

const ODD: FaultCase[] = [
  doubt("200 and nothing", "unknown.unreadable", { report: { kind: "empty" } }),
  doubt("a captive portal", "unknown.unreadable", { report: { kind: "html" } }),
  doubt("half a JSON", "unknown.unreadable", { report: { kind: "malformed" } }),
  doubt("a gzip bomb", "unknown.unreadable", { report: { kind: "gzip-bomb", bytes: 20_000_000 } }),
  doubt("compressed, it says", "unknown.unreadable", {
    report: body('{"code":"api.success","upload_id":1}', { "content-encoding": "br" }),
  }),
  doubt("two receipts", "unknown.unreadable", {
    report: body('{"code":"api.success","upload_id":1,"upload_id":2}'),
  }),
  doubt("another shape", "unknown.unexpected", { report: body('{"data":{"upload":{"id":5}}}') }),
  doubt("two receipts in a list", "unknown.unreadable", {
    report: body('[{"code":"api.success","upload_id":1},{"code":"api.success","upload_id":2}]'),
  }),
  doubt("a list of two", "unknown.unexpected", { report: body('[{"code":"api.success","upload_id":1},{}]') }),
  doubt("an empty list", "unknown.unexpected", { report: body("[]") }),
  doubt("another code", "unknown.unexpected", { report: set({ code: "api.queued" }) }),
  doubt("an error that calls itself 200", "unknown.unexpected", { report: { ...words(200) } }),
  doubt("no upload_id", "unknown.unexpected", { report: { kind: "patch", remove: ["upload_id"] } }),
  ...["a text", "", 0, 2 ** 53, null].map((id) =>
    doubt(`upload_id ${JSON.stringify(id)}`, "unknown.unexpected", { report: set({ upload_id: id }) }),
  ),
  doubt("problems that are no list", "unknown.unexpected", { report: set({ problems: "none" }) }),
  doubt("a problem of no loan", "unknown.unexpected", { report: set({ problems: [{ severity: "error" }] }) }),
  doubt("a problem of unknown severity", "unknown.unexpected", {
    report: set({ problems: [{ ...FOREIGN, severity: "info" }] }),
  }),
  doubt("a problem of a loan that is not in the batch", "unknown.foreign-loans", {
    report: set({ problems: [FOREIGN] }),
  }),
  taken("a list of one", { report: { kind: "patch", asList: true } }),
  taken("no word of problems", { report: { kind: "patch", remove: ["problems", "message"] } }),
];

const STATUS: FaultCase[] = [
  taken("201", { report: status(201, { processed: true }) }),
  doubt("201 and nothing", "unknown.unreadable", { report: status(201, { processed: true, body: "" }) }),
  ...[202, 206].map((code) =>
    doubt(`${code}`, "unknown.status", { report: status(code, { processed: true }) }),
  ),
  doubt("204, not taken", "unknown.status", { report: status(204) }),
  doubt("204, taken", "unknown.status", { report: status(204, { processed: true }) }),
  ...[405, 408, 409].map((code) => doubt(`${code}`, "unknown.status", { report: words(code) })),
  doubt("409 for what it has taken", "unknown.status", { report: status(409, { processed: true }) }),
  ...[400, 404, 413].map((code) =>
    doubt(`a proxy's ${code}`, "unknown.unreadable-refusal", {
      report: status(code, { body: "<h1>No</h1>", processed: true }),
    }),
  ),
  doubt("500 after it was taken", "unknown.server-error", { report: status(500, { processed: true }) }),
  ...[500, 502, 503, 504].map((code) =>
    doubt(`${code} before`, "unknown.server-error", { report: words(code) }),
  ),
  doubt("503 with Retry-After", "unknown.server-error", {
    report: status(503, { headers: { "retry-after": "1" } }),
  }),
  refusal("400", "rejected.bad-request", { report: words(400), detail: SAID }),
  refusal("404", "rejected.not-found", { report: words(404), detail: SAID }),
  refusal("413", "rejected.too-large", { report: words(413), detail: SAID }),
  refusal("413 in plain text", "rejected.too-large", {
    report: status(413, { body: "Too large." }),
    detail: "Too large.",
  }),
  refusal("415", "rejected.media-type", { report: words(415), detail: SAID }),
  refusal("422", "rejected.unprocessable", { report: words(422), detail: SAID }),
  // One fresh token, and one more try with the same bytes.
  taken("401 once", { report: status(401), whole: 2 }),
  taken("403 once: expired", { report: status(403), whole: 2 }),
  refusal("401 for ever", "rejected.unauthorized", { report: forEver(status(401)), whole: 2 }),
  refusal("403 for ever: scope", "rejected.unauthorized", { report: forEver(words(403)), whole: 2 }),
];

const DATE = { date: "Sat, 21 Nov 2026 10:00:00 GMT" };
const THROTTLED: FaultCase[] = (
  [
    ["in seconds", { "retry-after": "90" }, 90_000],
    ["as a date", { ...DATE, "retry-after": "Sat, 21 Nov 2026 10:01:30 GMT" }, 90_000],
    ["as the old form of a date", { ...DATE, "retry-after": "Saturday, 21-Nov-26 10:01:30 GMT" }, 90_000],
    ["as a date gone by", { ...DATE, "retry-after": "Sat, 21 Nov 2026 09:00:00 GMT" }, 1_000],
    ["as a date years ahead", { ...DATE, "retry-after": "Sun, 21 Nov 2032 10:00:00 GMT" }, 900_000],
    ["of 0", { "retry-after": "0" }, 1_000],
    ["of months", { "retry-after": MONTHS_AWAY }, 900_000],
    ["beyond all numbers", { "retry-after": "9".repeat(400) }, 900_000],
    ["below 0", { "retry-after": "-5" }, 30_000],
    ["that is no time", { "retry-after": "soon" }, 30_000],
    ["missing", {}, 30_000],
  ] as const
).map(([name, headers, waitMs]) =>
  wait(`429, Retry-After ${name}`, "throttled", { report: later(headers), whole: 1, waitMs }),
);

test("I16: the deadlines that count where no test shortens them", () => {
  expect(DEADLINES).toMatchObject({ headersMs: 30_000, wholeMs: 120_000, maxBodyBytes: 5_000_000 });
});

forEachDatabase("what Kiva answers, and what becomes of the batch", (open) => {
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

  test.each([...CUT, ...SLOW, ...ODD, ...STATUS, ...THROTTLED, ...LARGE])("$name: $state", (fault) =>
    run.strikeEach(fault),
  );

  test.each([301, 302, 303, 304, 307, 308])("%i to elsewhere: never followed", async (code) => {
    const location = `${elsewhere.url}/v3/partner/9001/repayments`;
    const report = status(code, { headers: { location } });
    await run.strikeEach(doubt(`${code}`, "unknown.redirect", { report }));
    expect(elsewhere.strangers()).toBe(0);
  });

  test("a token whose 12 hours are over: a fresh one", async () => {
    const wrong = () => {
      sandbox.expireTokens();
      return () => {};
    };
    await run.strikeEach(taken("expired", { wrong, whole: 2 }));
  });
});
