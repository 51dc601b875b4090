import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { StoredPhoto } from "@/lib/drafts/answers";
import { routes, type Place } from "@/lib/routes";

/** The photo that is kept for the draft, exactly as it will be sent, with its facts and what can be done with it. */
export function KeptPhoto({
  place,
  draftId,
  photoId,
  facts,
  isReadOnly,
  onCrop,
  onWhole,
  onRemove,
}: {
  place: Place;
  draftId: string;
  photoId: string;
  facts: StoredPhoto | null;
  isReadOnly: boolean;
  onCrop: () => void;
  /** Null if this is the whole photo. */
  onWhole: (() => void) | null;
  onRemove: () => void;
}) {
  const t = useTranslations("draftPanels.photo");
  const [size, setSize] = useState<{ width: number; height: number } | "gone" | null>(facts);

  return (
    <div className="space-y-2">
      {size === "gone" ? (
        <Notice tone="error" role="alert">
          <p>{t("gone")}</p>
        </Notice>
      ) : (
        <figure className="space-y-1">
          {/* Next's own image component would fetch it without her session. */}
          {/* eslint-disable-next-line @next/next/no-img-element */}
          <img
            src={routes.draftPhoto(place, draftId, photoId)}
            alt={t("alt")}
            width={size?.width}
            height={size?.height}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setSize({ width, height })
            }
            onError={() => setSize("gone")}
            className="h-auto max-h-80 w-auto max-w-full rounded-base border border-line"
          />
          <figcaption className="text-small text-ink-soft">
            {facts
              ? t("facts", { ...sizeText(facts), kilobytes: Math.ceil(facts.bytes / 1024) })
              : size && t("factsUnweighed", sizeText(size))}
          </figcaption>
        </figure>
      )}
      {!isReadOnly && (
        <p className="flex flex-wrap gap-2">
          {size !== "gone" && <Button onClick={onCrop}>{t("crop")}</Button>}
          {onWhole && <Button onClick={onWhole}>{t("whole")}</Button>}
          <Button onClick={onRemove}>{t("remove")}</Button>
        </p>
      )}
    </div>
  );
}

/** Pixels are written without grouping, "1200 × 900", as cameras do. */
function sizeText({ width, height }: { width: number; height: number }) {
  return { width: String(width), height: String(height) };
}
