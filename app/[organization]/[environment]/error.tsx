"use client";

import { BROKEN, BrokenWords } from "@/components/layout/broken-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** What is left when a page could not be made. It stands outside the language provider of the page that failed. */
export default function PlaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Notice tone="error" role="alert" title={BROKEN.title}>
      <BrokenWords />
      {error.digest && <p className="text-small text-ink-soft">{error.digest}</p>}
      <Button onClick={reset}>{BROKEN.tryAgain}</Button>
    </Notice>
  );
}
