import type { BatchEvent } from "@/lib/history/actions";
import type { NotSentCode } from "@/lib/partner-api/connect";
import type { KivaProblem } from "@/lib/partner-api/wire";
import type { Reason, Receipt, Verdict, WaitReason } from "./outcomes";
import type { BatchState, Outcome } from "./states";

/** What becomes of a batch after one try. */
export interface NextStep extends Receipt {
  /** On the try's record. */
  outcome: Outcome | "unauthorized";
  /** In the history: `batch.` and this. */
  event: BatchEvent;
  state: BatchState;
  reason: Reason | null;
  /** Kiva's own words, verbatim. */
  detail: string | null;
  /** For `planned`: not again before this long from now. */
  waitMs: number;
  /** Counts as a try that sent nothing, or was told to wait. */
  isTry: boolean;
  problems: KivaProblem[];
}

const NOTHING = {
  reason: null,
  detail: null,
  waitMs: 0,
  isTry: false,
  uploadId: null,
  draftUuid: null,
  problems: [],
};

/**
 * What follows from a verdict. A first 401 or 403 leads back to `planned`, to be tried once more at once with a
 * fresh token; the second one in the same generation is Kiva's no. `tries`: of this generation, before this one.
 */
export function afterVerdict(verdict: Verdict, isSecondTry: boolean, tries = 0): NextStep {
  switch (verdict.kind) {
    case "taken": {
      const state = verdict.problems.length > 0 ? "accepted_with_problems" : "accepted";
      const { uploadId, draftUuid, problems, message } = verdict;
      return {
        ...NOTHING,
        outcome: state,
        event: state,
        state,
        uploadId,
        draftUuid,
        problems,
        detail: message,
      };
    }
    case "rejected":
      return rejected(verdict.reason, verdict.message);
    case "unauthorized":
      if (isSecondTry) return rejected("rejected.unauthorized", verdict.message);
      return {
        ...NOTHING,
        outcome: "unauthorized",
        event: "unauthorized",
        state: "planned",
        reason: "unauthorized.retrying",
        detail: verdict.message,
      };
    case "throttled":
      return {
        ...NOTHING,
        outcome: "throttled",
        event: "throttled",
        state: "planned",
        reason: "throttled",
        waitMs: verdict.waitMs,
        isTry: true,
      };
    case "not-taken":
      return {
        ...afterWait(verdict.reason, tries),
        outcome: "not_taken",
        event: "not_taken",
        detail: verdict.message,
      };
    case "unknown":
      return { ...NOTHING, outcome: "unknown", event: "unknown", state: "unknown", reason: verdict.reason };
  }
}

/** What follows where no connection came about. */
export function afterNotSent(code: NotSentCode, tries: number): NextStep {
  return afterWait(`not-sent.${code}`, tries);
}

/** What follows where the batch cannot be sent for now: back to `planned`, later. Nothing was sent. */
export function afterWait(reason: WaitReason, tries: number): NextStep {
  return {
    ...NOTHING,
    outcome: "not_sent",
    event: "not_sent",
    state: "planned",
    reason,
    waitMs: NEEDS_A_PERSON.has(reason) ? PERSON_MS : backoffMs(tries),
    isTry: true,
  };
}

/** A claim given back before anything was begun: the process is about to end. */
export const GIVEN_BACK: NextStep = { ...NOTHING, outcome: "not_sent", event: "released", state: "planned" };

/** A claim whose worker ended before it opened a connection. */
export const CLAIM_EXPIRED: NextStep = { ...GIVEN_BACK, reason: "claim.expired" };

function rejected(reason: Reason, detail: string | null): NextStep {
  return { ...NOTHING, outcome: "rejected", event: "rejected", state: "rejected", reason, detail };
}

const FIRST_MS = 5_000;
const MOST_MS = 5 * 60_000;
const MANY_TRIES = 8;
const AFTER_MANY_MS = 15 * 60_000;
const PERSON_MS = 5 * 60_000;

/** What time alone does not mend: asking more often would only get an account locked. */
const NEEDS_A_PERSON: ReadonlySet<WaitReason> = new Set<WaitReason>([
  "token.refused",
  "token.scope",
  "token.partner",
  "token.no-credentials",
  "token.credentials-unreadable",
  "token.not-configured",
  "body.changed",
  "partner.changed",
]);

/** 5, 10, 20 ... seconds, at most 5 minutes; after 8 tries every 15 minutes. It never gives up, and says why it waits. */
export function backoffMs(tries: number): number {
  return tries >= MANY_TRIES ? AFTER_MANY_MS : Math.min(FIRST_MS * 2 ** tries, MOST_MS);
}
