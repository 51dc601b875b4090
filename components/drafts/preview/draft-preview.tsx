"use client";

import type { Draft } from "@/lib/drafts/draft";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import { OnDemand } from "@/components/drafts/on-demand";

/** What will be sent and how it reads, side by side. Render it only while it is open. */
export function DraftPreview(props: {
  draft: Draft;
  lists: KivaLists | null;
  /** Where the kept photo is shown from; null if there is none. */
  photoUrl: string | null;
  onClose: () => void;
}) {
  return (
    <OnDemand load={() => import("./preview-dialog")}>
      {({ PreviewDialog }) => <PreviewDialog {...props} />}
    </OnDemand>
  );
}
