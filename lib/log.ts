import { pino, type DestinationStream, type Logger } from "pino";
import { env } from "@/lib/env";

let logger: Logger | undefined;

/**
 * The log of this process, one JSON object a line. It tells the story of a delivery by ids, numbers, codes and
 * hashes: never a name, an amount, a loan ID, a token or a secret.
 */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL });
  return logger;
}

/** For tests: every line, whatever its level, goes there; back to where it belongs with null. */
export function logTo(destination: DestinationStream | null): void {
  logger = destination ? pino({ level: "trace" }, destination) : undefined;
}
