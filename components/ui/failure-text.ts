import type { Failure } from "@/lib/result";
import { fillIn } from "./fill-in";

/** What to say for each failure code, with `{name}` where a parameter goes. */
export interface FailureWords {
  byCode: Record<string, string>;
  /** No answer came. */
  network: string;
  /** The server broke, or answered a code that has no words. */
  unexpected: string;
}

/** Says a failure, an action's own or one of `attempt`, in the words the page brought. */
export function failureText(words: FailureWords, { code, params }: Failure): string {
  if (code === "network") return words.network;
  return fillIn(words.byCode[code] ?? words.unexpected, params);
}
