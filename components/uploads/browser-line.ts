import { routes, type Place } from "@/lib/routes";
import { REFUSED_CODES, type Line, type PartAnswer } from "./send-parts";

/** A line slower than a part in this time (3 KB a second) is one that stands still. */
const PART_TIMEOUT_MS = 90_000;

/** The browser's line to the server, for one upload. Once `stop` is aborted nothing comes of it any more. */
export function browserLine(place: Place, token: string, stop: AbortSignal): Line {
  return {
    async put(at, part) {
      const cut = new AbortController();
      const end = () => cut.abort();
      const timer = setTimeout(end, PART_TIMEOUT_MS);
      stop.addEventListener("abort", end);
      try {
        if (stop.aborted) return await never();
        const answer = await fetch(routes.uploadPart(place, token, { at, bytes: part.size }), {
          method: "PUT",
          body: part,
          // A hotel's sign-in page is no answer of ours.
          redirect: "error",
          signal: cut.signal,
        });
        return meaning(answer.status, (await answer.json().catch(() => null)) as unknown);
      } catch {
        return stop.aborted ? never() : "nothing";
      } finally {
        clearTimeout(timer);
        stop.removeEventListener("abort", end);
      }
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(end, ms);
        window.addEventListener("online", end);
        function end() {
          clearTimeout(timer);
          window.removeEventListener("online", end);
          resolve();
        }
      }),
    now: () => performance.now(),
    random: () => Math.random(),
  };
}

function never(): Promise<never> {
  return new Promise(() => {});
}

/** What an answer says; whatever is none of our server's counts as if none had come. */
export function meaning(status: number, body: unknown): PartAnswer {
  const { stored, code } = (body ?? {}) as { stored?: unknown; code?: unknown };
  if ((status === 200 || status === 409) && Number.isSafeInteger(stored) && (stored as number) >= 0) {
    return { stored: stored as number };
  }
  const refused = REFUSED_CODES.find((known) => known === code);
  if (refused) return { refused };
  return status >= 400 ? "broken" : "nothing";
}
