import { useEffect, useEffectEvent, useState } from "react";
import type { DraftActions } from "@/components/drafts/draft-actions";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { ListsFailure } from "@/lib/drafts/answers";
import type { Place } from "@/lib/routes";

export interface ListsInUse {
  lists: KivaLists | null;
  isStale: boolean;
  isRefreshing: boolean;
  failure: ListsFailure | { code: "network" } | null;
  refresh: () => void;
}

/** Kiva's lists as the page brought them; asked for anew by itself, once, where there are none or old ones. */
export function useLists(
  place: Place,
  start: KivaLists | null,
  startsStale: boolean,
  refreshLists: DraftActions["refreshLists"],
  isOn: boolean,
): ListsInUse {
  const [lists, setLists] = useState(start);
  const [isStale, setStale] = useState(startsStale);
  const [isRefreshing, setRefreshing] = useState(false);
  const [failure, setFailure] = useState<ListsInUse["failure"]>(null);

  const refresh = async () => {
    if (isRefreshing) return;
    setRefreshing(true);
    setFailure(null);
    try {
      const answer = await refreshLists(place);
      if (answer.ok) {
        setLists(answer.value);
        setStale(false);
      } else setFailure(answer.failure);
    } catch {
      setFailure({ code: "network" });
    }
    setRefreshing(false);
  };

  const refreshOnce = useEffectEvent(() => {
    if (isOn && (start === null || startsStale)) void refresh();
  });
  // After a breath: React tries effects twice in development, and the first try is taken back.
  useEffect(() => {
    const timer = setTimeout(() => refreshOnce(), 50);
    return () => clearTimeout(timer);
  }, []);

  return { lists, isStale, isRefreshing, failure, refresh: () => void refresh() };
}
