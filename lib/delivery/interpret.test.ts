import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { interpret } from "./interpret";
import { KINDS } from "./kinds";

const BODY = Buffer.from('{"repayments":[{"loan_id":"0012","amount":25.00}]}');
const TAKEN = '{"code":"api.success","message":"Received 1","upload_id":48201,"problems":[]}';
const json = { "content-type": "application/json" };

function read(status: number, body: string | Buffer, headers: Record<string, string> = json) {
  const reply = { status, headers, body: Buffer.from(body as string) };
  return interpret(reply, (answer) => KINDS.repayments.readSuccess(answer, BODY));
}

describe("Kiva took it", () => {
  test.each([200, 201])("%i with the answer that belongs to it", (status) => {
    const taken = {
      kind: "taken",
      uploadId: 48201,
      draftUuid: null,
      problems: [],
      message: "Received 1",
    };
    expect(read(status, TAKEN)).toEqual(taken);
    expect(read(status, `[${TAKEN}]`)).toEqual(taken);
    expect(read(status, `\uFEFF${TAKEN}`, {})).toEqual(taken);
  });

  test("with problems on its loans", () => {
    const body = TAKEN.replace("[]", '[{"loan_id":"0012","severity":"warning"}]');
    expect(read(200, body)).toMatchObject({
      kind: "taken",
      problems: [{ loanId: "0012", severity: "warning" }],
    });
  });
});

describe("Kiva took a draft loan", () => {
  const readDraft = (body: string) =>
    interpret({ status: 200, headers: json, body: Buffer.from(body) }, (answer) =>
      KINDS.drafts.readSuccess(answer, BODY),
    );
  const answer = (fields: object) => JSON.stringify({ code: "api.success", message: "", ...fields });

  test.each([
    ["as one integration reads it", { loan_draft_uuid: "u-1" }],
    ["as another client reads it", { loanDraftUuid: "u-1" }],
  ])("its receipt %s", (_, fields) => {
    expect(readDraft(answer(fields))).toMatchObject({ kind: "taken", uploadId: null, draftUuid: "u-1" });
    expect(readDraft(`[${answer(fields)}]`)).toMatchObject({ draftUuid: "u-1" });
  });

  test.each([
    ["no receipt", answer({}), "unknown.unexpected"],
    ["an empty receipt", answer({ loan_draft_uuid: "" }), "unknown.unexpected"],
    ["a receipt with markup and spaces", answer({ loan_draft_uuid: "<b> x" }), "unknown.unexpected"],
    ["an upload's receipt", answer({ upload_id: 5 }), "unknown.unexpected"],
    [
      "two receipts",
      '{"code":"api.success","loan_draft_uuid":"a","loan_draft_uuid":"b"}',
      "unknown.unreadable",
    ],
    [
      "two receipts in two spellings",
      answer({ loan_draft_uuid: "a", loanDraftUuid: "b" }),
      "unknown.unreadable",
    ],
  ])("or nobody knows: %s", (_, body, reason) => {
    expect(readDraft(body)).toEqual({ kind: "unknown", reason });
  });
});

describe("nobody knows whether Kiva took it", () => {
  const invalidUtf8 = Buffer.concat([Buffer.from('{"code":"'), Buffer.of(0xff), Buffer.from('"}')]);
  test.each<[string, number, string | Buffer, Record<string, string>, string]>([
    ["an empty body", 200, "", json, "unreadable"],
    ["HTML", 200, "<html></html>", json, "unreadable"],
    ["cut JSON", 201, TAKEN.slice(0, -1), json, "unreadable"],
    ["compressed", 200, gzipSync(TAKEN), { ...json, "content-encoding": "gzip" }, "unreadable"],
    ["compressed, it says", 200, TAKEN, { ...json, "content-encoding": "br" }, "unreadable"],
    ["broken UTF-8", 200, invalidUtf8, json, "unreadable"],
    ["two receipts", 200, TAKEN.replace("{", '{"upload_id":1,'), json, "unreadable"],
    ["a list of two", 200, `[${TAKEN},{}]`, json, "unexpected"],
    ["JSON null", 200, "null", json, "unexpected"],
    ["an error", 200, '{"code":"api.error","message":"No"}', json, "unexpected"],
    [
      "a foreign loan",
      200,
      TAKEN.replace("[]", '[{"loan_id":"12","severity":"error"}]'),
      json,
      "foreign-loans",
    ],
    ["202", 202, TAKEN, json, "status"],
    ["203", 203, TAKEN, json, "status"],
    ["204", 204, "", {}, "status"],
    ["206", 206, TAKEN, json, "status"],
    ["an HTML refusal", 404, "<h1>Not Found</h1>", { "content-type": "text/html" }, "unreadable-refusal"],
    ["HTML that says it is text", 400, "<h1>No</h1>", { "content-type": "text/plain" }, "unreadable-refusal"],
    ["an empty refusal", 413, "", { "content-type": "text/plain" }, "unreadable-refusal"],
    ["a refusal of no type", 400, "No", {}, "unreadable-refusal"],
    ["a refusal without words", 422, "{}", json, "unreadable-refusal"],
    ["a refusal that says success", 400, TAKEN, json, "unreadable-refusal"],
  ])("%s", (_, status, body, headers, reason) => {
    expect(read(status, body, headers)).toEqual({ kind: "unknown", reason: `unknown.${reason}` });
  });
});

