import type { ServerErrors } from "@/lib/db/schema";
import type { Reply } from "@/lib/partner-api/http";
import { readJson, readText } from "@/lib/partner-api/read-body";
import { retryAfterMs } from "@/lib/partner-api/retry-after";
import { readErrorAnswer } from "@/lib/partner-api/wire";
import type { RejectReason, Verdict } from "./outcomes";

/** The statuses with which Kiva says no. Anything else that is not 2xx, 401, 403 or 429 says nothing for certain. */
const REFUSALS: ReadonlyMap<number, RejectReason> = new Map([
  [400, "rejected.bad-request"],
  [404, "rejected.not-found"],
  [413, "rejected.too-large"],
  [415, "rejected.media-type"],
  [422, "rejected.unprocessable"],
]);

/** More of a plain text than this is not a message; the raw reply keeps it all. */
const MAX_MESSAGE = 4_000;

/**
 * What a whole reply says about the batch it answers: the outcome table of the design, as a pure function.
 *
 * - 200, 201: `taken` if the body is JSON that `readSuccess` knows; otherwise `unknown`, since Kiva may have taken it
 * - 400, 404, 413, 415, 422: `rejected` if the body is Kiva speaking, that is a JSON object with a code or a message,
 *   or plain text. HTML is not: a page of some proxy on the way proves nothing about what is behind it
 * - 401, 403: `unauthorized`, whatever the body; 429: `throttled`
 * - 5xx: `not-taken` only where Kiva has confirmed to the organization that one takes nothing, and it is surely Kiva
 *   that speaks: JSON with a code of Kiva's. A gateway that gives up waiting says a sentence too, while Kiva goes on;
 *   502, 504 and 520 to 529 are gateways' own. Otherwise `unknown`
 * - all else: `unknown` (202 and 204 too: neither says that the upload was made)
 */
export function interpret(
  reply: Reply,
  readSuccess: (json: unknown) => Verdict,
  serverErrors: ServerErrors = "unknown",
): Verdict {
  const { status } = reply;
  if (status === 200 || status === 201) {
    const json = hasTwoReceipts(reply) ? undefined : readJson(reply);
    return json === undefined ? { kind: "unknown", reason: "unknown.unreadable" } : readSuccess(json);
  }
  if (status === 401 || status === 403) return { kind: "unauthorized", message: messageOf(reply) };
  if (status === 429) return { kind: "throttled", waitMs: retryAfterMs(reply.headers) };
  const refusal = REFUSALS.get(status);
  if (refusal) {
    const message = messageOf(reply);
    if (message === null) return { kind: "unknown", reason: "unknown.unreadable-refusal" };
    return { kind: "rejected", reason: refusal, message };
  }
  if (status >= 500 && serverErrors === "nothing-taken" && !isGateways(status)) {
    const answer = readErrorAnswer(readJson(reply));
    if (answer?.code && answer.code !== "api.success") {
      const message = answer.message.slice(0, MAX_MESSAGE);
      return { kind: "not-taken", reason: "server-error.nothing-taken", message };
    }
  }
  if (status >= 500) return { kind: "unknown", reason: "unknown.server-error" };
  if (status >= 300 && status < 400) return { kind: "unknown", reason: "unknown.redirect" };
  return { kind: "unknown", reason: "unknown.status" };
}

function isGateways(status: number): boolean {
  return status === 502 || status === 504 || (status >= 520 && status < 530);
}

/** JSON's reader would silently take the last of two; which one is the receipt cannot be known. */
function hasTwoReceipts(reply: Reply): boolean {
  const text = readText(reply) ?? "";
  return [/"upload_id"\s*:/g, /"(?:loan_draft_uuid|loanDraftUuid)"\s*:/g].some(
    (name) => (text.match(name)?.length ?? 0) > 1,
  );
}

/** Kiva's own words in a refusal, verbatim, or null if it is not Kiva that speaks. */
function messageOf(reply: Reply): string | null {
  const answer = readErrorAnswer(readJson(reply));
  // A refusal that says "success" contradicts itself.
  if (answer) return answer.code === "api.success" ? null : answer.message.slice(0, MAX_MESSAGE);
  const isPlainText = /^text\/plain\b/i.test(reply.headers["content-type"] ?? "");
  const text = isPlainText ? readText(reply)?.trim() : undefined;
  return text && !text.startsWith("<") ? text.slice(0, MAX_MESSAGE) : null;
}
