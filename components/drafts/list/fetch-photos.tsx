import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { attempt, type NoAnswer } from "@/components/ui/attempt";
import { Button } from "@/components/ui/button";
import { DoneBar } from "@/components/ui/done-bar";
import type { PhotoFailure } from "@/lib/drafts/answers";
import type { DraftRow } from "@/lib/drafts/list-drafts";
import type { Place } from "@/lib/routes";
import type { DraftActions } from "../draft-actions";
import { usePhotoFailureText } from "./use-photo-failure-text";

interface Failed {
  draft: DraftRow;
  failure: PhotoFailure | NoAnswer;
}

interface Run {
  all: number;
  here: number;
  failed: Failed[];
  isOver: boolean;
}

/** Fetches the photos that an imported file named by address, one after another, with a result for each. */
export function FetchPhotos({
  place,
  drafts,
  attachPhoto,
  onStart,
  onDone,
}: {
  place: Place;
  /** Those of the page with an address whose photo is not here yet. */
  drafts: DraftRow[];
  attachPhoto: DraftActions["attachPhoto"];
  onStart: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("drafts.photos");
  const [run, setRun] = useState<Run | null>(null);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );

  async function fetchAll() {
    isStopped.current = false;
    onStart();
    let now: Run = { all: drafts.length, here: 0, failed: [], isOver: false };
    setRun(now);
    for (const draft of drafts) {
      if (isStopped.current) break;
      const answer = await attempt(() =>
        attachPhoto({ ...place, draftId: draft.id, version: draft.version, url: draft.photoUrl }),
      );
      now = answer.ok
        ? { ...now, here: now.here + 1 }
        : { ...now, failed: [...now.failed, { draft, failure: answer.failure }] };
      setRun(now);
    }
    setRun({ ...now, isOver: true });
    onDone();
  }

  const isRunning = run !== null && !run.isOver;
  const tried = run ? run.here + run.failed.length : 0;
  const hasFailed = run !== null && run.failed.length > 0;
  return (
    <section aria-labelledby="photos-title" className="space-y-3 border-y border-line py-4">
      <h2 id="photos-title" className="text-lead">
        {t("title")}
      </h2>
      {!run && <p className="max-w-[70ch]">{t("explain", { count: drafts.length })}</p>}
      {run && <DoneBar done={tried} all={run.all} label={t("label")} />}
      <p role="status">
        {run && (
          <>
            {t("done", { done: tried, all: run.all })} {t("here", { count: run.here })}
          </>
        )}
      </p>
      {isRunning && <p className="text-ink-soft">{t("keepOpen")}</p>}
      {isRunning && <Button onClick={() => (isStopped.current = true)}>{t("stop")}</Button>}
      {!isRunning && drafts.length > 0 && (
        <Button onClick={() => void fetchAll()}>
          {t(hasFailed ? "again" : "button", { count: drafts.length })}
        </Button>
      )}
      {run && hasFailed && <FailedPhotos failed={run.failed} />}
    </section>
  );
}

function FailedPhotos({ failed }: { failed: Failed[] }) {
  const t = useTranslations("drafts");
  const failureText = usePhotoFailureText();
  return (
    <div className="space-y-1">
      <p className="font-semibold text-brick">{t("photos.failed", { count: failed.length })}</p>
      <ul aria-label={t("photos.results")} className="list-disc space-y-1 ps-5">
        {failed.map(({ draft, failure }) => (
          <li key={draft.id} className="wrap-anywhere">
            {t("photos.failedOne", { name: draft.name || t("unnamed"), reason: failureText(failure) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
