import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { attempt } from "@/components/ui/attempt";
import { submissionToken } from "@/components/ui/submission-token";
import type { SendFailure } from "@/components/uploads/send-parts";
import type { Uploads } from "@/components/uploads/use-upload";
import type { SavedReport, SaveFailure } from "@/lib/repayments/save-answer";
import type { Result } from "@/lib/result";
import { routes } from "@/lib/routes";
import type { ChosenFile } from "@/components/files/chosen-file";
import { contentKey, saveForm, type Saving } from "./save-form";

/** `network`: no answer came. `unexpected`: the server broke. `check.crashed`: there is nothing to save yet. */
export type SaveTrouble = SaveFailure | SendFailure | { code: "network" | "unexpected" | "check.crashed" };

export type SaveState =
  | { phase: "idle" | "saving" | "saved" }
  | { phase: "failed"; failure: SaveTrouble }
  | { phase: "disagreed"; saved: SavedReport; disagreement: NonNullable<SavedReport["disagreement"]> };

/**
 * Sends the file, if the server does not have it yet, saves and moves on. Pressed twice it saves once; tried again with the same content it carries the same token, so
 * that a save whose answer was lost is not made twice. Changed content gets a token of its own: under the old one the
 * server would answer with what it already has.
 */
export function useSave(
  action: (form: FormData) => Promise<Result<SavedReport, SaveFailure>>,
  onSaved: () => void,
  {
    file,
    uploads,
    prepare,
  }: {
    /** To be sent first; null for a draft. */
    file: ChosenFile | null;
    uploads: Uploads;
    prepare: () => Promise<Omit<Saving, "isSameFileMeant" | "upload"> | null>;
  },
): { state: SaveState; save: (isSameFileMeant?: boolean) => Promise<void>; dismiss: () => void } {
  const router = useRouter();
  const [state, setState] = useState<SaveState>({ phase: "idle" });
  const isUnderWay = useRef(false);
  const token = useRef({ content: "", text: "" });

  const saveOnce = async (isSameFileMeant: boolean): Promise<SaveState> => {
    const sent = file && (await uploads.send(file));
    if (sent && !sent.ok) return { phase: "failed", failure: sent.failure };
    // What she has done while the file was on its way is part of it.
    const content = await prepare();
    if (!content) return { phase: "failed", failure: { code: "check.crashed" } };
    const saving = { ...content, upload: sent && sent.value, isSameFileMeant };
    const key = contentKey(saving);
    if (token.current.content !== key) token.current = { content: key, text: submissionToken() };
    const form = saveForm(saving, token.current.text);
    const answer = await attempt(() => action(form));
    if (!answer.ok) return { phase: "failed", failure: answer.failure };
    const { disagreement, reportId } = answer.value;
    onSaved();
    if (disagreement) return { phase: "disagreed", saved: answer.value, disagreement };
    router.push(routes.report(saving.place, reportId));
    return { phase: "saved" };
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
