const LEAST_MS = 1_000;
const MOST_MS = 15 * 60_000;
const UNSAID_MS = 30_000;

/**
 * How long to wait after a 429: Retry-After in seconds or as a date, never less than a second nor more than 15
 * minutes; 30 seconds where it is missing or makes no sense. A date is measured against the reply's own Date where
 * it has one, so that neither clock need be right.
 */
export function retryAfterMs(headers: Record<string, string>, now: number = Date.now()): number {
  const asked = headers["retry-after"]?.trim() ?? "";
  if (/^\d+$/.test(asked)) return clamp(Number(asked) * 1000);
  const until = parseDate(asked);
  if (until === null) return UNSAID_MS;
  return clamp(until - (parseDate(headers.date ?? "") ?? now));
}

function clamp(ms: number): number {
  return Math.min(Math.max(ms, LEAST_MS), MOST_MS);
}

/** HTTP's dates begin with the day's name; anything else that Date.parse would take is a guess. */
function parseDate(text: string): number | null {
  const time = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : time;
}
