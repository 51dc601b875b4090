"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * A moment in the reader's own time zone, the day before the month in every language ("21 Nov 2026, 14:05"). The server
 * does not know the zone, so it renders UTC, named as such, and the browser puts its own in place.
 */
export function LocalTime({
  at,
  locale,
  withTime = true,
  withSeconds = false,
}: {
  at: number;
  locale: string;
  withTime?: boolean;
  /** Where steps follow each other within a minute. */
  withSeconds?: boolean;
}) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const text = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(withTime && { hour: "2-digit", minute: "2-digit" }),
    ...(withTime && withSeconds && { second: "2-digit" }),
    ...(!isBrowser && { timeZone: "UTC", ...(withTime && { timeZoneName: "short" }) }),
  }).format(at);
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
