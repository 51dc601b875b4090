import { useEffect, useRef, useState } from "react";
import { attempt, type NoAnswer } from "@/components/ui/attempt";
import type { DraftActions } from "@/components/drafts/draft-actions";
import type { PhotoFailure, StoredPhoto } from "@/lib/drafts/answers";
import type { Draft } from "@/lib/drafts/draft";
import { MAX_PHOTO_BYTES, MAX_PHOTO_MEGABYTES } from "@/lib/photos/limits";
import { fail, type Result } from "@/lib/result";
import type { Place } from "@/lib/routes";

export type PhotoValue = Draft["photo"];
export type PhotoActions = Pick<DraftActions, "addPhoto" | "fetchPhoto" | "cutPhoto">;
export type PhotoBusy = "preparing" | "saving" | "sending" | "fetching";
export type PhotoTrouble =
  | PhotoFailure
  | NoAnswer
  | { code: "not-saved" | "clipboard.empty" | "clipboard.refused"; params?: undefined };
type PhotoDone = "kept" | "cut" | "whole" | "removed";

/** Where the trouble is shown: at the address, or at the file. */
export type PhotoSource = "url" | "file";

/**
 * Everything that can happen to a draft's photo. The newest attempt counts; whatever becomes of it, the address she
 * typed stays as it is.
 */
export function usePhoto({
  place,
  draftId,
  value,
  onChange,
  ensureSaved,
  actions,
}: {
  place: Place;
  draftId: string | null;
  value: PhotoValue;
  onChange: (photo: PhotoValue) => void;
  ensureSaved: () => Promise<string | null>;
  actions: PhotoActions;
}) {
  /** The draft of a photo that came before this page knew the draft's id. */
  const [savedId, setSavedId] = useState<string | null>(null);
  const [busy, setBusy] = useState<PhotoBusy | null>(null);
  const [trouble, setTrouble] = useState<{ at: PhotoSource; failure: PhotoTrouble } | null>(null);
  const [done, setDone] = useState<PhotoDone | null>(null);
  const [known, setKnown] = useState<Record<string, StoredPhoto>>({});
  /** For each cut photo the whole one it was cut from. */
  const [wholes, setWholes] = useState<Record<string, string>>({});
  const [removed, setRemoved] = useState<PhotoValue | null>(null);
  /** The address that was last asked for: leaving the field without a change asks nothing. */
  const asked = useRef(value.id === "" ? "" : value.url.trim());
  const turn = useRef(0);
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });

  const change = (part: Partial<PhotoValue>) => latest.current.onChange({ ...latest.current.value, ...part });

  function keep(photo: StoredPhoto, how: PhotoDone) {
    setKnown((now) => ({ ...now, [photo.id]: photo }));
    setRemoved(null);
    setDone(how);
    change({ id: photo.id });
  }

  /** Saves the draft if it must, then sends; `false` if a newer attempt has taken over or it failed. */
  async function take(
    at: PhotoSource,
    steps: {
      prepare?: () => Promise<void>;
      busy: PhotoBusy;
      call: (id: string) => Promise<Result<StoredPhoto, PhotoFailure>>;
    },
  ) {
    const mine = ++turn.current;
    const isNewest = () => mine === turn.current;
    const stop = (failure: PhotoTrouble) => {
      if (!isNewest()) return;
      setBusy(null);
      setTrouble({ at, failure });
    };
    setTrouble(null);
    setDone(null);
    if (steps.prepare) {
      setBusy("preparing");
      await steps.prepare();
      if (!isNewest()) return;
    }
    setBusy(draftId === null && savedId === null ? "saving" : steps.busy);
    const id = await ensureSaved().catch(() => null);
    if (id === null) return stop({ code: "not-saved" });
    if (!isNewest()) return;
    setSavedId(id);
    setBusy(steps.busy);
    const answer = await attempt(() => steps.call(id));
    if (!answer.ok) return stop(answer.failure);
    if (!isNewest()) return;
    setBusy(null);
    keep(answer.value, "kept");
  }

  async function takeFile(file: Blob) {
    let picture = file;
    if (file.size > MAX_PHOTO_BYTES) {
      turn.current++;
      setBusy(null);
      setDone(null);
      const { failure } = fail("photo.too-large" as const, { limitMegabytes: MAX_PHOTO_MEGABYTES });
      return setTrouble({ at: "file", failure });
    }
    await take("file", {
      prepare: async () => {
        // Without the code that makes it smaller the photo goes as it is.
        const scaler = await import("./scale-photo").catch(() => null);
        if (scaler) picture = await scaler.scaledDown(file);
      },
      busy: "sending",
      call: (id) => {
        const form = new FormData();
        form.set("organization", place.organization);
        form.set("environment", place.environment);
        form.set("draftId", id);
        form.set("photo", picture);
        return actions.addPhoto(form);
      },
    });
  }

  async function takeUrl({ again }: { again: boolean }) {
    const url = value.url.trim();
    // The button is reached by leaving the field, which has asked already.
    if (url === asked.current && (busy === "fetching" || busy === "saving" || !again)) return;
    if (url === "") return again && setTrouble({ at: "url", failure: { code: "photo.address" } });
    asked.current = url;
    await take("url", {
      busy: "fetching",
      call: (id) => actions.fetchPhoto({ ...place, draftId: id, url }),
    });
  }

  async function takeClipboard() {
    const answer = await import("./clipboard-photo").then(
      ({ photoFromClipboard }) => photoFromClipboard(),
      () => "refused" as const,
    );
    if (answer instanceof Blob) return takeFile(answer);
    setDone(null);
    setTrouble({ at: "file", failure: { code: `clipboard.${answer}` } });
  }

  return {
    owner: draftId ?? savedId,
    busy,
    trouble,
    done,
    /** The facts of the photo that is kept, if it came while this page was open. */
    facts: known[value.id] ?? null,
    wholeId: wholes[value.id] ?? null,
    removed,
    takeFile,
    takeUrl,
    takeClipboard,
    setUrl: (url: string) => {
      if (trouble?.at === "url") setTrouble(null);
      change({ url });
    },
    setSendAs: (sendAs: PhotoValue["sendAs"]) => change({ sendAs }),
    takeCut: (photo: StoredPhoto) => {
      setWholes((now) => ({ ...now, [photo.id]: now[value.id] ?? value.id }));
      keep(photo, "cut");
    },
    takeWhole: (id: string) => {
      setDone("whole");
      change({ id });
    },
    remove: () => {
      turn.current++;
      setBusy(null);
      setTrouble(null);
      setRemoved(value);
      setDone("removed");
      asked.current = "";
      // An address without its photo would be an error of the draft.
      change({ id: "", url: "", sendAs: "image" });
    },
    putBack: (photo: PhotoValue) => {
      setRemoved(null);
      setDone("kept");
      asked.current = photo.url.trim();
      change(photo);
    },
  };
}
