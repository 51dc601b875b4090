import { fail, type Failure, type Result } from "@/lib/result";
import { turnsOf } from "@/lib/turns";

/** Below it a file is read and judged in a moment; a usual month is a tenth of it. */
const LARGE_BYTES = 2 * 1024 * 1024;
/** A person waits so long for her turn, and no longer: then she is told. */
const PATIENCE_MS = 30_000;

/** Read and judged at once: one of 40 MB takes some 400 MB meanwhile. */
const { inTurnWithin } = turnsOf("large files", 2);

/** Does what holds a whole file in memory: a large one in turn with the others. */
export async function largeInTurn<Value, Fail>(
  size: number,
  work: () => Promise<Result<Value, Fail>>,
): Promise<Result<Value, Fail | Failure<"server.busy">>> {
  if (size < LARGE_BYTES) return work();
  const answer = await inTurnWithin(PATIENCE_MS, work);
  return answer === "busy" ? fail("server.busy") : answer;
}
