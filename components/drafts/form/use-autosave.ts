import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { submissionToken } from "@/components/ui/submission-token";
import type { DraftActions } from "@/components/drafts/draft-actions";
import type { Draft } from "@/lib/drafts/draft";
import { routes, type Place } from "@/lib/routes";
import { makeKeeper, type Keeper, type KeepState } from "./keeper";
import { copyKey, dropCopy, writeCopy, type UnsavedCopy } from "./unsaved-copy";

/** So long after the last key a copy is kept in this browser. */
const COPY_MS = 300;

/** There is no draft any more that her text could go into, or it is not hers to change. */
const isLost = ({ trouble }: KeepState) =>
  /^draft\.(sent|deleted|not-found)$|^auth\.(role|no-such-place)$/.test(trouble?.code ?? "");

export interface Autosave {
  keeper: Keeper;
  kept: KeepState;
  /** To be called at every change of the form. */
  changed: () => void;
  /** The form holds now what a copy of an earlier visit held. */
  takeCopy: (copy: UnsavedCopy) => void;
}

/**
 * Keeps the draft while she types: on the server, and in this browser for as long as the server does not have it. A
 * new draft gets its own address with its first save.
 */
export function useAutosave({
  place,
  personId,
  start,
  content,
  save,
  isOn,
}: {
  place: Place;
  personId: string;
  start: { draftId: string | null; version: number | null };
  content: () => Draft;
  save: DraftActions["save"];
  /** False for who may only look. */
  isOn: boolean;
}): Autosave {
  const [token, setToken] = useState(submissionToken);
  const [keeper] = useState(() =>
    makeKeeper({ start, content, token, save: (saving) => save({ ...place, personId, ...saving }) }),
  );
  const kept = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const copyTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** A copy of an earlier visit stays until she has decided about it. */
  const isOwn = useRef(false);
  const { draftId, phase } = kept;
  const { organization, environment } = place;

  // The copy of a new draft stands under its token until the server has given it an id.
  const newKey = copyKey(place, personId, null, token);
  const key = draftId === null ? newKey : copyKey(place, personId, draftId, token);

  const isOver = isLost(kept);

  useEffect(() => {
    if (isOver || (phase === "kept" && isOwn.current)) {
      isOwn.current = false;
      clearTimeout(copyTimer.current);
      dropCopy(key);
      dropCopy(newKey);
    }
  }, [phase, isOver, key, newKey]);

  useEffect(() => {
    if (draftId === null || draftId === start.draftId) return;
    const address = routes.draft({ organization, environment }, draftId);
    window.history.replaceState(null, "", address);
    // What was typed during the first save: from here on its copy belongs to the draft.
    if (!isOwn.current) return;
    writeCopy(key, content(), keeper.basis());
    dropCopy(newKey);
  }, [draftId, start.draftId, organization, environment, key, newKey, content, keeper]);

  useEffect(() => {
    if (!isOn) return;
    const isOpen = () => ["changed", "stuck"].includes(keeper.state().phase) && !isLost(keeper.state());
    const leaving = () => {
      if (!isOpen()) return;
      isOwn.current = true;
      writeCopy(key, content(), keeper.basis());
      if (keeper.state().phase === "changed") void keeper.flush();
    };
    const looked = () => {
      if (document.visibilityState === "hidden") leaving();
      else keeper.retry("session");
    };
    const back = () => keeper.retry("session");
    const online = () => keeper.retry("line");
    document.addEventListener("visibilitychange", looked);
    window.addEventListener("pagehide", leaving);
    window.addEventListener("focus", back);
    window.addEventListener("online", online);
    return () => {
      document.removeEventListener("visibilitychange", looked);
      window.removeEventListener("pagehide", leaving);
      window.removeEventListener("focus", back);
      window.removeEventListener("online", online);
    };
  }, [keeper, isOn, key, content]);

  return {
    keeper,
    kept,
    changed: () => {
      if (!isOn) return;
      keeper.changed();
      clearTimeout(copyTimer.current);
      copyTimer.current = setTimeout(() => {
        if (keeper.state().phase === "kept" || isLost(keeper.state())) return;
        isOwn.current = true;
        writeCopy(key, content(), keeper.basis());
      }, COPY_MS);
    },
    takeCopy: (copy) => {
      isOwn.current = true;
      // Of a new draft, it lies here under its token.
      if (copy.token !== null) setToken(copy.token);
      keeper.takeBasis(copy);
    },
  };
}
