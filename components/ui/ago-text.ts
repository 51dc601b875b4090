const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago a moment is, in the reader's language: "now", "5 minutes ago". Both in epoch milliseconds. */
export function agoText(at: number, now: number, locale: string): string {
  const ago = Math.max(0, now - at);
  // Counted, not named: what is 30 hours ago may be yesterday or the day before.
  const counted = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  if (ago < MINUTE_MS) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
  if (ago < HOUR_MS) return counted.format(-Math.floor(ago / MINUTE_MS), "minute");
  if (ago < 2 * DAY_MS) return counted.format(-Math.floor(ago / HOUR_MS), "hour");
  return counted.format(-Math.floor(ago / DAY_MS), "day");
}
