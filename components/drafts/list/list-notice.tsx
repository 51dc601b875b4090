import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ActNotice } from "./use-row-acts";

/** What the last act came to: deleted, with the way back, or why it did not work. */
export function ListNotice({
  notice,
  isBusy,
  onUndo,
}: {
  notice: ActNotice | null;
  isBusy: boolean;
  onUndo: () => void;
}) {
  const t = useTranslations("drafts");
  const undo = useRef<HTMLButtonElement>(null);
  // The deleted row took the focus with it; the way back is the next thing to reach.
  useEffect(() => {
    if (notice?.kind === "deleted") undo.current?.focus({ preventScroll: true });
  }, [notice]);

  if (!notice) return null;
  if (notice.kind === "failed") {
    return (
      <Notice tone="error" role="alert">
        <p>{notice.text}</p>
      </Notice>
    );
  }
  const name = notice.drafts[0]?.name || t("unnamed");
  return (
    <Notice tone="neutral">
      <p className="flex flex-wrap items-center gap-x-4">
        <span id="deleted-text">{t("list.deleted", { count: notice.drafts.length, name })}</span>
        <Button ref={undo} aria-describedby="deleted-text" aria-disabled={isBusy} onClick={onUndo}>
          {t("list.undo")}
        </Button>
      </p>
    </Notice>
  );
}
