import { fail, ok, type Failure, type Result } from "@/lib/result";
import { PART_BYTES } from "@/lib/uploads/upload";
import { GIVE_UP_MS, waitBefore } from "./retry-times";

/**
 * What came of sending one part:
 * - `stored`: how many bytes the server has now, whether or not it took this part
 * - `refused`: it will not take it, whatever the line does
 * - `broken`: the server answered with an error of its own
 * - `nothing`: no answer came
 */
export type PartAnswer = { stored: number } | { refused: RefusedCode } | "broken" | "nothing";

export const REFUSED_CODES = [
  "auth.signed-out",
  "auth.no-such-place",
  "auth.role",
  "input.invalid",
  "upload.full",
] as const;
type RefusedCode = (typeof REFUSED_CODES)[number];

/**
 * - `upload.line`: the line has been away for a minute
 * - `unexpected`: the server has been broken for a minute
 * - `upload.not-whole`: the server has something else than was sent
 */
export type SendFailure = Failure<RefusedCode | "upload.line" | "unexpected" | "upload.not-whole">;

/** The line to the server, and the time on this side. */
export interface Line {
  put(at: number, part: Blob): Promise<PartAnswer>;
  /** Resolves after so many milliseconds, or as soon as the browser says that the line is back. */
  wait(ms: number): Promise<void>;
  /** Milliseconds. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
}

export interface SendProgress {
  sent: number;
  /** The line is away, and it goes on by itself when it is back. */
  isWaiting: boolean;
}

/** So often the server may know less than it did; more, and something is wrong that time does not mend. */
const MOST_SETBACKS = 5;

/**
 * Sends what the server does not have yet, from `sent` on, part after part; what has arrived is not sent again. While
 * the line is away it tries again by itself, for a minute.
 */
export async function sendParts(
  body: Blob,
  sent: number,
  line: Line,
  onProgress: (progress: SendProgress) => void,
): Promise<Result<undefined, SendFailure>> {
  let failures = 0;
  let awaySince = 0;
  let setbacks = 0;
  onProgress({ sent, isWaiting: false });
  while (sent < body.size) {
    const answer = await line.put(sent, body.slice(sent, sent + PART_BYTES));
    if (typeof answer === "object" && "refused" in answer) return fail(answer.refused);
    if (typeof answer === "object") {
      if (answer.stored > body.size) return fail("upload.not-whole");
      if (answer.stored <= sent && ++setbacks > MOST_SETBACKS) return fail("unexpected");
      sent = answer.stored;
      failures = 0;
      onProgress({ sent, isWaiting: false });
      continue;
    }
    if (++failures === 1) awaySince = line.now();
    const left = awaySince + GIVE_UP_MS - line.now();
    if (left <= 0) return fail(answer === "broken" ? "unexpected" : "upload.line");
    onProgress({ sent, isWaiting: true });
    await line.wait(Math.min(left, waitBefore(failures, line.random())));
  }
  return ok();
}
