import type { Result } from "@/lib/result";

interface DoubtBatch {
  batchId: string;
  generation: number;
}

/** What a person can say about a batch in doubt: server actions, bound to the report or the draft. */
export interface DoubtActions {
  resolve(
    given: DoubtBatch & { answer: "arrived" | "did-not-arrive"; reason: string },
  ): Promise<Result<unknown>>;
  ask(given: DoubtBatch & { note: string }): Promise<Result<unknown>>;
}
