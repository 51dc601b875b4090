"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type ClipboardEvent } from "react";
import { usePhotoFailureText } from "@/components/drafts/list/use-photo-failure-text";
import { OnDemand } from "@/components/drafts/on-demand";
import { Button } from "@/components/ui/button";
import type { DraftProblem } from "@/lib/drafts/problems";
import type { Place } from "@/lib/routes";
import { FieldProblems } from "./field-problems";
import { KeptPhoto } from "./kept-photo";
import { PhotoAddress } from "./photo-address";
import { PhotoFile } from "./photo-file";
import { SendAsChoice } from "./send-as-choice";
import { usePhoto, type PhotoActions, type PhotoValue } from "./use-photo";

/**
 * The photo of a draft: from an address, a file, the camera or the clipboard; shown as it will be sent, cropped if she
 * likes. The server fetches, checks and strips it.
 */
export function PhotoField({
  id,
  place,
  draftId,
  value,
  onChange,
  ensureSaved,
  actions,
  problems,
  isReadOnly = false,
}: {
  id: "photo";
  place: Place;
  draftId: string | null;
  value: PhotoValue;
  onChange: (photo: PhotoValue) => void;
  /** Gives the draft's id, saving it first if it must; null if that failed. */
  ensureSaved: () => Promise<string | null>;
  actions: PhotoActions;
  problems: DraftProblem[];
  isReadOnly?: boolean;
}) {
  const t = useTranslations("draftPanels.photo");
  const common = useTranslations("common");
  const textOf = usePhotoFailureText();
  const photo = usePhoto({ place, draftId, value, onChange, ensureSaved, actions });
  const [isCropping, setCropping] = useState(false);
  const section = useRef<HTMLElement>(null);
  const { busy, trouble, done, owner } = photo;
  const troubleAt = (source: "url" | "file") => (trouble?.at === source ? textOf(trouble.failure) : null);

  // What is being fetched, or just failed to be, is no news.
  const shownProblems = problems.filter(
    ({ code }) => code !== "photo.not-fetched" || (busy === null && trouble === null),
  );

  function onPaste(event: ClipboardEvent) {
    const picture = [...event.clipboardData.files].find((file) => file.type.startsWith("image/"));
    if (!picture || isReadOnly) return;
    event.preventDefault();
    void photo.takeFile(picture);
  }

  return (
    <section
      id={id}
      ref={section}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      onPaste={onPaste}
      className="space-y-4"
    >
      <h3 id={`${id}-title`} className="text-lead">
        {t("title")}
      </h3>
      {value.id !== "" && owner !== null && (
        <KeptPhoto
          // A new photo gets a new try at being shown.
          key={value.id}
          place={place}
          draftId={owner}
          photoId={value.id}
          facts={photo.facts}
          isReadOnly={isReadOnly}
          onCrop={() => setCropping(true)}
          onWhole={photo.wholeId === null ? null : () => photo.wholeId && photo.takeWhole(photo.wholeId)}
          onRemove={() => {
            // The button goes away with the photo.
            section.current?.focus({ preventScroll: true });
            photo.remove();
          }}
        />
      )}
      <div role="status" className="flex flex-wrap items-center gap-x-2 text-ink-soft empty:hidden">
        {busy ? t(`busy.${busy}`) : done && t(`done.${done}`)}
        {photo.removed && !isReadOnly && (
          <Button
            kind="quiet"
            onClick={() => {
              section.current?.focus({ preventScroll: true });
              if (photo.removed) photo.putBack(photo.removed);
            }}
          >
            {common("undo")}
          </Button>
        )}
      </div>
      {!isReadOnly && (
        <>
          <PhotoAddress
            id={`${id}.url`}
            url={value.url}
            error={troubleAt("url")}
            isBusy={busy !== null}
            onUrl={photo.setUrl}
            onLeave={() => value.sendAs === "image" && void photo.takeUrl({ again: false })}
            onFetch={() => void photo.takeUrl({ again: true })}
          />
          <PhotoFile
            id={`${id}.file`}
            error={troubleAt("file")}
            onFile={(file) => void photo.takeFile(file)}
            onPaste={() => void photo.takeClipboard()}
          />
        </>
      )}
      <FieldProblems id={`${id}-problems`} problems={shownProblems} />
      {!isReadOnly && <SendAsChoice id={id} value={value} onChange={photo.setSendAs} />}
      {isCropping && owner !== null && (
        <OnDemand load={() => import("./crop-dialog")}>
          {({ CropDialog }) => (
            <CropDialog
              place={place}
              draftId={owner}
              photoId={value.id}
              cutPhoto={actions.cutPhoto}
              onCut={(cut) => {
                setCropping(false);
                photo.takeCut(cut);
              }}
              onClose={() => setCropping(false)}
            />
          )}
        </OnDemand>
      )}
    </section>
  );
}
