import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Mark, type Tone } from "@/components/ui/mark";
import type { DraftProblem } from "@/lib/drafts/problems";
import { askedFor, borrowerOf, problemsOf } from "./problem-lines";
import { useProblemText } from "./use-problem-text";

/** More lines than this of one kind are counted, not shown. */
const MOST_SHOWN = 12;
const MOST_NAMED = 4;

/** The three strictnesses, told apart by word and shape: what cannot be sent, what PA2 will ask for, what is advice. */
export function ProblemLists({
  all,
  isGroup,
  isBlank,
}: {
  all: readonly DraftProblem[];
  isGroup: boolean;
  /** Nothing at all is filled in. */
  isBlank: boolean;
}) {
  const t = useTranslations("draftForm.panel");
  const [errors, advice, asked] = [problemsOf(all, "error"), problemsOf(all, "advice"), askedFor(all)];
  return (
    <div className="space-y-5">
      <Kind
        tone="error"
        title={t("errorsTitle", { count: errors.length })}
        none={isBlank ? t("nothingYet") : t("noErrors")}
        isNoneGood={!isBlank}
        count={errors.length}
      >
        {errors.slice(0, MOST_SHOWN).map((problem, index) => (
          <ProblemLink key={index} problem={problem} isGroup={isGroup} />
        ))}
        <More count={errors.length - MOST_SHOWN} />
      </Kind>
      <Kind tone="neutral" title={t("missingTitle")} none={t("noMissing")} count={asked.length}>
        {asked.map(({ field, borrowers, at }) => (
          <li key={field}>
            <FieldLink at={at}>
              <FieldName field={field} borrowers={isGroup ? borrowers : []} />
            </FieldLink>
          </li>
        ))}
      </Kind>
      {advice.length > 0 && (
        <Kind tone="warning" title={t("adviceTitle")} count={advice.length}>
          {advice.slice(0, MOST_SHOWN).map((problem, index) => (
            <ProblemLink key={index} problem={problem} isGroup={isGroup} />
          ))}
          <More count={advice.length - MOST_SHOWN} />
        </Kind>
      )}
    </div>
  );
}

function Kind({
  tone,
  title,
  none,
  isNoneGood = true,
  count,
  children,
}: {
  tone: Tone;
  title: string;
  none?: string;
  isNoneGood?: boolean;
  count: number;
  children: ReactNode;
}) {
  return (
    <section className="space-y-1">
      <h3 className="flex items-center gap-2 font-semibold">
        <Mark tone={count > 0 ? tone : isNoneGood ? "good" : "neutral"} />
        {count === 0 ? none : title}
      </h3>
      {count > 0 && <ul className="space-y-0.5 ps-5 text-small">{children}</ul>}
    </section>
  );
}

function ProblemLink({ problem, isGroup }: { problem: DraftProblem; isGroup: boolean }) {
  const t = useTranslations("draftForm.panel");
  const textOf = useProblemText();
  const number = isGroup ? borrowerOf(problem) : null;
  return (
    <li>
      <FieldLink at={problem.at}>
        {number !== null && `${t("borrower", { number })}: `}
        {textOf(problem)}
      </FieldLink>
    </li>
  );
}

/** Leads to its field; the form brings a closed borrower to light first. */
function FieldLink({ at, children }: { at: string; children: ReactNode }) {
  return (
    <a
      href={`#${at}`}
      className="block min-h-8 min-w-8 py-1.5 wrap-anywhere text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  );
}

function FieldName({ field, borrowers }: { field: string; borrowers: number[] }) {
  const t = useTranslations("draftForm");
  const name = t(`fields.${field as "photo"}`);
  if (borrowers.length === 0) return name;
  const numbers = borrowers.slice(0, MOST_NAMED).join(", ");
  const more = borrowers.length - MOST_NAMED;
  return `${name} (${t("panel.borrowers", { count: borrowers.length, numbers, more: Math.max(0, more) })})`;
}

function More({ count }: { count: number }) {
  const t = useTranslations("draftForm.panel");
  return count > 0 && <li className="py-1 text-ink-soft">{t("more", { count })}</li>;
}
