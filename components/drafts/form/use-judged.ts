import { useMemo, useState, useSyncExternalStore } from "react";
import type { FieldPath } from "react-hook-form";
import type { Draft } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import { useFormParts } from "./form-context";

export type DraftPath = FieldPath<Draft>;

/** Everything that can be said about the draft, in the order of the page. */
export function useProblems(): readonly DraftProblem[] {
  const { judged } = useFormParts();
  return useSyncExternalStore(judged.subscribe, judged.all, judged.all);
}

/** Of a field and all that is in it: "schedule" and "schedule.0.date". */
export function useProblemsUnder(at: string): readonly DraftProblem[] {
  const all = useProblems();
  return useMemo(
    () => all.filter((problem) => problem.at === at || problem.at.startsWith(`${at}.`)),
    [all, at],
  );
}

/** True while nothing at all is filled in. */
export function useIsBlank(): boolean {
  const { judged } = useFormParts();
  return useSyncExternalStore(judged.subscribe, judged.isBlank, judged.isBlank);
}

/** True once she pressed Send with errors open. */
export function useAllShown(): boolean {
  const { judged } = useFormParts();
  return useSyncExternalStore(judged.subscribe, judged.isAllShown, judged.isAllShown);
}

export interface FieldProblems {
  /** What keeps it from being sent; empty until she has been in the field or pressed Send. */
  errors: readonly DraftProblem[];
  advice: readonly DraftProblem[];
  /** Call it as she leaves the field. */
  touch: () => void;
}

/**
 * What is to be said at a field. A field that has a text from the start was touched earlier, so that a draft found
 * again or imported shows at once what is wrong with it.
 */
export function useFieldProblems(at: DraftPath): FieldProblems {
  const { judged, getValues } = useFormParts();
  const [isTouched, setTouched] = useState(() => Boolean(getValues(at)));
  const problems = useSyncExternalStore(
    judged.subscribe,
    () => judged.at(at),
    () => judged.at(at),
  );
  const isShown = useAllShown() || isTouched;
  return {
    errors: isShown ? problems.filter(({ severity }) => severity === "error") : [],
    advice: isShown ? problems.filter(({ severity }) => severity === "advice") : [],
    touch: () => setTouched(true),
  };
}
