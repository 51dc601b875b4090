import { useWatch } from "react-hook-form";
import { useFormParts } from "./form-context";
import { ProblemCounts } from "./problem-counts";
import { ProblemLists } from "./side-panel";
import { useIsBlank, useProblems } from "./use-judged";

/** The lists beside the form, as the draft stands now. */
export function LiveProblemLists() {
  const { control } = useFormParts();
  const isGroup = useWatch({ control, name: "loanType" }) === "group";
  return <ProblemLists all={useProblems()} isGroup={isGroup} isBlank={useIsBlank()} />;
}

/** The counts in the foot of a small screen, as the draft stands now. */
export function LiveProblemCounts() {
  return <ProblemCounts all={useProblems()} />;
}
