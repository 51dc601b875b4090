import type { Result } from "@/lib/result";
import { thrownCode } from "./thrown-code";

/** What a call of a server action can come to besides its own answers. */
export type NoAnswer = { code: "network" | "unexpected"; params?: undefined };

/** Calls a server action; a line that dropped and a server that broke become failures, too. */
export async function attempt<Value, Fail>(
  call: () => Promise<Result<Value, Fail>>,
): Promise<Result<Value, Fail | NoAnswer>> {
  try {
    return await call();
  } catch (error) {
    return { ok: false, failure: { code: thrownCode(error) } };
  }
}
