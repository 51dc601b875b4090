import { useTranslations } from "next-intl";
import { useState } from "react";
import { createPortal } from "react-dom";
import { attempt } from "@/components/ui/attempt";
import { usePhotoFailureText } from "@/components/drafts/list/use-photo-failure-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Cut, StoredPhoto } from "@/lib/drafts/answers";
import { routes, type Place } from "@/lib/routes";
import { CropFrame } from "./crop-frame";
import { CropSliders } from "./crop-sliders";
import { FIRST_CUT } from "./cut-frame";
import type { PhotoActions, PhotoTrouble } from "./use-photo";

const PREVIEW_SIDE = 144;

/** Asks which part of the photo stays, and has the server cut it. The photo it is cut from is kept. */
export function CropDialog({
  place,
  draftId,
  photoId,
  cutPhoto,
  onCut,
  onClose,
}: {
  place: Place;
  draftId: string;
  photoId: string;
  cutPhoto: PhotoActions["cutPhoto"];
  onCut: (photo: StoredPhoto) => void;
  onClose: () => void;
}) {
  const t = useTranslations("draftPanels.photo.cutter");
  const common = useTranslations("common");
  const textOf = usePhotoFailureText();
  const [cut, setCut] = useState(FIRST_CUT);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<PhotoTrouble | null>(null);
  const src = routes.draftPhoto(place, draftId, photoId);

  async function send() {
    if (isBusy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await attempt(() => cutPhoto({ ...place, draftId, photoId, cut }));
    setBusy(false);
    if (answer.ok) onCut(answer.value);
    else setTrouble(answer.failure);
  }

  // Outside the form: Enter on a slider would send it.
  return createPortal(
    <Dialog title={t("title")} onClose={onClose}>
      <p id="crop-intro" className="text-ink-soft">
        {t("intro")}
      </p>
      <CropFrame src={src} cut={cut} onCut={setCut} onSize={setSize} />
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <CropSliders cut={cut} onCut={setCut} />
        {size && <CropPreview src={src} cut={cut} size={size} />}
      </div>
      {trouble && (
        <Notice tone="error" role="alert">
          <p>{textOf(trouble)}</p>
        </Notice>
      )}
      <p className="flex flex-wrap gap-2">
        <Button kind="primary" aria-disabled={isBusy} onClick={() => void send()}>
          {isBusy ? t("cutting") : t("cut")}
        </Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </p>
    </Dialog>,
    document.body,
  );
}

/** What stays, small, and how large it will be. */
function CropPreview({ src, cut, size }: { src: string; cut: Cut; size: { width: number; height: number } }) {
  const t = useTranslations("draftPanels.photo.cutter");
  const width = Math.round(cut.width * size.width);
  const height = Math.round(cut.height * size.height);
  return (
    <figure className="space-y-1">
      <figcaption className="text-small text-ink-soft">
        {t("preview", { width: String(width), height: String(height) })}
      </figcaption>
      <svg
        viewBox={`${cut.left * size.width} ${cut.top * size.height} ${width} ${height}`}
        // In its own proportions: beside it the rest of the photo would show.
        width={Math.max(1, PREVIEW_SIDE * Math.min(1, width / height))}
        height={Math.max(1, PREVIEW_SIDE * Math.min(1, height / width))}
        aria-hidden="true"
      >
        <image href={src} width={size.width} height={size.height} />
      </svg>
    </figure>
  );
}
