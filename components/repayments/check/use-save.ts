import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { attempt } from "@/components/ui/attempt";
import { submissionToken } from "@/components/ui/submission-token";
import type { SavedReport, SaveFailure } from "@/lib/repayments/save-answer";
import type { Result } from "@/lib/result";
import { routes } from "@/lib/routes";
import { contentKey, saveForm, type Saving } from "./save-form";

/** `network`: no answer came. `unexpected`: the server broke. `check.crashed`: there is nothing to save yet. */
export type SaveTrouble = SaveFailure | { code: "network" | "unexpected" | "check.crashed" };

export type SaveState =
  | { phase: "idle" | "saving" | "saved" }
  | { phase: "failed"; failure: SaveTrouble }
  | { phase: "disagreed"; saved: SavedReport; disagreement: NonNullable<SavedReport["disagreement"]> };

/**
 * Saves and moves on. Pressed twice it saves once; tried again with the same content it carries the same token, so
 * that a save whose answer was lost is not made twice. Changed content gets a token of its own: under the old one the
 * server would answer with what it already has.
 */
export function useSave(
  action: (form: FormData) => Promise<Result<SavedReport, SaveFailure>>,
  onSaved: () => void,
  prepare: () => Promise<Omit<Saving, "isSameFileMeant"> | null>,
): { state: SaveState; save: (isSameFileMeant?: boolean) => Promise<void>; dismiss: () => void } {
  const router = useRouter();
  const [state, setState] = useState<SaveState>({ phase: "idle" });
  const isUnderWay = useRef(false);
  const token = useRef({ content: "", text: "" });

  const saveOnce = async (isSameFileMeant: boolean): Promise<SaveState> => {
    const content = await prepare();
    if (!content) return { phase: "failed", failure: { code: "check.crashed" } };
    const saving = { ...content, isSameFileMeant };
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
      setState(next);
      // After success the page is left; a late second press must not save again.
      isUnderWay.current = next.phase === "saved" || next.phase === "disagreed";
    },
    dismiss: () => setState({ phase: "idle" }),
  };
}
