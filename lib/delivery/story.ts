import { log } from "@/lib/log";
import type { Claim } from "./batch-rows";

/** What every line about a batch carries: ids, numbers and the hash of its bytes; nothing of a borrower. */
export function namesOf({ batchId, deliveryId, kind, number, generation, fence, bodySha256 }: Claim) {
  return { batchId, deliveryId, kind, number, generation, fence, bodySha256 };
}

/** One step of a batch's story in the log. */
export function tell(claim: Claim, step: string, more: Record<string, unknown> = {}): void {
  log().info({ ...namesOf(claim), ...more }, step);
}

/** Milliseconds since a reading of performance.now(). */
export function msSince(steady: number): number {
  return Math.round(performance.now() - steady);
}

/** An error as the log may have it: not its message, in which a database quotes values. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return `${error.name} ${(error as NodeJS.ErrnoException).code ?? ""}`.trim();
}
