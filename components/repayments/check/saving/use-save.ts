import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { attempt } from "@/components/ui/attempt";
import { submissionToken } from "@/components/ui/submission-token";
import type { SendFailure } from "@/components/uploads/send-parts";
import type { Uploads } from "@/components/uploads/use-upload";
import type { SavedReport, SaveFailure } from "@/lib/repayments/save-answer";
import type { Result } from "@/lib/result";
import { routes } from "@/lib/routes";
import type { ChosenFile } from "@/components/files/chosen-file";
import { contentKey, saveForm, type Saving } from "./save-form";

/**
 * `network`: no answer came. `unexpected`: the server broke. `check.crashed`: there is nothing to save yet.
 * `edits.too-many`: one report cannot hold so many corrections.
 */
export type SaveTrouble =
  SaveFailure | SendFailure | { code: "network" | "unexpected" | "check.crashed" | "edits.too-many" };

export type SaveState =
  | { phase: "idle" | "saving" | "saved" }
  | { phase: "failed"; failure: SaveTrouble }
  | { phase: "disagreed"; saved: SavedReport; disagreement: NonNullable<SavedReport["disagreement"]> };

const TOO_MANY: SaveState = { phase: "failed", failure: { code: "edits.too-many" } };

/**
 * Sends the file, if the server does not have it yet, saves and moves on. Pressed twice it saves once; tried again with
 * the same content it carries the same token, so that a save whose answer was lost is not made twice. Changed content
 * gets a token of its own: under the old one the server would answer with what it already has. What she goes on doing
 * while a large file is on its way, or the server reads it, is saved as well before the page is left.
 */
export function useSave(
  action: (form: FormData) => Promise<Result<SavedReport, SaveFailure>>,
  onSaved: () => void,
  given: {
    /** She has corrected more than a report can hold. */
    isTooMuch: boolean;
    /** To be sent first; null for a draft. */
    file: ChosenFile | null;
    uploads: Uploads;
    /** What stands on the page at that moment; null if there is nothing to save. */
    prepare: () => Promise<Omit<Saving, "isSameFileMeant" | "upload"> | null>;
  },
): { state: SaveState; save: (isSameFileMeant?: boolean) => Promise<void>; dismiss: () => void } {
  const { file, uploads } = given;
  const router = useRouter();
  const [state, setState] = useState<SaveState>({ phase: "idle" });
  const isUnderWay = useRef(false);
  const token = useRef({ content: "", text: "" });
  /** The report that the first save has made: what comes after it is its next version. */
  const made = useRef<{ id: string; version: number } | null>(null);
  const newest = useRef(given);
  useEffect(() => {
    newest.current = given;
  });

  const saveOnce = async (isSameFileMeant: boolean): Promise<SaveState> => {
    if (newest.current.isTooMuch) return TOO_MANY;
    const sent = file && !made.current ? await uploads.send(file) : null;
    if (sent && !sent.ok) return { phase: "failed", failure: sent.failure };
    const more = { upload: sent && sent.value, isSameFileMeant };
    let content = await newest.current.prepare();
    while (content) {
      const saving = { ...content, ...more, draft: made.current ?? content.draft };
      const key = contentKey(saving);
      if (token.current.content !== key) token.current = { content: key, text: submissionToken() };
      const form = await saveForm(saving, token.current.text);
      if (!form) return TOO_MANY;
      const answer = await attempt(() => action(form));
      if (!answer.ok) return { phase: "failed", failure: answer.failure };
      const { disagreement, reportId, version } = answer.value;
      made.current = { id: reportId, version };
      content = await newest.current.prepare();
      const isAll = !content || contentKey({ ...content, ...more }) === key;
      if (!isAll && !disagreement) continue;
      onSaved();
      if (disagreement) return { phase: "disagreed", saved: answer.value, disagreement };
      router.push(routes.report(saving.place, reportId));
      return { phase: "saved" };
    }
    return { phase: "failed", failure: { code: "check.crashed" } };
  };

  return {
    state,
    save: async (isSameFileMeant = false) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setState({ phase: "saving" });
      const next = await saveOnce(isSameFileMeant);
      uploads.end(next.phase === "failed" && next.failure.code === "upload.not-whole" ? "anew" : undefined);
      setState(next);
      // After success the page is left; a late second press must not save again.
      isUnderWay.current = next.phase === "saved" || next.phase === "disagreed";
    },
    dismiss: () => setState({ phase: "idle" }),
  };
}
