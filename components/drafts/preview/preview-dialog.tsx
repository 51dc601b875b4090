import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { Draft } from "@/lib/drafts/draft";
import { judgeDraft } from "@/lib/drafts/judge-draft";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import { toSendable } from "@/lib/drafts/sendable";
import { loanDraftJson } from "@/lib/partner-api/serialize-loan-draft";
import { prettyJson } from "./pretty-json";
import { ProfileView } from "./profile-view";
import { SentJson } from "./sent-json";
import { WideDialog } from "./wide-dialog";

/** The JSON that will be sent and, beside it, the profile as a person will read it. */
export function PreviewDialog({
  draft,
  lists,
  photoUrl,
  onClose,
}: {
  draft: Draft;
  lists: KivaLists | null;
  photoUrl: string | null;
  onClose: () => void;
}) {
  const t = useTranslations("draftPanels.preview");
  const common = useTranslations("common");
  const photoBytes = usePhotoBytes(photoUrl);
  const problems = useMemo(() => {
    // Only advice depends on the day.
    const today = new Date().toISOString().slice(0, 10);
    return judgeDraft(draft, { lists, today }).filter(({ severity }) => severity === "error");
  }, [draft, lists]);
  const isListsAbsent = problems.some(({ code }) => code === "list.absent");
  const shortened = t("photoWithSize", { kilobytes: Math.ceil((photoBytes ?? 0) / 1024) });

  return (
    <WideDialog id="draft-preview" title={t("title")} close={common("close")} onClose={onClose}>
      {problems.length > 0 && (
        <Notice tone="error" className="mb-4">
          <p>{isListsAbsent ? t("listsAbsent") : t("cannotSend", { count: problems.length })}</p>
        </Notice>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        <section aria-labelledby="preview-read" className="min-w-0 space-y-3">
          <h3 id="preview-read" className="font-semibold">
            {t("read")}
          </h3>
          <ProfileView draft={draft} photoUrl={photoUrl} />
        </section>
        <section aria-labelledby="preview-sent" className="min-w-0 space-y-3">
          <h3 id="preview-sent" className="font-semibold">
            {t("sent")}
          </h3>
          {problems.length > 0 ? (
            <p className="text-ink-soft">{t("sentNotYet")}</p>
          ) : (
            <SentJson
              json={jsonOf(draft, lists, photoUrl === null ? null : photoBytes === null ? "…" : shortened)}
            />
          )}
        </section>
      </div>
    </WideDialog>
  );
}

/** Exactly what goes out, in lines; the server puts the photo itself where `photo` stands here. */
function jsonOf(draft: Draft, lists: KivaLists | null, photo: string | null): string {
  const sendable = toSendable(draft, lists);
  const isImage = draft.photo.sendAs === "image" && photo !== null;
  return prettyJson(
    loanDraftJson(isImage ? { ...sendable, photo: { kind: "image", base64: photo } } : sendable),
  );
}

/** How large the kept photo is, in bytes; null until that is known. */
function usePhotoBytes(photoUrl: string | null): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    if (photoUrl === null) return;
    const stopping = new AbortController();
    fetch(photoUrl, { signal: stopping.signal })
      .then(async (answer) => answer.ok && setBytes((await answer.blob()).size))
      .catch(() => {
        // The size is for her information only.
      });
    return () => stopping.abort();
  }, [photoUrl]);
  return bytes;
}
