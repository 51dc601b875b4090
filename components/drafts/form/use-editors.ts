import { useEffect, useEffectEvent, useState } from "react";
import { routes, type Place } from "@/lib/routes";

const EVERY_MS = 30_000;
const AT_MOST_MS = 300_000;

interface Editor {
  name: string;
  /** Epoch milliseconds: when they were last heard of. */
  at: number;
}

interface Editing {
  version: number;
  editors: Editor[];
}

/** Asks the server who else has the draft open and how far it is saved; null if it does not answer. */
export async function askEditing(
  place: Place,
  draftId: string,
  signal?: AbortSignal,
): Promise<Editing | null> {
  try {
    const response = await fetch(routes.draftEditing(place, draftId), { signal, cache: "no-store" });
    return response.ok ? ((await response.json()) as Editing) : null;
  } catch {
    return null;
  }
}

/** Who else has this draft open: asked now and then while she looks at the page, seldom while nothing answers. */
export function useEditors(
  place: Place,
  draftId: string | null,
  onVersion: (version: number) => void,
): readonly Editor[] {
  const [editors, setEditors] = useState<readonly Editor[]>([]);
  const { organization, environment } = place;
  const heard = useEffectEvent((editing: Editing) => {
    setEditors(editing.editors);
    onVersion(editing.version);
  });

  useEffect(() => {
    if (draftId === null) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = EVERY_MS;
    let isAsking = false;
    const ask = async () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden" || isAsking) return;
      isAsking = true;
      const editing = await askEditing({ organization, environment }, draftId, stop.signal);
      isAsking = false;
      if (stop.signal.aborted) return;
      wait = editing ? EVERY_MS : Math.min(wait * 2, AT_MOST_MS);
      if (editing) heard(editing);
      timer = setTimeout(() => void ask(), wait);
    };
    const seen = () => void ask();
    document.addEventListener("visibilitychange", seen);
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [draftId, organization, environment]);

  return editors;
}
