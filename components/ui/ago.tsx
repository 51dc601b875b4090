"use client";

import { useSyncExternalStore } from "react";
import { agoText } from "./ago-text";

const MINUTE_MS = 60_000;

/** How long ago a moment is, beside the moment itself. The browser counts, minute by minute; the server says nothing. */
export function Ago({ at, locale }: { at: number; locale: string }) {
  const minute = useSyncExternalStore(
    everyMinute,
    () => Math.floor(Date.now() / MINUTE_MS),
    () => null,
  );
  return (
    minute !== null && <span className="text-ink-soft"> ({agoText(at, minute * MINUTE_MS, locale)})</span>
  );
}

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}
