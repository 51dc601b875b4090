import { SeededRandom } from "@/lib/sandbox/random";
import type { CrashCase, CrashStory, Truth } from "./play";

export interface NamedCase extends CrashCase {
  title: string;
  expected: Pick<CrashStory, "deaths" | "doubts" | "statesAfter"> &
    Partial<Pick<CrashStory, "statesAtDeath">>;
}

const TAKEN = { report: "accepted_with_problems", draft: "accepted" } as const;
/** Kiva never sees the first one: the answer about it is that it did not arrive. */
const LOST = { kind: "drop-after-body", match: { pathPattern: "(repayments|loan_draft)$" } } as const;
const IS_SENDING = /(repayments|loan_draft)$/;

type After = "nothing" | "ready" | "all" | "first in doubt" | "second in doubt";

function named(
  title: string,
  given: CrashCase,
  after: After,
  doubts: Truth[] = [],
  death = given.crashAt?.replace(/:.*/, "") ?? "killed",
): NamedCase {
  const taken = TAKEN[given.of];
  const states: Record<After, string[]> = {
    nothing: [],
    ready: ["planned", "planned"],
    all: [taken, taken],
    "first in doubt": ["unknown", "planned"],
    "second in doubt": [taken, "unknown"],
  };
  // A draft is one batch.
  const statesAfter = given.of === "draft" ? states[after].slice(0, 1) : states[after];
  return { title: `${given.of}: ${title}`, ...given, expected: { deaths: [death], doubts, statesAfter } };
}

/** What every delivery goes through. */
function delivery(of: "report" | "draft"): NamedCase[] {
  const half = of === "report" ? -5_000 : -10;
  return [
    named("sending ordered, no worker awake", { of, crashAt: "send-ordered" }, "all"),
    named("claimed", { of, crashAt: "claimed" }, "all"),
    named("token fetched", { of, crashAt: "token-fetched" }, "all"),
    // The one false alarm that is allowed: nothing left, and nobody can know.
    named("dispatching committed, not connected", { of, crashAt: "dispatch-committed" }, "first in doubt", [
      "nothing left",
    ]),
    named(
      "half the body sent",
      {
        of,
        line: { kind: "stall", of: "request", after: half },
        killWhen: async ({ sandbox }) => void (await sandbox.log.waitFor(isSending, KILL_MS)),
      },
      "first in doubt",
      ["half arrived"],
    ),
    named(
      "body sent, no reply",
      {
        of,
        faults: [{ kind: "hang", match: LOST.match }],
        killWhen: async ({ sandbox }) =>
          void (await sandbox.log.waitFor((entry) => isSending(entry) && entry.processed, KILL_MS)),
      },
      "first in doubt",
      ["arrived"],
    ),
    named("reply received, not stored", { of, crashAt: "reply-received" }, "first in doubt", ["arrived"]),
    named("raw reply stored, not interpreted", { of, crashAt: "reply-stored" }, "all"),
    named("outcome committed", { of, crashAt: "outcome-committed" }, "all"),
    named("inside “it did not arrive”", { of, crashAt: "answering", faults: [LOST] }, "first in doubt", [
      "lost behind",
    ]),
    named("“it did not arrive” committed", { of, crashAt: "answered", faults: [LOST] }, "all", [
      "lost behind",
    ]),
  ];
}

const KILL_MS = 60_000;
const isSending = ({ path }: { path: string }) => IS_SENDING.test(path);

/** Every crash point of promises.md before a report is sent. */
export const REPORT_CASES: readonly NamedCase[] = [
  named("half an upload", { of: "report", isUploadCut: true }, "nothing"),
  named("upload received, nothing saved", { of: "report", crashAt: "upload-received" }, "nothing"),
  named("inside the save", { of: "report", crashAt: "saving" }, "nothing"),
  named("draft saved, no answer", { of: "report", crashAt: "saved" }, "nothing"),
  named("inside the freeze", { of: "report", crashAt: "freezing" }, "nothing"),
  named("frozen, no answer", { of: "report", crashAt: "frozen" }, "ready"),
];
/** And from there on. */
export const SENDING_CASES: readonly NamedCase[] = [
  ...delivery("report"),
  named(
    "second batch: dispatching committed",
    { of: "report", crashAt: "dispatch-committed:2" },
    "second in doubt",
    ["nothing left"],
  ),
  named("second batch: raw reply stored", { of: "report", crashAt: "reply-stored:2" }, "all"),
  named("all done", { of: "report", crashAt: "outcome-committed:2" }, "all"),
];
export const DRAFT_CASES: readonly NamedCase[] = [
  named("inside the freeze", { of: "draft", crashAt: "freezing" }, "nothing"),
  ...delivery("draft"),
];

/** No crash: asked to end while a request is on the wire, it waits for the reply and begins no other. */
export const ASKED_TO_END: NamedCase = {
  title: "report: asked to end (SIGTERM) in the middle of a request",
  of: "report",
  isAsked: true,
  faults: [{ kind: "delay", ms: 2_500, match: { path: "/repayments" } }],
  killWhen: async ({ sandbox }) =>
    void (await sandbox.log.waitFor((entry) => isSending(entry) && entry.processed, KILL_MS)),
  expected: {
    deaths: ["asked to end"],
    doubts: [],
    statesAtDeath: [TAKEN.report, "planned"],
    statesAfter: [TAKEN.report, TAKEN.report],
  },
};

/** A kill at a random moment of the sending, and now and then another one soon after the restart. */
export function randomCase(seed: string): CrashCase {
  const random = new SeededRandom(seed);
  const killMs = random.between(0, 900);
  return {
    of: "report",
    faults: [{ kind: "delay", ms: 150, match: { pathPattern: "(repayments|token)$", nth: "every" } }],
    killWhen: async (_scene, whenSending) => {
      await whenSending;
      await new Promise((resolve) => setTimeout(resolve, killMs));
    },
    ...(random.chance(0.5) && { killAgainMs: random.between(0, 1_500) }),
  };
}
