import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/drafts/form/use-problem-text";
import { classNames } from "@/components/ui/class-names";
import { Mark } from "@/components/ui/mark";
import type { DraftProblem } from "@/lib/drafts/problems";

/** What is wrong with one field, and what is worth a look, beneath it. What is missing stands in PA2's checklist. */
export function FieldProblems({ id, problems }: { id: string; problems: readonly DraftProblem[] }) {
  const t = useTranslations("draftPanels");
  const textOf = useProblemText();
  const shown = problems.filter(({ severity }) => severity !== "missing");
  if (shown.length === 0) return null;
  return (
    <ul id={id} className="max-w-[70ch] space-y-1 text-small whitespace-normal">
      {shown.map((problem) => (
        <li
          key={problem.code}
          className={classNames(
            "flex items-start gap-2 text-start",
            problem.severity === "error" && "font-semibold text-brick",
          )}
        >
          <Mark tone={problem.severity === "error" ? "error" : "warning"} className="mt-0.5" />
          <span className="min-w-0 wrap-anywhere">
            {problem.severity === "advice" && <span className="sr-only">{t("advice")} </span>}
            {textOf(problem)}
          </span>
        </li>
      ))}
    </ul>
  );
}
