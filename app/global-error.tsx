"use client";

import { BROKEN, BrokenWords } from "@/components/layout/broken-words";

/** What is left when not even the frame of a page could be made: no styles, no language. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>{BROKEN.title}</h1>
          <BrokenWords />
          <button type="button" onClick={reset}>
            {BROKEN.tryAgain}
          </button>
        </main>
      </body>
    </html>
  );
}
