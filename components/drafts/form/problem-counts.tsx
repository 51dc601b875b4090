import { useTranslations } from "next-intl";
import { Mark } from "@/components/ui/mark";
import { askedFor, problemsOf } from "./problem-lines";
import type { DraftProblem } from "@/lib/drafts/problems";

/** The three strictnesses as counts, for the foot of a small screen. */
export function ProblemCounts({ all }: { all: readonly DraftProblem[] }) {
  const t = useTranslations("draftForm.panel");
  const counts = [
    { tone: "error", name: "errorsCount", count: problemsOf(all, "error").length },
    { tone: "neutral", name: "missingCount", count: askedFor(all).length },
    { tone: "warning", name: "adviceCount", count: problemsOf(all, "advice").length },
  ] as const;
  const open = counts.filter(({ count }) => count > 0);
  if (open.length === 0) {
    return (
      <span className="inline-flex items-center gap-1.5">
        <Mark tone="good" />
        {t("allThere")}
      </span>
    );
  }
  return open.map(({ tone, name, count }) => (
    <span key={name} className="inline-flex items-center gap-1.5 pe-3">
      <Mark tone={tone} />
      {t(name, { count })}
    </span>
  ));
}
