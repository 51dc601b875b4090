import type { NotSentCode } from "@/lib/partner-api/connect";
import type { NoReplyCode } from "@/lib/partner-api/http";
import type { TokenFailureCode } from "@/lib/partner-api/token";
import type { KivaProblem } from "@/lib/partner-api/wire";

/** Why a batch waits although a person has sent it. In each of these it is certain that nothing was taken. */
export type WaitReason =
  /** No connection came about: not one byte left. */
  | `not-sent.${NotSentCode}`
  | TokenFailureCode
  /** The organization has no credentials for the environment. */
  | "token.no-credentials"
  /** They are there, but were sealed with another key. */
  | "token.credentials-unreadable"
  /** The server's configuration does not say where the environment is. */
  | "token.not-configured"
  /** The frozen bytes no longer have the hash they were frozen with: they are never sent. */
  | "body.changed"
  /** The organization's partner number is no longer the one the delivery was confirmed for. */
  | "partner.changed"
  /** 5xx, where Kiva has confirmed to the organization that one takes nothing. */
  | "server-error.nothing-taken"
  /** 429: Kiva asked to wait. */
  | "throttled"
  /** 401 or 403: tried once more with a fresh token. */
  | "unauthorized.retrying"
  /** The process that held it ended before it opened a connection. */
  | "claim.expired";

/** Why Kiva did not take a batch. */
export type RejectReason =
  | "rejected.bad-request"
  | "rejected.not-found"
  | "rejected.too-large"
  | "rejected.media-type"
  | "rejected.unprocessable"
  | "rejected.unauthorized";

/** Why it cannot be known whether Kiva took a batch. */
export type UnknownReason =
  | `unknown.${NoReplyCode}`
  /** The process, or the worker's hold on the batch, ended between sending and the reply. */
  | "unknown.process-ended"
  | "unknown.server-error"
  | "unknown.redirect"
  /** Any other status that says neither yes nor no, such as 202, 204, 408 or 409. */
  | "unknown.status"
  /** 200 or 201, but the body is empty, cut, compressed, HTML or no JSON. */
  | "unknown.unreadable"
  /** 200 or 201 and JSON, but not the answer that belongs to the call. */
  | "unknown.unexpected"
  /** The answer names loans that are not in the batch: it answers something else. */
  | "unknown.foreign-loans"
  /** The upload's number is that of another batch, of this report or an earlier one: it answers something else. */
  | "unknown.repeated-upload"
  /** The draft's uuid is that of another draft: it answers something else. */
  | "unknown.repeated-draft"
  /** A status that says no, but not in Kiva's words: a proxy's page, perhaps. */
  | "unknown.unreadable-refusal"
  /** A mistake of ours while reading the answer, which is stored. */
  | "unknown.not-interpreted";

export type Reason = WaitReason | RejectReason | UnknownReason;

/** What Kiva gives for what it has taken: an upload's number for repayments, a uuid for a draft loan. */
export interface Receipt {
  uploadId: number | null;
  draftUuid: string | null;
}

/** What a whole reply says about a batch. Pure reading; what follows from it is in lib/delivery/next-step.ts. */
export type Verdict =
  | ({ kind: "taken"; problems: KivaProblem[]; message: string | null } & Receipt)
  | { kind: "rejected"; reason: RejectReason; message: string }
  | { kind: "unauthorized"; message: string | null }
  | { kind: "throttled"; waitMs: number }
  | { kind: "not-taken"; reason: "server-error.nothing-taken"; message: string }
  | { kind: "unknown"; reason: UnknownReason };
