import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { DraftProblem } from "@/lib/drafts/problems";
import { borrowerOf, problemsOf } from "./problem-lines";
import { useProblems } from "./use-judged";
import { useProblemText } from "./use-problem-text";

/**
 * Why it was not sent, as it was when she pressed the button: a list that changed with every fix would take focus from
 * the field she is in. It goes away with the last error.
 */
export function SendErrors({ errors, isGroup }: { errors: readonly DraftProblem[]; isGroup: boolean }) {
  const t = useTranslations("draftForm.panel");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const open = problemsOf(useProblems(), "error").length;
  if (open === 0) return null;
  return (
    <ErrorSummary
      title={t("notSent")}
      titlePrefix={common("errorPrefix")}
      errors={errors.map((problem) => {
        const number = isGroup ? borrowerOf(problem) : null;
        const text = textOf(problem);
        return {
          fieldId: problem.at,
          text: number === null ? text : `${t("borrower", { number })}: ${text}`,
        };
      })}
    />
  );
}
