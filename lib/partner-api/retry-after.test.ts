import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after";

const NOW = Date.UTC(2026, 9, 1, 12, 0, 0);
const MINUTE = 60_000;

test.each<[Record<string, string>, number]>([
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": " 7 " }, 7_000],
  [{ "retry-after": "0" }, 1_000],
  [{ "retry-after": "86400" }, 15 * MINUTE],
  [{ "retry-after": "9".repeat(400) }, 15 * MINUTE],
  [{ "retry-after": "Thu, 01 Oct 2026 12:02:00 GMT" }, 2 * MINUTE],
  [{ "retry-after": "Thursday, 01-Oct-26 12:02:00 GMT" }, 2 * MINUTE],
  [{ "retry-after": "Wed, 01 Jan 2020 00:00:00 GMT" }, 1_000],
  [{ "retry-after": "Fri, 01 Jan 2100 00:00:00 GMT" }, 15 * MINUTE],
  // Kiva's clock is a day ahead of ours, or ours behind: only the difference between its own two times counts.
  [{ "retry-after": "Fri, 02 Oct 2026 12:02:00 GMT", date: "Fri, 02 Oct 2026 12:00:00 GMT" }, 2 * MINUTE],
  [{}, 30_000],
  [{ "retry-after": "" }, 30_000],
  [{ "retry-after": "-5" }, 30_000],
  [{ "retry-after": "1.5" }, 30_000],
  [{ "retry-after": "soon" }, 30_000],
  [{ "retry-after": "2026-10-01" }, 30_000],
  [{ "retry-after": "Foo, bar" }, 30_000],
])("%j is %i ms", (headers, expected) => {
  expect(retryAfterMs(headers, NOW)).toBe(expected);
});
