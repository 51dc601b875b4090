import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { submissionToken } from "@/components/ui/submission-token";
import type { DraftRow } from "@/lib/drafts/list-drafts";
import { routes, type Place } from "@/lib/routes";
import { forgetCopiesOf } from "../copies-here";
import type { DraftActions } from "../draft-actions";
import { attempt } from "@/components/ui/attempt";
import { useFailureText } from "./use-failure-text";

/** What the last act on a row came to. */
export type ActNotice =
  { kind: "deleted"; drafts: { id: string; name: string }[] } | { kind: "failed"; text: string };

export interface RowActs {
  notice: ActNotice | null;
  /** Those that the last act deleted: gone at once, before the list comes anew. */
  deleted: string[];
  /** The draft that is being worked on, or "undo"; null if none. */
  busyWith: string | null;
  copy: (draft: DraftRow) => void;
  remove: (drafts: DraftRow[]) => void;
  bringBack: (draftIds: string[]) => void;
  undo: () => void;
}

/** The element that gets focus back when its draft is there again. */
export const actId = (draftId: string) => `acts-of-${draftId}`;

/** Copying, deleting and bringing back drafts of the list, one act at a time. */
export function useRowActs({
  place,
  actions,
  drafts,
}: {
  place: Place;
  actions: Pick<DraftActions, "copy" | "remove" | "restore"> | null;
  drafts: DraftRow[];
}): RowActs {
  const router = useRouter();
  const failureText = useFailureText();
  const [notice, setNotice] = useState<ActNotice | null>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const token = useRef({ draftId: "", text: "" });
  const focusBack = useRef<string | null>(null);

  useEffect(() => {
    const element = focusBack.current && document.getElementById(actId(focusBack.current));
    if (!element) return;
    element.focus();
    focusBack.current = null;
  }, [drafts, notice]);

  async function act(name: string, call: () => Promise<ActNotice | null>) {
    if (busyWith !== null) return;
    setBusyWith(name);
    setNotice(await call());
    setBusyWith(null);
  }

  const bringBack = (name: string, draftIds: string[]) =>
    void act(name, async () => {
      const answer = await attempt(() => actions!.restore({ ...place, draftIds }));
      if (!answer.ok) return { kind: "failed", text: failureText(answer.failure) };
      focusBack.current = draftIds[0] ?? null;
      router.refresh();
      return null;
    });

  return {
    notice,
    deleted: notice?.kind === "deleted" ? notice.drafts.map(({ id }) => id) : [],
    busyWith,
    copy: (draft) =>
      void act(draft.id, async () => {
        // Tried again after a lost answer, it is the same copy.
        if (token.current.draftId !== draft.id) {
          token.current = { draftId: draft.id, text: submissionToken() };
        }
        const answer = await attempt(() =>
          actions!.copy({ ...place, draftId: draft.id, token: token.current.text }),
        );
        if (!answer.ok) return { kind: "failed", text: failureText(answer.failure) };
        token.current = { draftId: "", text: "" };
        router.push(routes.draft(place, answer.value.draftId));
        return null;
      }),
    remove: (removed) =>
      void act(removed[0]?.id ?? "", async () => {
        const draftIds = removed.map(({ id }) => id);
        const answer = await attempt(() => actions!.remove({ ...place, draftIds }));
        if (!answer.ok) return { kind: "failed", text: failureText(answer.failure) };
        forgetCopiesOf(draftIds);
        router.refresh();
        return { kind: "deleted", drafts: removed.map(({ id, name }) => ({ id, name })) };
      }),
    bringBack: (draftIds) => bringBack(draftIds[0] ?? "", draftIds),
    undo: () => {
      if (notice?.kind === "deleted") {
        bringBack(
          "undo",
          notice.drafts.map(({ id }) => id),
        );
      }
    },
  };
}