describe("a status that says nothing for certain", () => {
  test.each([301, 302, 303, 304, 307, 308])("%i", (status) => {
    expect(read(status, "", { location: "/" })).toEqual({ kind: "unknown", reason: "unknown.redirect" });
  });
  test.each([402, 405, 406, 408, 409, 410, 418, 425, 451])("%i", (status) => {
    expect(read(status, '{"code":"x"}')).toEqual({ kind: "unknown", reason: "unknown.status" });
  });
  test.each([500, 501, 502, 503, 504, 599])("%i", (status) => {
    expect(read(status, '{"code":"x"}')).toEqual({ kind: "unknown", reason: "unknown.server-error" });
  });
});

describe("a 5xx where Kiva has confirmed that one takes nothing", () => {
  const readConfirmed = (status: number, body: string | Buffer, headers: Record<string, string> = json) =>
    interpret(
      { status, headers, body: Buffer.from(body as string) },
      (answer) => KINDS.repayments.readSuccess(answer, BODY),
      "nothing-taken",
    );

  test.each([500, 501, 503, 599])("%i in Kiva's words: not taken", (status) => {
    expect(readConfirmed(status, '{"code":"x","message":"Out of order"}')).toEqual({
      kind: "not-taken",
      reason: "server-error.nothing-taken",
      message: "Out of order",
    });
  });

  /** A gateway that gave up waiting was taken for Kiva, and the batch went out again while Kiva still took it. */
  test.each([502, 504, 520, 522, 524, 529])("%i is a gateway's, whatever it says", (status) => {
    expect(readConfirmed(status, '{"code":"x","message":"Out of order"}')).toEqual({
      kind: "unknown",
      reason: "unknown.server-error",
    });
  });

  test.each<[string, string | Buffer, Record<string, string>]>([
    ["a gateway's sentence", "upstream request timeout", { "content-type": "text/plain" }],
    ["a gateway's JSON", '{"message": "Service Unavailable"}', json],
    ["a framework's JSON", '{"status":503,"error":"Service Unavailable"}', json],
    ["a proxy's page", "<h1>Bad Gateway</h1>", { "content-type": "text/html" }],
    ["a page that says it is text", "<h1>Bad Gateway</h1>", { "content-type": "text/plain" }],
    ["nothing", "", json],
    ["cut JSON", '{"code":"x","mess', json],
    ["JSON without words", "{}", json],
    ["a success", TAKEN, json],
    ["something compressed", gzipSync('{"code":"x"}'), { ...json, "content-encoding": "gzip" }],
  ])("with %s: nobody knows, as ever", (_, body, headers) => {
    expect(readConfirmed(503, body, headers)).toEqual({ kind: "unknown", reason: "unknown.server-error" });
  });

  test("no other status means anything else", () => {
    for (const [status, body] of [
      [200, TAKEN],
      [202, TAKEN],
      [307, ""],
      [408, '{"code":"x"}'],
      [422, '{"message":"No"}'],
    ] as const) {
      expect(readConfirmed(status, body)).toEqual(read(status, body));
    }
  });
});

describe("Kiva refused it", () => {
  test.each([
    [400, "bad-request"],
    [404, "not-found"],
    [413, "too-large"],
    [415, "media-type"],
    [422, "unprocessable"],
  ])("%i", (status, reason) => {
    const rejected = { kind: "rejected", reason: `rejected.${reason}` };
    expect(read(status, '{"code":"x","message":"No, «amount»"}')).toEqual({
      ...rejected,
      message: "No, «amount»",
    });
    expect(read(status, '{"code":"x"}')).toEqual({ ...rejected, message: "x" });
    expect(read(status, " No. ", { "content-type": "text/plain; charset=utf-8" })).toEqual({
      ...rejected,
      message: "No.",
    });
  });

  test.each([401, 403])("%i: the token, whatever the body says", (status) => {
    expect(read(status, '{"message":"Expired"}')).toEqual({ kind: "unauthorized", message: "Expired" });
    expect(read(status, "<h1>Denied</h1>", {})).toEqual({ kind: "unauthorized", message: null });
  });

  test("429: not now", () => {
    expect(read(429, "", { "retry-after": "7" })).toEqual({ kind: "throttled", waitMs: 7_000 });
  });
});
