import { useTranslations } from "next-intl";
import { Mark } from "@/components/ui/mark";
import { compareTypes, type TypeView } from "@/lib/drafts/compare-types";
import { useFormParts, useKivaLists } from "./form-context";
import { useProblems } from "./use-judged";
import { useProblemText } from "./use-problem-text";

/** What would be refused and why, were the draft an individual loan and were it a group's, side by side. */
export function ComparePanel() {
  const { judged, today } = useFormParts();
  const lists = useKivaLists();
  const t = useTranslations("draftForm.loanType");
  // Drawn anew whenever there is something else to say about the draft.
  useProblems();
  const views = compareTypes(judged.content(), { lists, today });
  return (
    <div className="grid gap-x-8 gap-y-5 pt-2 sm:grid-cols-2">
      {(["individual", "group"] as const).map((type) => (
        <section key={type} aria-labelledby={`compare-${type}`} className="space-y-2">
          <h3 id={`compare-${type}`} className="border-b border-line pb-1 font-semibold">
            {t(`as.${type}`)}
          </h3>
          <View view={views[type]} />
        </section>
      ))}
    </div>
  );
}

function View({ view: { refused, problems } }: { view: TypeView }) {
  const t = useTranslations("draftForm.loanType");
  const reasons = useTranslations("draftProblems.types");
  const fields = useTranslations("draftForm.fields");
  const textOf = useProblemText();
  const errors = problems.filter(({ severity }) => severity === "error");
  const missing = [
    ...new Set(problems.flatMap(({ code }) => (code.startsWith("missing.") ? [code.slice(8)] : []))),
  ];
  return (
    <>
      {refused.length + errors.length === 0 ? (
        <p className="flex items-start gap-2">
          <Mark tone="good" className="mt-1" />
          {t("nothingRefused")}
        </p>
      ) : (
        <ul className="space-y-2">
          {refused.map(({ code, params }) => (
            <Line key={code}>{reasons(code, params)}</Line>
          ))}
          {errors.map((problem, index) => (
            <Line key={index}>{textOf(problem)}</Line>
          ))}
        </ul>
      )}
      <p className="text-small text-ink-soft">
        {missing.length === 0
          ? t("nothingMissing")
          : t("missing", { fields: missing.map((field) => fields(field as "photo")).join(", ") })}
      </p>
    </>
  );
}

function Line({ children }: { children: string }) {
  return (
    <li className="flex items-start gap-2">
      <Mark tone="error" className="mt-1" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}
